"""Whether somebody is here, on the help pages too: they stand below this room and cannot ask it themselves."""

from typing import Any

from django.db import Error as DatabaseError
from django.http import HttpRequest

from hearthside.roster.queries import coverage


def coverage_on_help(request: HttpRequest) -> dict[str, Any]:
    """The line for the top of a help page; nothing on other pages, and nothing when the hours cannot be read."""
    if not request.path_info.startswith("/help/"):
        return {}
    try:
        now = coverage()
    except (DatabaseError, OSError):
        return {}
    return {"coverage": now.line, "coverage_is_open": now.is_staffed}
