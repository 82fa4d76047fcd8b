"""What somebody planned, how it went, and looking back. For their eyes alone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal
from hearthside.planner import access, actions, days, leanings, queries
from hearthside.planner.forms import ON, SOMETIME, HowForm, IdeaForm, LeaveOutForm, WhenForm
from hearthside.planner.models import Planned
from hearthside.planner.views.suggesting import tell_of_reminder


@signed_in
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """Everything that is planned."""
    context = {"plans": queries.plans_of(request.person), "hows": actions.HOWS, "is_private": True}
    return render(request, "planner/mine.html", context)


@signed_in
@require_safe
def back(request: PersonRequest) -> HttpResponse:
    """What was done, in one's own words."""
    given = request.GET.get("page", "")
    page = max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 4 else 1
    context = {"back": queries.looked_back(request.person, page), "is_private": True}
    return render(request, "planner/back.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: PersonRequest, plan_id: UUID) -> HttpResponse:
    """One plan: how it went, another day, or letting it go."""
    found = access.get_planned_for(request.person, plan_id)
    verb = VERBS.get(request.POST.get("go", "")) if request.method == "POST" else None
    if verb is not None:
        return verb(request, found)
    if request.method == "POST":
        return redirect("planner:plan", plan_id=plan_id)
    return _page(request, found)


def _page(request: PersonRequest, row: Planned, status: int = 200, **forms: Any) -> HttpResponse:
    one = queries.seen(row, days.today_of(request.person))
    when = {"when": ON if row.on else SOMETIME, "on": row.on, "part": row.part, "reminds": one.reminds}
    said = {"felt": one.felt, "mood": one.mood, "words": one.words}
    context = {
        "plan": one,
        "hows": actions.HOWS,
        "is_heavy": one.mood in actions.LOW,
        "when_form": WhenForm(initial=when),
        "how_form": HowForm(initial=said),
        "is_private": True,
    }
    return render(request, "planner/plan.html", context | forms, status=status)


def _close(request: PersonRequest, row: Planned) -> HttpResponse:
    actions.close(planned=row, how=request.POST.get("how", ""))
    return redirect("planner:plan", plan_id=row.pk)


def _say(request: PersonRequest, row: Planned) -> HttpResponse:
    form = HowForm(request.POST)
    if not form.is_valid():
        return _page(request, row, 422, how_form=form)
    actions.say_how_it_was(planned=row, **form.cleaned_data)
    messages.success(request, _("Kept. Only you can read it."))
    return redirect("planner:plan", plan_id=row.pk)


def _move(request: PersonRequest, row: Planned) -> HttpResponse:
    form = WhenForm(request.POST)
    if not form.is_valid() or not _moved(request, row, form):
        return _page(request, row, 422, when_form=form)
    messages.success(request, _("Changed."))
    tell_of_reminder(request, wanted=form.cleaned_data["reminds"], comes=row.remind_at is not None)
    return redirect("planner:mine")


def _moved(request: PersonRequest, row: Planned, form: WhenForm) -> bool:
    given, on = form.cleaned_data, form.day(days.today_of(request.person))
    try:
        actions.move(planned=row, on=on, part=given["part"], wants_reminder=given["reminds"])
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


def _let_go(request: PersonRequest, row: Planned) -> HttpResponse:
    was_open = row.is_open
    actions.let_go(planned=row)
    messages.success(request, _("Let go. Nothing is left of it."))
    return redirect("planner:mine" if was_open else "planner:back")


VERBS: dict[str, Callable[[PersonRequest, Planned], HttpResponse]] = {
    "close": _close,
    "say": _say,
    "move": _move,
    "let_go": _let_go,
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: PersonRequest) -> HttpResponse:
    """One's own ideas, and what not to suggest."""
    verb = request.POST.get("go", "") if request.method == "POST" else ""
    if verb == "add":
        return _add(request)
    if verb == "leave_out":
        return _leave_out(request)
    if verb == "drop":
        leanings.drop_idea(person=request.person, key=request.POST.get("idea", ""))
        messages.success(request, _("Let go."))
    return redirect("planner:own") if request.method == "POST" else _own_page(request, IdeaForm())


def _own_page(request: PersonRequest, form: IdeaForm, status: int = 200) -> HttpResponse:
    kept = leanings.of(request.person)
    leave_out = LeaveOutForm(initial={"themes": kept.left_out})
    context = {"kept": kept, "form": form, "leave_out": leave_out, "is_private": True}
    return render(request, "planner/own.html", context, status=status)


def _add(request: PersonRequest) -> HttpResponse:
    form = IdeaForm(request.POST)
    if form.is_valid():
        try:
            leanings.add_idea(person=request.person, **form.cleaned_data)
            messages.success(request, _("Kept. It comes up when the energy fits."))
            return redirect("planner:own")
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    return _own_page(request, form, status=422)


def _leave_out(request: PersonRequest) -> HttpResponse:
    leanings.leave_out(person=request.person, themes=request.POST.getlist("themes")[:20])
    messages.success(request, _("Saved. We leave these out."))
    return redirect("planner:own")
