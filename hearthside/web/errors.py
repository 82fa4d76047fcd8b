"""Pages for when something did not work. They need no database, and never say what was typed."""

import sys
from collections.abc import Callable
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from hearthside.web.surroundings import around

LAST_RESORT = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Not now</title>"
    "<h1>This page could not be shown</h1><p>It was not you. Please try again in a little while.</p>"
    '<p><a href="/help/">Get help now</a></p></html>'
)
SOON = "30"
"""Seconds after which a browser may ask again."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what the browser sent made no sense to us."""
    why = _("Your browser sent something we could not read. Going back and trying again often helps.")
    return _page(request, 400, _("That did not reach us whole"), why)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: here, but not for this person."""
    return _page(request, 403, _("This page is not open to you"), _("It may be for members, or for the team."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing that this person may know of."""
    why = _("It may have been taken back, or the address has a slip in it.")
    return _page(request, 404, _("There is nothing here"), why)


class WrongWayMiddleware:
    """405: an address that only a button leads to, opened by hand or from an old tab, answers with a page instead of with nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            response.content = wrong_way(request).content
        return response


def wrong_way(request: HttpRequest) -> HttpResponse:
    """405: this address takes a press of a button, and this was none."""
    why = _("This address only works from a button on another page. Nothing was sent, and nothing has changed.")
    return _page(request, 405, _("There is nothing to read here"), why)


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is away."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return closed_for_now(request)
    why = _("Something on our side did not work. It was not you.")
    return _page(request, 500, _("This page could not be shown"), why, is_bare=True)


def closed_for_now(request: HttpRequest) -> HttpResponse:
    """503: away for a moment."""
    why = _("We are mending something. Please try again in a little while. Help is open all the time.")
    response = _page(request, 503, _("Back in a moment"), why, is_bare=True)
    response.headers["Retry-After"] = SOON
    return response


def _page(request: HttpRequest, status: int, what: str, why: str, *, is_bare: bool = False) -> HttpResponse:
    """Carries no token, so that two of them are the same byte for byte. With `is_bare` nothing is asked of the person either."""
    context: dict[str, Any] = {"what": what, "why": why, "offers_help": status >= 500}
    try:
        context |= around(request) | ({} if is_bare else _look(request)) | {"coverage": ""}
        return HttpResponse(render_to_string("web/error.html", context), status=status)
    except Exception:  # The last page there is must come, whatever broke.
        return HttpResponse(LAST_RESORT, status=max(status, 500))


def _look(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    return {"theme": person.look["theme"], "text_size": person.look["text"]} if person else {}
