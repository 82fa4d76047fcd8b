"""Opening an account: a name and a pass-phrase, or a passkey. No e-mail, no real name, no birth date."""

import time
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.accounts import actions, ages, arrivals, outside, passkeys, policy, sessions, suggestions
from hearthside.accounts.access import person_of, safe_next
from hearthside.accounts.forms import JoinForm, PasskeyForm
from hearthside.accounts.models import Person
from hearthside.accounts.views import away
from hearthside.accounts.visitors import visitor_key
from hearthside.kernel.place import place
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import Refusal

WAITS_FOR = 900
"""Seconds a sign-up waits for its passkey."""


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """The sign-up page; kindly closed while the place is, and to somebody who has just said they are too young."""
    if person_of(request) is not None:
        return redirect(safe_next(request))
    if request.method != "POST" and "invitation" in request.GET:
        return _move_on(request)
    if away.is_away(request):
        return away.too_young(request)
    try:
        policy.check_may_join(_invitation(request))
    except Refusal as refusal:
        here = place()
        takes_codes = here.is_open and here.joining == "invitation"
        context = {"refusal": refusal, "is_set_up": here.is_set_up, "takes_codes": takes_codes}
        return render(request, "accounts/join_closed.html", context, status=refusal.status)
    return _take(request) if request.method == "POST" else _page(request, JoinForm())


def _invitation(request: HttpRequest) -> str:
    return request.POST.get("invitation", "")[:100] or arrivals.kept(request, arrivals.INVITATION)


def _move_on(request: HttpRequest) -> HttpResponse:
    """The code leaves the address and waits in the session."""
    then, code = safe_next(request, ""), request.GET["invitation"][:100]
    to = reverse("accounts:join", query={"next": then} if then else None)
    return arrivals.move_on(request, arrivals.INVITATION, code, to)


def _page(request: HttpRequest, form: JoinForm, status: int = 200) -> HttpResponse:
    ideas = [] if form.is_bound and "name" not in form.errors else suggestions.free_names()
    more = {"next": safe_next(request, ""), "invitation": _invitation(request)}
    more["service"] = outside.name() if outside.is_offered() else ""
    return render(request, "accounts/join.html", {"form": form, "ideas": ideas, **more}, status=status)


def _take(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST, wants_passkey=request.POST.get("way") == "passkey")
    try:
        check_rate("join", visitor_key(request), at_most=20, per_seconds=3600)
        if not form.is_valid():
            return _page(request, form, 422)
        if not ages.is_old_enough(form.cleaned_data["age_band"], policy.youngest_band()):
            return away.send_away(request)
        return _wait_for_passkey(request, form) if form.wants_passkey else _open(request, form)
    except actions.NameTaken as refusal:
        form.add_error("name", refusal.message)
        return _page(request, form, refusal.status)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, form, refusal.status)


def _open(request: HttpRequest, form: JoinForm) -> HttpResponse:
    data = form.cleaned_data
    person = actions.open_account(
        name=data["name"],
        passphrase=data["passphrase"],
        age_band=data["age_band"],
        country=data["country"],
        language=get_language() or "en",
    )
    sessions.begin(request, person)
    return redirect(_phrase_page(safe_next(request, "")))


def _phrase_page(then: str) -> str:
    if then:
        return reverse("accounts:recovery_phrase", query={"next": then})
    return reverse("accounts:recovery_phrase")


def _wait_for_passkey(request: HttpRequest, form: JoinForm) -> HttpResponse:
    data = form.cleaned_data
    if Person.objects.called(data["name"]):
        raise actions.NameTaken(_("That name is not free here, or it looks too much like another."))
    waiting = {key: data[key] for key in ("name", "age_band", "country")}
    request.session["joining"] = {**waiting, "id": str(uuid.uuid4()), "at": time.time(), "then": safe_next(request, "")}
    return redirect("accounts:join_passkey")


@require_http_methods(["GET", "HEAD", "POST"])
def join_passkey(request: HttpRequest) -> HttpResponse:
    """The second half of a sign-up with a passkey; back to the start when there is no first half."""
    waiting = request.session.get("joining")
    if person_of(request) is not None or not waiting or time.time() - waiting["at"] > WAITS_FOR:
        return redirect("accounts:join")
    form = PasskeyForm(request.POST or None)
    if request.method != "POST":
        return _passkey_page(request, form, waiting)
    try:
        check_rate("join", visitor_key(request), at_most=20, per_seconds=3600)
        return _open_with_passkey(request, form, waiting)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _passkey_page(request, form, waiting, refusal.status)


def _passkey_page(request: HttpRequest, form: PasskeyForm, waiting: dict[str, Any], status: int = 200) -> HttpResponse:
    newcomer = Person(pk=uuid.UUID(waiting["id"]), name=waiting["name"], name_key=waiting["name"])
    context = {"form": form, "name": waiting["name"], "options": passkeys.creation_options(newcomer)}
    return render(request, "accounts/join_passkey.html", context, status=status)


def _open_with_passkey(request: HttpRequest, form: PasskeyForm, waiting: dict[str, Any]) -> HttpResponse:
    if not form.is_valid():
        return _passkey_page(request, form, waiting, 422)
    passkeys.check_made(form.cleaned_data["credential"])
    person = actions.open_account_with_passkey(
        person_id=uuid.UUID(waiting["id"]),
        name=waiting["name"],
        age_band=waiting["age_band"],
        country=waiting["country"],
        language=get_language() or "en",
        credential=form.cleaned_data["credential"],
        label=form.cleaned_data["label"],
    )
    sessions.begin(request, person)
    request.session.pop("joining", None)
    return redirect(_phrase_page(waiting["then"]))
