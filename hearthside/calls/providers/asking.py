"""Asking a server of the operator's over the network: briefly, a little at a time, and never twice while it is known to be away."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from django.core.cache import cache

if TYPE_CHECKING:
    import requests

T = TypeVar("T")
WAIT = (2.0, 2.0)
"""Seconds to reach it, and to wait for each part of its answer."""
LONGEST = 2.0
"""Seconds for the whole of an answer, once it began."""
LARGEST = 50_000
"""Bytes of an answer that are read."""
AWAY_FOR = 15
"""Seconds for which a server that did not answer is not asked again: so many people wait two seconds each, not one after the other."""


class NoAnswer(Exception):
    """The server is away, slow, or its answer is not what it should be. `code` names the kind; never the other side's words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code[:60]


def ask(address: str) -> tuple[int, bytes]:
    """The status and the first bytes of what stands at an address that the operator's settings name. Follows no redirect.

    Refuses with NoAnswer what takes longer than `WAIT` and `LONGEST`, and errors of the server (500 and above).
    """
    import requests

    try:
        with requests.get(address, timeout=WAIT, stream=True, allow_redirects=False) as answer:
            body = _read(answer)
    except requests.RequestException as error:
        raise NoAnswer(type(error).__name__) from None
    if answer.status_code >= 500:
        raise NoAnswer(f"status {answer.status_code}")
    return answer.status_code, body


def _read(answer: requests.Response) -> bytes:
    until, body = time.monotonic() + LONGEST, b""
    while len(body) < LARGEST:
        try:
            part = answer.raw.read1(LARGEST - len(body), decode_content=True)
        except Exception as error:
            raise NoAnswer(type(error).__name__) from None
        if not part:
            break
        body += part
        if time.monotonic() > until:
            raise NoAnswer("slow")
    return body


def unless_away(name: str, asks: Callable[[], T]) -> T:
    """What `asks` gives. A server that was silent a moment ago is not asked at all: NoAnswer comes at once."""
    key = f"calls-away:{name}"
    if cache.get(key):
        raise NoAnswer("away")
    try:
        return asks()
    except NoAnswer:
        cache.set(key, True, timeout=AWAY_FOR)
        raise


def host_of(address: str) -> str:
    """The name of the machine in an address; nothing for what is no address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
