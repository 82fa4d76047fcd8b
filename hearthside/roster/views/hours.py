"""The hours: everybody may read them, the team sets them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.accounts.access import open_to_paused, person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal, permits
from hearthside.roster import access, actions, queries
from hearthside.roster.access import check_may_set_hours
from hearthside.roster.forms import DayOffForm, HoursForm
from hearthside.roster.stints import place_zone


@open_to_paused
@require_GET
def hours(request: HttpRequest) -> HttpResponse:
    """When a trained person is here."""
    return _page(request)


def _page(request: HttpRequest, status: int = 200, **forms: Any) -> HttpResponse:
    person = person_of(request)
    may_set = permits(check_may_set_hours, person)
    context = {
        "now": queries.coverage(),
        "week": queries.week(),
        "days_off": queries.days_off(),
        "zone": str(place_zone()),
        "may_set": may_set,
        "keeps_watch": person is not None and access.keeps_watch(person),
        "form": HoursForm() if may_set else None,
        "day_form": DayOffForm(),
    }
    return render(request, "roster/hours.html", context | forms, status=status)


@signed_in
@require_POST
def add(request: PersonRequest) -> HttpResponse:
    """More hours."""
    check_may_set_hours(request.person)
    form = HoursForm(request.POST)
    if form.is_valid():
        try:
            actions.add_hours(actor=request.person, **form.cleaned_data)
            messages.success(request, _("Saved. Every page says so now."))
            return redirect("roster:hours")
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    return _page(request, status=422, form=form)


@signed_in
@require_POST
def remove(request: PersonRequest, hours_id: UUID) -> HttpResponse:
    """Hours that no longer count."""
    actions.remove_hours(actor=request.person, hours_id=hours_id)
    messages.success(request, _("Taken off. Every page says so now."))
    return redirect("roster:hours")


@signed_in
@require_POST
def day_off(request: PersonRequest) -> HttpResponse:
    """A day without hours, or a day with them again."""
    check_may_set_hours(request.person)
    form = DayOffForm(request.POST)
    if not form.is_valid():
        return _page(request, status=422, day_form=form)
    day: date = form.cleaned_data["day"]
    actions.set_day_off(actor=request.person, day=day, is_off=request.POST.get("off") != "no")
    messages.success(request, _("Saved."))
    return redirect("roster:hours")
