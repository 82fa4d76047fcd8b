"""Help stays up when the rest of the house is down."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from hearthside.directory.pages import help_context
from hearthside.directory.place_of_reader import country_for

PAGES = {
    "/help/": "directory/help.html",
    "/help/way/": "directory/way.html",
    "/help/worried/": "directory/worried.html",
    "/help/after/": "directory/help.html",
}
_logger = logging.getLogger("hearthside.directory")


class HelpStaysUp:
    """When a help page fails for any reason (no database, no session), it is shown without all that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or for a help page that failed the plain one, with status 200."""
        response = self.get_response(request)
        page = PAGES.get(request.path_info)
        if page is None or response.status_code < 500 or request.method not in ("GET", "HEAD"):
            return response
        _logger.error("A help page failed; the plain one is shown.")
        request.person = None  # type: ignore[attr-defined]
        return HttpResponse(render_to_string(page, help_context(country_for(request))))
