"""Nothing that a process remembers goes from one test to the next."""

from collections.abc import Iterator

import pytest

from hearthside.finding import shelf, times


@pytest.fixture(autouse=True)
def fresh_shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(times, "_sources", [])
    shelf.forget()
    yield
    shelf.forget()
