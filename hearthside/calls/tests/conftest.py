"""Servers for the tests of this room, and no memory of one that was away."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from hearthside.calls.tests.servers import APP, SECRET, FakeBigBlueButton, FakeJitsi, serving


@pytest.fixture(autouse=True)
def nobody_is_away() -> None:
    for name in ("jitsi", "bbb"):
        cache.delete(f"calls-away:{name}")


@pytest.fixture
def jitsi(settings: Any) -> Iterator[FakeJitsi]:
    """A Jitsi that the operator has set up."""
    fake = FakeJitsi()
    with serving(fake):
        settings.JITSI = {"url": fake.url, "app_id": APP, "secret": SECRET, "tenant": ""}
        yield fake


@pytest.fixture
def bbb(settings: Any) -> Iterator[FakeBigBlueButton]:
    """A BigBlueButton that the operator has set up."""
    fake = FakeBigBlueButton()
    with serving(fake, "/bigbluebutton"):
        settings.BBB = {"url": fake.url, "secret": SECRET}
        yield fake
