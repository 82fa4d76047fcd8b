"""A refusal names the rule and the way forward. Actions raise one; pages show it kindly and keep what was typed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Something that may not be done now; `message` is a kind sentence for the person, `way_on` a link (address, words) or None."""

    status = 403
    title: Any = _("Not this time")

    def __init__(self, message: Any, *, way_on: tuple[Any, Any] | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.way_on = way_on


class NotAllowed(Refusal):
    """The person may see this but may not do that."""


class TooFast(Refusal):
    """Too many tries in a short time."""

    status = 429


class NotNow(Refusal):
    """It would be fine at another moment; nothing was lost."""

    status = 409


class FirstThis(NotNow):
    """One step comes before it, and `way_on` leads there."""

    title = _("One thing first")


def permits(check: Callable[..., None], *args: Any) -> bool:
    """Whether the check passes: the same rule as a yes or no, for showing a button."""
    try:
        check(*args)
    except Refusal:
        return False
    return True


class RefusalMiddleware:
    """Shows a refusal that no view has caught as a page of its own, with the status it names. An open page that asks for a part of itself
    in vain is drawn anew as a whole, and so says why, rather than asking for ever. One that only asks too fast stays as it is, with the
    words that were typed in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refusal page; any other exception goes on to Django."""
        if not isinstance(exception, Refusal):
            return None
        is_part = request.method == "GET" and request.headers.get("HX-Request") == "true"
        if is_part and not isinstance(exception, TooFast):
            return HttpResponse(headers={"HX-Refresh": "true"})
        context = {"refusal": exception, "title": exception.title}
        return render(request, "ui/refusal.html", context, status=exception.status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that came back without its token: mostly a page left open for long. Says that going back keeps the text."""
    refusal = Refusal(
        _(
            "This page was open for a long time, so we did not send it. Go back: your words are still there. Then send again."
        )
    )
    return render(request, "ui/refusal.html", {"refusal": refusal, "title": _("Not sent yet")}, status=403)
