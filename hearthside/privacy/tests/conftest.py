"""What the tests of the room share: keys and a data folder of their own."""

from pathlib import Path
from typing import Any

import pytest

from hearthside.vault.keys import forget_keys


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    """Every test seals with keys nobody else holds, and keeps its files apart."""
    forget_keys()
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "keyring.json")
    settings.DATA_DIR = tmp_path
