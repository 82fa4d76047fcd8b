"""What a page publishes reaches the readers over each bus; a bus that is away fails no page."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site

from hearthside.kernel import bus
from hearthside.kernel.tests import servers
from hearthside.live import pages
from hearthside.live.app import LiveApp
from hearthside.live.buses import listen
from hearthside.live.tests.streams import Reader, app, token


@pytest.fixture(autouse=True)
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bus, "_rests_until", 0.0)


async def hears(live: LiveApp, publish: Callable[[str], None]) -> float:
    """Seconds from publishing to hearing."""
    reader = await Reader(live, token("thread:1", "ready")).begun()
    listening = asyncio.create_task(listen(live.config, live.hub))
    while "ready" not in {await reader.next(5)}:
        pass
    while not reader.topics.empty():
        reader.topics.get_nowait()
    began = time.monotonic()
    await asyncio.to_thread(publish, "thread:1")
    assert await reader.next(5) == "thread:1"
    listening.cancel()
    return time.monotonic() - began


def test_over_a_socket(settings: Any, tmp_path: Path) -> None:
    settings.LIVE_BUS, settings.LIVE_SOCKET = "socket", str(tmp_path / "live.sock")
    assert asyncio.run(hears(app("socket", settings.LIVE_SOCKET), bus.publish)) < 1


def test_over_redis(settings: Any) -> None:
    settings.LIVE_BUS, settings.REDIS_URL = "redis", servers.redis_address(9)
    assert asyncio.run(hears(app("redis", settings.REDIS_URL), bus.publish)) < 1


def test_over_postgresql(settings: Any) -> None:
    psycopg = pytest.importorskip("psycopg")
    servers.need("PostgreSQL", servers.POSTGRES)

    def publish(topic: str) -> None:
        with psycopg.connect(servers.POSTGRES, autocommit=True) as connection:
            connection.execute("SELECT pg_notify(%s, %s)", [bus.CHANNEL, topic])

    assert asyncio.run(hears(app("postgres", servers.POSTGRES), publish)) < 2


@pytest.mark.django_db(transaction=True)
def test_pages_publish_over_postgresql(settings: Any) -> None:
    if site.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        settings.LIVE_BUS = "postgres"
        bus.publish("thread:1")  # On another database it is away, and says nothing to the page.
        assert bus._rests_until > 0
        return
    settings.LIVE_BUS = "postgres"
    bus.publish("thread:1")
    assert bus._rests_until == 0


@pytest.mark.parametrize("kind", ["socket", "redis"])
def test_a_bus_that_is_away_fails_no_page_and_costs_little(kind: str, settings: Any, tmp_path: Path) -> None:
    settings.LIVE_BUS, settings.LIVE_SOCKET = kind, str(tmp_path / "nobody.sock")
    settings.REDIS_URL = "redis://127.0.0.1:9/0"
    began = time.monotonic()
    for _ in range(100):
        bus.publish("thread:1")
    assert time.monotonic() - began < 1


def test_both_ends_name_the_same_channel() -> None:
    from hearthside.live import buses

    assert buses.CHANNEL == bus.CHANNEL


def test_the_address_of_a_page_opens_the_live_server(settings: Any) -> None:
    settings.LIVE_URL, settings.SITE_URL = "http://127.0.0.1:8001/live/", "http://127.0.0.1:8000"

    async def run() -> int:
        live = LiveApp(pages.live_config())
        words = pages.live_url("ava", ["thread:1"]).partition("?token=")[2]
        return (await Reader(live, words, origin="http://localhost:8000").begun()).status

    assert asyncio.run(run()) == 200
