"""Who may come in: decorators for views, and the rule that a paused person takes no part."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import session_rows, unsent
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotAllowed

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
PersonView = Callable[Concatenate[PersonRequest, P], HttpResponse]


DESK = ("/safety/", "/site/")
FOR_EVERYBODY = ("/safety/report/", "/safety/held/")


def is_desk(path: str) -> bool:
    """Whether this address is for people who look after others."""
    return path.startswith(DESK) and not path.startswith(FOR_EVERYBODY)


def check_may_take_part(person: Person) -> None:
    """Refuses with NotAllowed while the team has paused the account. Help, own data and the exit do not ask this."""
    if person.is_paused:
        raise NotAllowed(
            _("Your account is paused by the team for now. You can still get help, and your data is yours.")
        )


def signed_in(view: PersonView[P]) -> View[P]:
    """After this, the view has a person; a visitor is sent to sign in and comes back here."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if person_of(request) is None:
            return _ask_to_sign_in(request)
        if unsent.SENT_ON in request.POST:
            unsent.forget(request)
        return view(cast(PersonRequest, request), *args, **kwargs)

    return guarded


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the page for signing in, and from there on to what was asked for."""
    ended = request.COOKIES.pop(
        settings.SESSION_COOKIE_NAME, ""
    )  # Unseen, it stays in the browser: a later press needs it.
    is_part = request.headers.get("HX-Request") == "true"
    if is_part and (request.method == "GET" or "HX-Trigger-Name" in request.headers):
        return _left_alone(request)
    address = reverse("accounts:unsent") if _waits(request, ended) else request.get_full_path()
    then = redirect_to_login(address, settings.LOGIN_URL)
    return HttpResponse(headers={"HX-Redirect": then.url}) if is_part else then


def _left_alone(request: HttpRequest) -> HttpResponse:
    """For what an open page does by itself: it stays as it is. One of the desk is drawn anew, lest somebody wait before a dead page."""
    return HttpResponse(headers={"HX-Refresh": "true"}) if is_desk(request.path) else HttpResponse(status=204)


def _waits(request: HttpRequest, ended: str) -> bool:
    """Whether this form, sent in a session that had just ended, waits for its sender; they are told so."""
    waits = unsent.keep(request, session_rows.who_was(ended))
    if waits:
        messages.info(request, _("You were signed out after a while. What you wrote is kept. Sign in, then send it."))
    return waits


def operator_only(view: PersonView[P]) -> View[P]:
    """After this, the view has the person who runs the site; everybody else who is signed in gets a 404."""

    @wraps(view)
    def guarded(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.person.is_operator:
            raise Http404
        return view(request, *args, **kwargs)

    return signed_in(guarded)


def open_to_paused(view: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a view that stays open to a paused person: help, own data, the appeal, the way out."""

    @wraps(view)
    def marked(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    marked.is_open_to_paused = True  # type: ignore[attr-defined]
    return marked


def person_of(request: HttpRequest) -> Person | None:
    """The person signed in, or None."""
    return getattr(request, "person", None)


PAGE_STARTS = ("/", "http://", "https://")


def safe_next(request: HttpRequest, otherwise: str = "/") -> str:
    """Where `next` asks to go, if that is a page of this site; else `otherwise`."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return (
        asked if ours and asked.startswith(PAGE_STARTS) else otherwise
    )  # A bare word is no address: it could name a view.
