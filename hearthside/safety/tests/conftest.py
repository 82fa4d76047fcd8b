"""What the tests of the room share: who was told, and a keyring of their own."""

from pathlib import Path
from typing import Any

import pytest

from hearthside.notifications import actions as notifications
from hearthside.vault.keys import forget_everything


@pytest.fixture(autouse=True)
def own_keyring(settings: Any, tmp_path: Path) -> None:
    """Every test seals with keys nobody else holds."""
    forget_everything()
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "keyring.json")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[set[Any], str]]:
    """Who was told what, as (ids, kind), instead of telling them."""
    calls: list[tuple[set[Any], str]] = []

    def tell(people: Any, kind: str, *, about: Any, but_not: Any = ()) -> None:
        calls.append(({getattr(one, "pk", one) for one in people}, kind))

    monkeypatch.setattr(notifications, "tell", tell)
    return calls
