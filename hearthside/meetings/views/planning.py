"""Planning meetings of a group, changing and ending them, and days on which nobody meets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.kernel.refusals import Refusal
from hearthside.meetings import access, actions, queries
from hearthside.meetings.formats import KINDS
from hearthside.meetings.forms import MeetingForm, QuietDayForm
from hearthside.meetings.models import Kind, Meeting
from hearthside.meetings.pages import page


def _led(request: PersonRequest, slug: str) -> Group:
    group = groups.get_group_for(request.person, slug)
    groups.check_can_lead(request.person, group)
    return group


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest, slug: str) -> HttpResponse:
    """First the kind, then the meeting, which starts with what its kind brings."""
    group = _led(request, slug)
    kind = request.POST.get("kind") or request.GET.get("kind") or ""
    if kind not in Kind.values:
        kinds = [(value, Kind(value).label, KINDS[value].about) for value in Kind.values]
        status = 422 if request.method == "POST" else 200
        return page(request, "kinds", {"group": group, "kinds": kinds}, status=status)
    given = request.POST or None
    form = MeetingForm(given, kind=kind, group=group, initial=MeetingForm.initial_of_kind(kind, group))
    if request.method == "POST" and form.is_valid() and (made := _planned(request, group, form)):
        messages.success(request, _("It is planned. People can see it now."))
        _tell_of_place(request, made)
        return redirect("meetings:of_group", slug=slug)
    context = {"group": group, "form": form, "kind": kind, "brings": KINDS[kind], "kind_label": Kind(kind).label}
    return page(request, "new", context, status=422 if form.errors else 200)


def _planned(request: PersonRequest, group: Group, form: MeetingForm) -> Meeting | None:
    people = {name: form.cleaned_data[name] for name in ("hosts", "cover")}
    try:
        return actions.plan_meeting(actor=request.person, group=group, plan=form.plan(), **people)
    except Refusal as refusal:
        _refuse(form, refusal)
        return None


def _refuse(form: MeetingForm, refusal: Refusal) -> None:
    """What was typed stays; dates on which the place is not free stand one by one beside the place."""
    if isinstance(refusal, actions.PlaceTaken):
        form.add_error("venue", refusal.lines)
    form.add_error(None, str(refusal.message))


def _tell_of_place(request: PersonRequest, meeting: Meeting) -> None:
    count = actions.dates_not_agreed(meeting)
    if count:
        messages.info(
            request,
            ngettext(
                "For one date the place is free, but not agreed for your group yet. Please ask for it on its own page.",
                "For %(count)s dates the place is free, but not agreed for your group yet. Please ask for them on its own page.",
                count,
            )
            % {"count": count},
        )


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: PersonRequest, meeting_id: UUID) -> HttpResponse:
    """What the series says about itself."""
    meeting = access.get_meeting_for(request.person, meeting_id)
    groups.check_can_lead(request.person, meeting.group)
    hosts, cover = queries.usual_hosts_of(meeting)
    initial = MeetingForm.initial_of(meeting, hosts, cover)
    form = MeetingForm(request.POST or None, kind=meeting.kind, group=meeting.group, initial=initial)
    if request.method == "POST" and form.is_valid() and _changed(request, meeting, form):
        messages.success(request, _("Saved. Who wanted to come hears of new times."))
        _tell_of_place(request, meeting)
        return redirect("meetings:of_group", slug=meeting.group.slug)
    context = {"group": meeting.group, "form": form, "series": meeting, "kind_label": meeting.get_kind_display()}
    return page(request, "change", context, status=422 if form.errors else 200)


def _changed(request: PersonRequest, meeting: Meeting, form: MeetingForm) -> bool:
    people = {name: form.cleaned_data[name] for name in ("hosts", "cover")}
    try:
        actions.change_meeting(actor=request.person, meeting=meeting, plan=form.plan(), **people)
    except Refusal as refusal:
        _refuse(form, refusal)
        return False
    return True


@signed_in
@require_POST
def end(request: PersonRequest, meeting_id: UUID) -> HttpResponse:
    """The series ends."""
    meeting = access.get_meeting_for(request.person, meeting_id)
    actions.end_meeting(actor=request.person, meeting=meeting)
    messages.success(request, _("It has ended. Everybody who wanted to come will hear of it."))
    return redirect("meetings:of_group", slug=meeting.group.slug)


@signed_in
@require_http_methods(["GET", "POST"])
def quiet_days(request: PersonRequest, slug: str) -> HttpResponse:
    """Days on which the group does not meet."""
    group = _led(request, slug)
    form = QuietDayForm(request.POST if "name" in request.POST else None)
    if request.method == "POST" and "again" in request.POST:
        return _meet_again(request, group)
    if request.method == "POST" and form.is_valid():
        actions.add_quiet_day(actor=request.person, group=group, **form.cleaned_data)
        messages.success(request, _("Noted. Meetings on that day are called off."))
        return redirect("meetings:quiet_days", slug=slug)
    context = {"group": group, "form": form, "days": queries.quiet_days_of(group)}
    return page(request, "quiet_days", context, status=422 if request.method == "POST" else 200)


def _meet_again(request: PersonRequest, group: Group) -> HttpResponse:
    try:
        day = date.fromisoformat(request.POST.get("again", ""))
    except ValueError:
        return redirect("meetings:quiet_days", slug=group.slug)
    actions.remove_quiet_day(actor=request.person, group=group, day=day)
    messages.success(request, _("The group meets on that day again."))
    return redirect("meetings:quiet_days", slug=group.slug)
