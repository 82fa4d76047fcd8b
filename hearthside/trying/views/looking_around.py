"""Looking around: beginning, the person's own list and comparison, notes, going, and joining for good."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access as groups
from hearthside.groups import queries as group_queries
from hearthside.groups.models import INSIDE, Group
from hearthside.kernel.refusals import Refusal
from hearthside.trying import access, actions, passport, queries
from hearthside.trying.models import Trial

FIRST_WORDS = (
    gettext_lazy("Hello. I am new here and will mostly read at first."),
    gettext_lazy("Hello. Something here spoke to me, so I stayed."),
    gettext_lazy("Hello. I do not quite know where to start, so I start here."),
)


@signed_in
@require_GET
def my_list(request: PersonRequest) -> HttpResponse:
    """The groups the person tries, and their notes about those they tried."""
    context = {"book": queries.book_of(request.person), "is_private": True}
    return render(request, "trying/list.html", context)


@signed_in
@require_GET
def compare(request: PersonRequest) -> HttpResponse:
    """The groups side by side."""
    book = queries.book_of(request.person)
    context = {"book": book, "compared": queries.comparison(book), "is_private": True}
    return render(request, "trying/compare.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: PersonRequest, slug: str) -> HttpResponse:
    """The ground rules first; agreeing begins the trial."""
    group = groups.get_group_for(request.person, slug)
    access.check_can_try(request.person, group)
    problem, status = _too_soon(request, group), 200
    is_shut = problem is not None
    if request.method == "POST":
        try:
            return _begun(request, group)
        except Refusal as refusal:
            problem, status = refusal, refusal.status
    context = {
        "group": group,
        "rules": group_queries.current_rules(group),
        "problem": problem,
        "days": _days(),
        "is_shut": is_shut,
    }
    return render(request, "trying/begin.html", context | {"is_private": True}, status=status)


def _too_soon(request: PersonRequest, group: Group) -> Refusal | None:
    """What stands in the way, said before somebody reads all the rules and ticks a box."""
    try:
        actions.check_may_begin(request.person, group)
    except Refusal as refusal:
        return refusal
    return None


def _days() -> int:
    return int(settings.TRIAL_DAYS)


class _NotTicked(Refusal):
    status = 422


def _begun(request: PersonRequest, group: Group) -> HttpResponse:
    version = request.POST.get("version", "")
    if request.POST.get("agreed") != "yes" or not version.isdecimal():
        raise _NotTicked(_("Please tick the box if you agree. You can also read the group's page without it."))
    actions.begin(person=request.person, group=group, version=int(version[:9]))
    messages.success(request, _("Come in and look around. Nobody was told."))
    return redirect("conversations:list", slug=group.slug)


@signed_in
@require_http_methods(["GET", "POST"])
def note(request: PersonRequest, slug: str) -> HttpResponse:
    """A private note and marks about a group one tries."""
    trial = access.get_trial_for(request.person, slug)
    if request.method == "POST":
        marks = {mark: request.POST.get(mark, "") for mark in passport.MARKS}
        words, wish = request.POST.get("note", ""), request.POST.get("wish", "")
        actions.write_note(person=request.person, trial=trial, note=words, marks=marks, wish=wish)
        messages.success(request, _("Kept, for you alone."))
        return redirect("trying:list")
    context = {"trial": trial, "page": _page(request, trial), "marks": passport.MARKS, "answers": passport.ANSWERS}
    context |= {"wishes": passport.WISHES, "most": passport.LONGEST_NOTE, "is_private": True}
    return render(request, "trying/note.html", context)


def _page(request: PersonRequest, trial: Trial) -> passport.Page:
    return passport.page_of(request.person, trial.group_id)


@signed_in
@require_POST
def forget(request: PersonRequest) -> HttpResponse:
    """The notes about one group are gone."""
    actions.forget(person=request.person, key=request.POST.get("group", ""))
    messages.success(request, _("Gone. Nothing is kept about it."))
    return redirect("trying:list")


@signed_in
@require_http_methods(["GET", "POST"])
def leave(request: PersonRequest, slug: str) -> HttpResponse:
    """Says what going means, asks what becomes of a hello, and goes."""
    trial = access.get_trial_for(request.person, slug)
    if request.method == "GET":
        context = {"trial": trial, "wishes": passport.WISHES, "is_private": True}
        return render(request, "trying/leave.html", context)
    actions.end(person=request.person, group=trial.group, wish=request.POST.get("wish", ""))
    messages.success(request, _("You have gone, and nobody was told. Your notes are still yours."))
    return redirect("trying:list")


@signed_in
@require_http_methods(["GET", "POST"])
def stay(request: PersonRequest, slug: str) -> HttpResponse:
    """Joining for good: what to expect, a first sentence to use or not, and a buddy if wanted."""
    group = groups.get_group_for(request.person, slug)
    mine = groups.membership_of(request.person, group)
    if mine is not None and mine.state in INSIDE:
        return redirect("trying:buddy", slug=slug)
    groups.check_can_come_in(request.person, group)
    if request.method == "POST":
        return _stayed(request, group)
    context: dict[str, Any] = {"group": group, "first_words": FIRST_WORDS}
    return render(request, "trying/stay.html", context | {"is_private": True})


def _stayed(request: PersonRequest, group: Group) -> HttpResponse:
    words = request.POST.get("words", "") if request.POST.get("use_words") == "yes" else ""
    mine = actions.stay(person=request.person, group=group, first_words=words[:500])
    if mine.state not in INSIDE:
        messages.success(request, _("We told the group that you would like to stay. You will hear from them."))
        return redirect("groups:group", slug=group.slug)
    if mine.agreed_version < group.rules_floor:
        return redirect("groups:agree", slug=group.slug)
    messages.success(request, _("You are in. The group is glad to have you."))
    return redirect("conversations:new" if words.strip() else "trying:buddy", slug=group.slug)


@signed_in
@require_http_methods(["GET", "POST"])
def tasters(request: PersonRequest, slug: str) -> HttpResponse:
    """Leaders say whether people may look around in their group."""
    group = groups.get_group_for(request.person, slug)
    groups.check_can_lead(request.person, group)
    if request.method == "POST":
        actions.let_tasters_in(actor=request.person, group=group, yes=request.POST.get("tasters") == "yes")
        messages.success(request, _("Saved."))
        return redirect("groups:lead", slug=slug)
    said = queries.says_about_tasters(group)
    context = {"group": group, "takes": access.takes_tasters(group, said), "days": _days()}
    return render(request, "trying/tasters.html", context)
