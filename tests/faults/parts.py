"""A site on disk with somebody in each role, opened again and again with other parts missing, and walked over HTTP."""

import http.client
import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from hearthside.config.doors import doors
from hearthside.config.tests.sites import Site, hearthside, running, with_tables
from tests.faults.posting import FORM, TOKEN, WORRYING

WALKERS = ("visitor", "member", "moderator", "admin")
NOT_WALKED = {"accounts:sign_out", "kernel:readyz", "accounts:address"}
"""Ends the visit; says by design that something is missing; is there only where mail can be sent."""
MAKE = """
import json
from tests.attacks.walk import addresses
from tests.world import small_world
world = small_world()
cookies = {role: world.client(role).cookies["sid"].value for role in %r if role != "visitor"}
print(json.dumps({"cookies": cookies, "addresses": addresses(world), "thread": str(world.thread.pk)}))
"""


@dataclass
class Town:
    """The data of a site, who is signed in there, and every address."""

    data: Path
    cookies: dict[str, str]
    addresses: dict[str, str]
    thread: str


def town(folder: Path) -> Town:
    """A small world on SQLite, made ready to be opened."""
    data, hosts = with_tables(folder / "data"), {"HEARTHSIDE_HOSTS": "127.0.0.1,testserver"}
    assert hearthside(data, "prepare").returncode == 0
    made = hearthside(data, "shell", "-v0", "-c", MAKE % (WALKERS,), **hosts)
    assert made.returncode == 0, made.stderr
    return Town(data, **json.loads(made.stdout.splitlines()[-1]))


@contextmanager
def opened(place: Town, *words: str, **more: str) -> Iterator[Site]:
    """The site, with these parts and settings."""
    with running(place.data, "--no-prepare", "--workers", "1", *words, **more) as site:
        site.wait_for("/healthz")
        yield site


def answer(site: Site, address: str, cookie: str = "", form: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and page; a form goes with the token of the page `/look/`."""
    cookies = f"sid={cookie}" if cookie else ""
    if form is not None:
        _, page, token_cookie = _ask(site, "GET", "/look/", cookies)
        found = TOKEN.search(page)
        assert found, "no form on the page of looks"
        form = form | {"csrfmiddlewaretoken": found[1]}
        cookies = "; ".join(filter(None, (cookies, token_cookie)))
    return _ask(site, "POST" if form else "GET", address, cookies, urlencode(form) if form else None)[:2]


def _ask(site: Site, method: str, address: str, cookies: str, body: str | None = None) -> tuple[int, str, str]:
    caller = http.client.HTTPConnection("127.0.0.1", site.port, timeout=6)
    try:
        caller.request(method, address, body, {"Cookie": cookies} | ({"Content-Type": FORM} if body else {}))
        got = caller.getresponse()
        token = next(
            (one.partition(";")[0] for one in got.headers.get_all("Set-Cookie", []) if one.startswith("csrf=")), ""
        )
        return got.status, got.read().decode(errors="replace"), token
    finally:
        caller.close()


def surprises(site: Site, place: Town, *roles: str) -> list[str]:
    """Every address that answers one of these roles, or anybody, otherwise than its door says."""
    rows, found = doors(), []
    for name, address in place.addresses.items():
        if not rows[name].get or name in NOT_WALKED:
            continue
        for role in roles or WALKERS:
            status = answer(site, address, place.cookies.get(role, ""))[0]
            if status != rows[name].expects("GET")[role]:
                found.append(f"{role} {address}: {status}")
    return found


def post_worry(site: Site, place: Town, words: str = WORRYING) -> int:
    """A member's reply that should worry us; its status."""
    form = {"body": words, "once": f"once-{time.monotonic_ns()}", "has_seen_leaks": "on"}
    return answer(site, f"/talk/{place.thread}/reply/", place.cookies["member"], form)[0]


@contextmanager
def silent_server() -> Iterator[int]:
    """A port where somebody takes every call and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(256)
        yield int(server.getsockname()[1])


def nobody() -> int:
    """A port where nobody listens."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])
