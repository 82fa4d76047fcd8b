"""What pages need of the live server: the address with a ticket in it, and the file it starts from."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from hearthside.live.config import LiveConfig
from hearthside.live.tokens import derive_key, make_token

LIFETIME = 4 * 3600
"""Seconds a page may stay open and still be told of news; signing out everywhere ends it at once."""


def live_url(person_id: object | None, topics: Iterable[str]) -> str:
    """The address a page listens to for these topics; it works for four hours or until the person's tickets are revoked."""
    return f"{settings.LIVE_URL}?token={make_token(person_id, topics, LIFETIME, key=derive_key(settings.SECRET_KEY))}"


def live_surroundings(request: HttpRequest) -> dict[str, Any]:
    """`live_url(["thread:..."])` for templates."""
    person = getattr(request, "person", None)
    return {"live_url": partial(live_url, person.pk if person else None)}


def live_config(site: str = "") -> LiveConfig:
    """What the live server is started with. `site` is the address of the pages, when it is another than the settings say."""
    key = derive_key(settings.SECRET_KEY).hex()
    return LiveConfig(key, settings.LIVE_BUS, _bus_address(), _origins(site or settings.SITE_URL))


def _bus_address() -> str:
    addresses = {"socket": settings.LIVE_SOCKET, "postgres": settings.DATABASE_URL, "redis": settings.REDIS_URL}
    return str(addresses[settings.LIVE_BUS])


def _origins(address: str) -> list[str]:
    site = urlsplit(address)
    hosts = {site.hostname or ""}
    if hosts <= {"127.0.0.1", "localhost"}:
        hosts = {"127.0.0.1", "localhost"}
    port = f":{site.port}" if site.port else ""
    return sorted(f"{site.scheme}://{host}{port}" for host in hosts)
