"""Signing in, joining and linking through the operator's own identity service; 404 where there is none."""

import time
import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts import actions, ages, outside, policy, second_step, sessions, suggestions
from hearthside.accounts.access import open_to_paused, person_of, safe_next
from hearthside.accounts.changes import device_of
from hearthside.accounts.forms import OutsideJoinForm
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person
from hearthside.accounts.views import away
from hearthside.accounts.visitors import visitor_key
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import Refusal

_TRY, _NEWCOMER = "outside_try", "outside_newcomer"
WAITS_FOR = 900
"""Seconds somebody may stay at the other service, and then at our questions."""


def _check_offered() -> None:
    if not outside.is_offered():
        raise Http404


@open_to_paused
@require_POST
def leave_for(request: HttpRequest) -> HttpResponse:
    """To the other service, and back. A person who is signed in comes back to link it, after showing that it is them."""
    _check_offered()
    person = person_of(request)
    if person is not None and not sessions.is_confirmed(request):
        return redirect(reverse("accounts:confirm", query={"next": reverse("accounts:ways_in")}))
    check_rate("outside", visitor_key(request), at_most=30, per_seconds=900)
    address, kept = outside.begin(settings.SITE_URL + reverse("accounts:outside_back"))
    more = {"at": time.time(), "then": safe_next(request), "for": str(person.pk) if person else ""}
    request.session[_TRY] = {**kept, **more, "invitation": request.POST.get("invitation", "")[:100]}
    return render(request, "accounts/leave_for.html", {"address": address, "service": outside.name()})


@open_to_paused
@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """The service's answer: sign in, link, or two questions for a newcomer. One use; refuses an answer to nobody's try."""
    _check_offered()
    check_rate("outside", visitor_key(request), at_most=30, per_seconds=900)
    kept = request.session.pop(_TRY, None)
    if kept and time.time() - kept["at"] > WAITS_FOR:
        kept = None
    try:
        subject = outside.who_is(kept, state=request.GET.get("state", ""), code=request.GET.get("code", ""))
        return _go_on(request, kept, subject)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return redirect("accounts:ways_in" if person_of(request) else "accounts:sign_in")


def _go_on(request: HttpRequest, kept: dict[str, Any], subject: str) -> HttpResponse:
    person = person_of(request)
    if kept["for"] != (str(person.pk) if person else ""):
        raise Http404
    if person is not None:
        outside.link_mine(person=person, subject=subject, device=device_of(request))
        messages.success(request, _("Linked. You can sign in this way now."))
        return redirect("accounts:ways_in")
    known = outside.person_with(subject)
    if known is not None:
        return _sign_in(request, known, kept["then"])
    request.session[_NEWCOMER] = {key: kept[key] for key in ("then", "invitation")} | {
        "subject": subject,
        "at": time.time(),
    }
    return redirect("accounts:outside_join")


def _sign_in(request: HttpRequest, person: Person, then: str) -> HttpResponse:
    if second_step.is_on(person):
        sessions.begin_second_step(request, person, is_shared_device=False, then=then)
        return redirect("accounts:second_step")
    sessions.begin(request, person)
    return redirect(then)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """The newcomer chooses a name and an age band here, as everybody does; nothing comes from the service."""
    _check_offered()
    waiting = request.session.get(_NEWCOMER)
    if person_of(request) is not None or not waiting or time.time() - waiting["at"] > WAITS_FOR:
        return redirect("accounts:join")
    if away.is_away(request):
        return away.too_young(request)
    form = OutsideJoinForm(request.POST or None)
    if request.method != "POST":
        return _page(request, form)
    try:
        return _take(request, form, waiting)
    except Refusal as refusal:
        form.add_error("name" if isinstance(refusal, actions.NameTaken) else None, refusal.message)
        return _page(request, form, refusal.status)


def _page(request: HttpRequest, form: OutsideJoinForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "ideas": suggestions.free_names(), "service": outside.name()}
    return render(request, "accounts/outside_join.html", context, status=status)


def _take(request: HttpRequest, form: OutsideJoinForm, waiting: dict[str, Any]) -> HttpResponse:
    check_rate("join", visitor_key(request), at_most=20, per_seconds=3600)
    policy.check_may_join(waiting["invitation"])
    if not form.is_valid():
        return _page(request, form, 422)
    if not ages.is_old_enough(form.cleaned_data["age_band"], policy.youngest_band()):
        del request.session[_NEWCOMER]
        return away.send_away(request)
    person = _opened(form.cleaned_data, waiting["subject"])
    sessions.begin(request, person)
    request.session.pop(_NEWCOMER, None)
    return redirect(reverse("accounts:recovery_phrase", query={"next": waiting["then"]}))


def _opened(data: dict[str, Any], subject: str) -> Person:
    return actions.open_account_from_outside(
        person_id=uuid.uuid4(),
        subject=subject,
        name=data["name"],
        age_band=data["age_band"],
        country=data["country"],
        language=get_language() or "en",
    )


@require_POST
@sessions.confirmed
def unlink(request: PersonRequest) -> HttpResponse:
    """The service no longer opens this account."""
    _check_offered()
    try:
        outside.unlink(person=request.person, device=device_of(request))
        messages.success(request, _("It no longer opens your account."))
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    return redirect("accounts:ways_in")
