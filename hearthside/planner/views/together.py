"""Doing it with others: one page, and a button for each group."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups.models import Group
from hearthside.kernel.refusals import Refusal
from hearthside.meetings.models import Meeting, SeriesState
from hearthside.planner import access, gathering
from hearthside.planner.catalogue import Activity
from hearthside.planner.forms import TogetherForm


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: PersonRequest, activity: str) -> HttpResponse:
    """A form that is ready as it is: the second tap plans the meeting, or puts the conversation ready."""
    found = access.get_activity_for(request.person, activity)
    groups = access.groups_to_ask(request.person)
    has_day = any(may_plan for _group, may_plan in groups)
    if request.method != "POST":
        return _page(request, found, groups, TogetherForm(initial=_first(found), has_day=has_day))
    form = TogetherForm(request.POST, has_day=has_day)
    chosen = next((pair for pair in groups if pair[0].slug == request.POST.get("group")), None)
    if form.is_valid() and chosen is None:
        form.add_error(None, _("Please choose one of your groups."))
    if form.is_valid() and chosen is not None:
        answer = _asked(request, found, chosen, form)
        if answer is not None:
            return answer
    return _page(request, found, groups, form, status=422)


def _first(activity: Activity) -> dict[str, object]:
    start = gathering.next_saturday()
    about = gathering.first_words(activity)
    return {"title": activity.name, "about": about, "on": start.date(), "at": start.time()}


def _page(
    request: PersonRequest, activity: Activity, groups: list[tuple[Group, bool]], form: TogetherForm, status: int = 200
) -> HttpResponse:
    context = {
        "activity": activity,
        "form": form,
        "led": [group for group, may_plan in groups if may_plan],
        "joined": [group for group, may_plan in groups if not may_plan],
        "is_private": True,
    }
    return render(request, "planner/together.html", context, status=status)


def _asked(
    request: PersonRequest, activity: Activity, chosen: tuple[Group, bool], form: TogetherForm
) -> HttpResponse | None:
    group, may_plan = chosen
    words = {name: form.cleaned_data[name] for name in ("title", "about")}
    try:
        if may_plan:
            made = gathering.meet(actor=request.person, group=group, activity=activity, local=form.local(), **words)
            return _to_meeting(request, made)
        gathering.offer(person=request.person, group=group, **words)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        form.way_on = refusal.way_on
        return None
    messages.success(request, _("Your words lie ready. Nobody has seen them yet: look at them, then send."))
    return redirect("conversations:new", slug=group.slug)


def _to_meeting(request: PersonRequest, made: Meeting) -> HttpResponse:
    if made.state == SeriesState.HIDDEN:
        messages.warning(request, _("It waits for the team to look at it. Nothing was lost."))
        return redirect("meetings:of_group", slug=made.group.slug)
    messages.success(request, _("It is planned, and your group can see it. You can add where it is."))
    first = made.occurrences.order_by("starts_at").first()
    return redirect("meetings:meeting", first.pk) if first else redirect("meetings:of_group", slug=made.group.slug)
