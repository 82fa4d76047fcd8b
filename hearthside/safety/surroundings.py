"""Links on other rooms' pages that lead to the team."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def decisions_on_pause(request: HttpRequest) -> dict[str, str]:
    """Where a paused person reads why, and asks for a second look. No query."""
    return {"decisions_url": reverse("safety:mine")}


def clock_on_hours(request: HttpRequest) -> dict[str, str]:
    """Where everybody reads how soon people were there, when that is public; only the page of the hours needs it."""
    is_shown = settings.SERVICE_CLOCK_IS_PUBLIC and request.path_info == "/hours/"
    return {"service_clock_url": reverse("safety:public_clock")} if is_shown else {}


def ask_on_help(request: HttpRequest) -> dict[str, str]:
    """Where somebody asks the team to write; only the help pages need it."""
    return {"ask_url": reverse("safety:ask")} if request.path_info.startswith("/help/") else {}
