"""After a meeting: the notes of those who hosted, and what reaches everybody who was there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.facilitating import access, actions, naming, queries, scripts
from hearthside.facilitating.actions.noting import TEXTS
from hearthside.facilitating.forms import FeltForm, LogForm
from hearthside.facilitating.models import Log
from hearthside.kernel.refusals import NotNow, Refusal
from hearthside.meetings import queries as meetings
from hearthside.meetings.models import Occurrence
from hearthside.vault.fields import reveal
from hearthside.vault.sealing import Sealed


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The notes: who was there as a number, and words without names. What was typed stays when it cannot be kept."""
    occurrence = access.get_occurrence_to_host(request.person, occurrence_id)
    form = _log_form(request, occurrence)
    if request.method == "POST" and form.is_valid() and _written(request, occurrence, form):
        messages.success(request, _("Kept. Only those who host or lead can read it, but for the word for tomorrow."))
        return redirect("facilitating:log", occurrence_id=occurrence.pk)
    context = {
        "occurrence": occurrence,
        "series": occurrence.meeting,
        "form": form,
        "page": queries.log_page(occurrence),
        "later": scripts.RISK[6:],
        "is_private": True,
    }
    return render(request, "facilitating/log.html", context, status=422 if form.errors else 200)


def _log_form(request: PersonRequest, occurrence: Occurrence) -> LogForm:
    if request.method == "POST":
        return LogForm(request.POST, names=naming.names_at(occurrence))
    kept = queries.log_of(occurrence)
    return LogForm(initial=_opened(kept) if kept else {})


def _opened(kept: Log) -> dict[str, Any]:
    """The words of a log. Refuses kindly while sealed things are closed."""
    try:
        return {name: held.reveal() for name in TEXTS if (held := getattr(kept, name)) is not None}
    except Sealed:
        raise NotNow(_("The notes are sealed and cannot be opened right now. Nothing is lost.")) from None


def _written(request: PersonRequest, occurrence: Occurrence, form: LogForm) -> bool:
    try:
        actions.write_log(actor=request.person, occurrence=occurrence, said=form.said)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


@signed_in
@require_safe
def onward(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The day after: a word of the hosts, ways to go on, somebody to talk to, the next times. For whom it reached, for two weeks."""
    found = access.get_onward_for(request.person, occurrence_id)
    occurrence = found.occurrence
    kept = queries.log_of(occurrence)
    context = {
        "occurrence": occurrence,
        "series": occurrence.meeting,
        "words": reveal(kept.onward) if kept and found.days == 1 else "",
        "others": meetings.others_of(occurrence),
        "is_private": True,
    }
    return render(request, "facilitating/onward.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def felt(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """Five questions on how it is in these meetings, and what five or more have said before."""
    occurrence = access.get_onward_for(request.person, occurrence_id).occurrence
    form = FeltForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kept = actions.say_how_it_is(person=request.person, occurrence=occurrence, answers=form.cleaned_data)
        messages.success(request, _("Thank you.") if kept else _("Nothing is kept. You can answer another time."))
        return redirect("facilitating:onward", occurrence_id=occurrence.pk)
    context = {"occurrence": occurrence, "series": occurrence.meeting, "form": form, "is_private": True}
    context["said"] = queries.log_page(occurrence).said
    return render(request, "facilitating/felt.html", context, status=422 if form.errors else 200)
