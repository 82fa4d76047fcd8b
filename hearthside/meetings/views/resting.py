"""Days on which the whole place does not meet: chosen by the team, who see first what it changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.meetings import access, actions, queries
from hearthside.meetings.actions.resting import planned_between, quieted_on
from hearthside.meetings.forms import PlaceRestForm
from hearthside.meetings.pages import page
from hearthside.meetings.queries import Touched


@signed_in
@require_http_methods(["GET", "POST"])
def place_rests(request: PersonRequest) -> HttpResponse:
    """Sets quiet days and gives them back; both show first what they change, and do it when that was seen."""
    access.check_may_rest_everywhere(request.person)
    if "again" in request.POST:
        return _again(request)
    form = PlaceRestForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, {"form": form}, status=422 if request.method == "POST" else 200)
    said = form.cleaned_data
    found = queries.touched(planned_between(said["first"], said["last"]))
    if not _was_seen(request, found):
        return _page(request, {"form": form, "touched": found, "said": said})
    count = actions.rest_everywhere(actor=request.person, **said)
    messages.success(
        request,
        ngettext("Saved. One meeting is off.", "Saved. %(count)s meetings are off.", count) % {"count": count},
    )
    return redirect("meetings:place_rests")


def _again(request: PersonRequest) -> HttpResponse:
    try:
        day = date.fromisoformat(request.POST["again"])
    except ValueError:
        return redirect("meetings:place_rests")
    found = queries.touched(quieted_on(day))
    if not _was_seen(request, found):
        return _page(request, {"form": PlaceRestForm(), "touched": found, "again": day})
    count = actions.meet_everywhere(actor=request.person, day=day)
    messages.success(
        request,
        ngettext("Saved. One meeting takes place again.", "Saved. %(count)s meetings take place again.", count)
        % {"count": count},
    )
    return redirect("meetings:place_rests")


def _was_seen(request: PersonRequest, found: Touched) -> bool:
    """Whether who presses has seen just this: when something was planned meanwhile, they see it first."""
    return request.POST.get("seen") == str(found.count)


def _page(request: PersonRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    context |= {"days": queries.quiet_days_of(None), "is_anew": "seen" in request.POST}
    return page(request, "place_rests", context, status=status)
