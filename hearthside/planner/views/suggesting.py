"""How much energy is there, what could be done with it, and planning one of these things. Visitors may look; nothing of it is kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal
from hearthside.planner import access, actions, days, queries
from hearthside.planner.catalogue import ENERGIES
from hearthside.planner.forms import SOMETIME, PlanForm

MOST_TURNS = 500


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """Asks for the energy, and then shows what fits. The answer is sent in a form, so that it stands in no address."""
    context: dict[str, Any] = {"energies": ENERGIES, "is_private": True, "is_signed_in": person_of(request) is not None}
    if request.method != "POST":
        return render(request, "planner/ask.html", context)
    energy = _number(request, "energy")
    if energy not in ENERGIES:
        return render(request, "planner/ask.html", context | {"asks_again": True}, status=422)
    turn, wishes = min(_number(request, "turn"), MOST_TURNS), request.POST.getlist("wish")[:8]
    offered = queries.offered(person_of(request), energy=energy, turn=turn, wishes=wishes)
    context |= {"energy": energy, "turn": turn, "wishes": wishes, "offered": offered}
    return render(request, "planner/suggestions.html", context)


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 0


@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: HttpRequest, activity: str) -> HttpResponse:
    """One thing to do, with its first step; a form plans it."""
    if request.method == "POST":
        return _plan(request, activity)
    form = PlanForm(initial={"when": SOMETIME, "part": ""}) if person_of(request) else None
    return _activity_page(request, activity, form)


@signed_in
def _plan(request: PersonRequest, activity: str) -> HttpResponse:
    form = PlanForm(request.POST)
    if form.is_valid() and _planned(request, activity, form):
        return redirect("planner:mine")
    return _activity_page(request, activity, form, status=422)


def _planned(request: PersonRequest, activity: str, form: PlanForm) -> bool:
    found, given = access.get_activity_for(request.person, activity), form.cleaned_data
    on = form.day(days.today_of(request.person))
    try:
        made = actions.plan(
            person=request.person, activity=found, on=on, part=given["part"], note=given["note"],
            wants_reminder=given["reminds"],
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    messages.success(request, _("Planned. You can change it or let it go at any time."))
    tell_of_reminder(request, wanted=given["reminds"], comes=made.remind_at is not None)
    return True


def tell_of_reminder(request: HttpRequest, *, wanted: bool, comes: bool) -> None:
    """Says so where a reminder was asked for that cannot come."""
    if wanted and not comes:
        messages.info(request, _("There will be no reminder: it has no day, or its hour is over."))


def _activity_page(request: HttpRequest, key: str, form: PlanForm | None, status: int = 200) -> HttpResponse:
    found = access.get_activity_for(person_of(request), key)
    context = {"activity": found, "form": form, "is_private": True}
    return render(request, "planner/activity.html", context, status=status)
