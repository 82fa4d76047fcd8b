"""The visitor's first page, kept in this process's memory until what it says changes: no query while it is warm."""

import time
from collections.abc import Callable, Hashable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from hearthside.kernel.place import place
from hearthside.roster.queries import coverage

KEPT_FOR = 60.0
"""Seconds."""
MOST = 50
_pages: dict[Hashable, tuple[float, bytes]] = {}


def cached(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page for somebody without a session; a page that carries a token, a message or a cookie is never kept."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES:
        return make()
    key = (place(), coverage().line, get_language(), request.COOKIES.get("discreet", ""))
    made_at, content = _pages.get(key, (0.0, b""))
    if content and time.monotonic() - made_at < KEPT_FOR:
        return HttpResponse(content)
    return _kept(key, make())


def _kept(key: Hashable, response: HttpResponse) -> HttpResponse:
    if response.status_code == 200 and not response.cookies and b"csrfmiddlewaretoken" not in response.content:
        if len(_pages) >= MOST:
            _pages.clear()
        _pages[key] = (time.monotonic(), response.content)
    return response


def forget() -> None:
    """The next visit makes the page anew."""
    _pages.clear()
