"""Every test of the vault has a keyring of its own and holds no key of another test."""

from pathlib import Path
from typing import Any

import pytest

from hearthside.vault.keys import forget_keys


@pytest.fixture(autouse=True)
def own_keyring(settings: Any, tmp_path: Path) -> Path:
    """The path of this test's keyring file."""
    forget_keys()
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "secret" / "keyring.json")
    return tmp_path / "secret" / "keyring.json"
