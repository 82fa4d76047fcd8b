"""Links on other rooms' pages that lead to the team."""

from django.http import HttpRequest
from django.urls import reverse


def decisions_on_pause(request: HttpRequest) -> dict[str, str]:
    """Where a paused person reads why, and asks for a second look. No query."""
    return {"decisions_url": reverse("safety:mine")}


def ask_on_help(request: HttpRequest) -> dict[str, str]:
    """Where somebody asks the team to write; only the help pages need it."""
    return {"ask_url": reverse("safety:ask")} if request.path_info.startswith("/help/") else {}
