"""The watch: who is here, whose turn it is, and one tap to come, to stop, to ask for cover or to rest."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal, permits
from hearthside.roster import access, actions, bells, queries, watches
from hearthside.roster.banners import banners
from hearthside.roster.forms import NoteForm, ShiftForm
from hearthside.roster.stints import place_zone
from hearthside.vault.fields import reveal


@require_GET
@signed_in
def watch(request: PersonRequest) -> HttpResponse:
    """The watch."""
    access.check_watch(request.person)
    return _page(request)


def _page(request: PersonRequest, status: int = 200, **forms: Any) -> HttpResponse:
    may_set = permits(access.check_may_set_hours, request.person)
    context = {
        "now": queries.coverage(),
        "page": watches.watch_page(request.person),
        "calls": banners(queries.calls_of(request.person)),
        "may_set": may_set,
        "form": _shift_form(request, may_set),
        "note_form": NoteForm(),
        "zone": str(place_zone()),
        "reveal": reveal,
        "local": timezone.localtime,
    }
    return render(request, "roster/watch.html", context | forms, status=status)


def _shift_form(request: PersonRequest, may_set: bool, data: Any = None) -> ShiftForm:
    people = access.watchers() if may_set else [request.person]
    return ShiftForm(data, people=people, me=request.person.pk)


@require_POST
@signed_in
def add(request: PersonRequest) -> HttpResponse:
    """A watch on one day."""
    access.check_watch(request.person)
    form = _shift_form(request, permits(access.check_may_set_hours, request.person), request.POST)
    if form.is_valid():
        try:
            actions.add_shift(actor=request.person, **form.cleaned_data)
            messages.success(request, _("Saved. Every page says so now."))
            return redirect("roster:watch")
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    return _page(request, status=422, form=form)


@require_POST
@signed_in
def here(request: PersonRequest) -> HttpResponse:
    """I am here now."""
    actions.arrive(person=request.person)
    messages.success(request, _("You are here. Every page says so now. Thank you."))
    return redirect("roster:watch")


@require_POST
@signed_in
def stop(request: PersonRequest) -> HttpResponse:
    """I must stop: no reason, no guilt."""
    access.check_watch(request.person)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, status=422, note_form=form)
    handed = _handed(len(bells.in_hands(request.person)))
    others = actions.stop(person=request.person, note=form.cleaned_data["text"])
    told = _("%(names)s know.") % {"names": ", ".join(one.name for one in others)} if others else _no_one_else()
    messages.success(request, " ".join([_("Your watch is over. Thank you for being here."), told, *handed]))
    return redirect("roster:watch")


def _no_one_else() -> str:
    return _("Every page says now that nobody is reading, and leads to the helplines.")


def _handed(many: int) -> list[str]:
    words = ngettext(
        "The case you were on is with the team.", "The %(count)s cases you were on are with the team.", many
    )
    return [words % {"count": many}] if many else []


@require_POST
@signed_in
def note(request: PersonRequest) -> HttpResponse:
    """Words for the next watch."""
    access.check_watch(request.person)
    form = NoteForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["text"].strip():
        return _page(request, status=422, note_form=form)
    actions.leave_note(person=request.person, text=form.cleaned_data["text"])
    messages.success(request, _("Your note is with the next one."))
    return redirect("roster:watch")


SAID = {
    "ask": lambda: _("The others are asked. Until somebody takes it, it is yours."),
    "keep": lambda: _("It is yours again. Thank you."),
    "take": lambda: _("It is yours now. Thank you."),
    "leave": lambda: _("It is off you. The others are asked."),
}


@require_POST
@signed_in
def cover(request: PersonRequest, key: str, step: str) -> HttpResponse:
    """One tap on one watch."""
    access.check_watch(request.person)
    if step not in SAID:
        raise Http404
    actions.touch_shift(actor=request.person, key=key, step=step)
    messages.success(request, SAID[step]())
    return redirect("roster:watch")


@require_POST
@signed_in
def rest(request: PersonRequest, how: str) -> HttpResponse:
    """A break, a rest without an end, or back again."""
    access.check_watch(request.person)
    if how == "break":
        actions.take_break(person=request.person)
        messages.success(request, _("A quarter of an hour for you. Calls go to others first."))
    elif how == "rest":
        actions.rest(person=request.person)
        messages.success(request, _("Rest well. Nobody calls you until you say so."))
    elif how == "back":
        actions.come_back(person=request.person)
        messages.success(request, _("Good that you are back."))
    else:
        raise Http404
    return redirect("roster:watch")
