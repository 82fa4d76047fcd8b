"""Puts the person on the request, in their own language and time."""

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel.place import place
from hearthside.kernel.refusals import NotNow
from hearthside.vault.keyring import VaultClosed
from hearthside.vault.sealing import Sealed

_there: set[str] = set()


def being_there_counts(*rooms: str) -> None:
    """After this, an open page of these rooms keeps its session alive: somebody who listens to a meeting for hours is there."""
    _there.update(rooms)


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in."""

    person: Person


class PersonMiddleware:
    """After this, `request.person` is the person signed in, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, made in the person's own time zone."""
        person = _person_of(request)
        request.person = person  # type: ignore[attr-defined]
        with timezone.override(_zone(person)):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """The session goes on. A paused person gets a kind page in place of the view, except where `open_to_paused` says so."""
        person: Person | None = getattr(request, "person", None)
        if person is not None and not _asks_by_itself(request):
            request.session.goes_on()  # type: ignore[attr-defined]
        if person is None or not person.is_paused or getattr(view, "is_open_to_paused", False):
            return None
        return render(request, "accounts/paused.html", {"paused_until": person.paused_until}, status=403)


class SealedMiddleware:
    """Where a page needs what is sealed and it does not open, one kind page says so: the vault is closed, or a value is torn."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page, with status 409; any other exception goes on to Django."""
        if not isinstance(exception, Sealed):
            return None
        if isinstance(exception, VaultClosed):
            title, words = (
                _("Locked for now"),
                _("This part is locked for now. Nothing is lost. Please try again later."),
            )
        else:
            title, words = _("Not this time"), _("Something here cannot be opened. The rest of the place works.")
        context = {"title": title, "refusal": NotNow(words)}
        return render(request, "ui/refusal.html", context, status=NotNow.status)


def _asks_by_itself(request: HttpRequest) -> bool:
    """Whether an open page asks for news of its own accord, with nobody there perhaps."""
    is_part = request.method == "GET" and request.headers.get("HX-Request") == "true"
    return is_part and (request.resolver_match is None or request.resolver_match.app_name not in _there)


def _person_of(request: HttpRequest) -> Person | None:
    """Found once, and put in the place of Django's lazy stand-in, which costs something at every touch."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = get_user(request)
    request.user = user
    return user if isinstance(user, Person) else None


def _zone(person: Person | None) -> zoneinfo.ZoneInfo:
    place()  # So that the settings hold the clock of the place.
    try:
        return zoneinfo.ZoneInfo((person and person.time_zone) or settings.TIME_ZONE)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo(settings.TIME_ZONE)
