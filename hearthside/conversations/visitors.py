"""Pages for visitors, kept in this process's memory by the thread's version: right by construction, gone when it changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from hearthside.conversations import queries
from hearthside.roster.queries import coverage

MOST = 500  # pages; at 40 KB a page this is 20 MB at most
_pages: OrderedDict[Hashable, bytes] = OrderedDict()


def cached(request: HttpRequest, thread_id: UUID, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The visitor's page of a thread they may read: one query for its version, then from memory. 404 as for any other reader.

    Serves nobody with a session and keeps no page that carries a token or sets a cookie.
    """
    version = queries.visitors_version(thread_id)
    look = request.COOKIES.get("look", ""), request.COOKIES.get("low_energy", "")
    key = (thread_id, version, request.GET.get("from"), get_language(), look, coverage().line)
    page = _pages.get(key)
    if page is None:
        return _kept(key, make())
    with suppress(KeyError):  # another thread may have let it go just now
        _pages.move_to_end(key)
    return HttpResponse(page)


def _kept(key: Hashable, response: HttpResponse) -> HttpResponse:
    if response.status_code == 200 and not response.cookies and b"csrfmiddlewaretoken" not in response.content:
        _pages[key] = response.content
        while len(_pages) > MOST:
            _pages.popitem(last=False)
    return response
