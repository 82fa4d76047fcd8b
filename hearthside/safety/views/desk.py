"""The desk of the moderators."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import Refusal
from hearthside.roster.banners import banners
from hearthside.roster.queries import waiting_calls
from hearthside.safety import access, actions, carrying, queries, uninvolved
from hearthside.safety.drafts import draft_for
from hearthside.safety.forms import FORMS, AnswerForm, NothingForm
from hearthside.safety.models import Case, Sanction
from hearthside.safety.remedies import Remedy, remedies_for
from hearthside.safety.subjects import ways_from
from hearthside.triage import engine
from hearthside.vault.fields import reveal


@dataclass(frozen=True)
class Offer:
    """A remedy with the form it needs."""

    remedy: Remedy
    form: Form

    @property
    def has_fields(self) -> bool:
        """Whether it asks for words."""
        return bool(self.form.fields)


@require_GET
@signed_in
def desk(request: PersonRequest) -> HttpResponse:
    """The queue, by need."""
    access.check_desk(request.person)
    show, load = request.GET.get("show", ""), carrying.load_of(request.person)
    if load.is_looking:
        actions.look_away(person=request.person)
    relief = carrying.relief_for(request.person, load)
    calls, unanswered = waiting_calls(request.person)
    context = {
        "queue": queries.queue(request.person, show, but_not=relief.cases),
        "relief": relief,
        "wants_break": load.wants_break,
        "calls": banners(calls),
        "unanswered": unanswered,
        "leads": request.person.is_safety_lead or request.person.is_operator,
        "appeals": queries.waiting_appeals(request.person),
        "reads_whole": engine.is_whole(),
        "ways": ways_from(request.person),
        "show": show if show in ("care", "conduct", "closed") else "",
    }
    return render(request, "safety/desk.html", context)


@require_GET
@signed_in
def case(request: PersonRequest, case_id: UUID) -> HttpResponse:
    """One case; that it was opened, and by whom, is kept."""
    found = access.get_case_for(request.person, case_id)
    audit.record(request.person, "case_opened", found)
    actions.look_at(person=request.person, case=found)
    return _case_page(request, found)


@require_POST
@signed_in
def act(request: PersonRequest, case_id: UUID, verb: str) -> HttpResponse:
    """One step; what was typed comes back with every refusal."""
    found = access.get_case_for(request.person, case_id)
    if verb not in actions.VERBS:
        raise Http404
    form = _form(verb, found, data=request.POST)
    if form.is_valid():
        try:
            given = form.cleaned_data
            actions.decide(moderator=request.person, case=found, verb=verb, version=_version(request), **given)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            fresh = access.get_case_for(request.person, case_id)
            return _case_page(request, fresh, tried=(verb, form), status=refusal.status)
        messages.success(request, _("Done. It is in the history of the case."))
        return redirect("safety:case", case_id=case_id)
    return _case_page(request, found, tried=(verb, form), status=422)


@require_POST
@signed_in
def answer(request: PersonRequest, sanction_id: UUID) -> HttpResponse:
    """The second look at a decision."""
    sanction = Sanction.objects.appealed().select_related("case", "person").filter(pk=sanction_id).first()
    if sanction is None:
        raise Http404
    found = access.get_case_for(request.person, sanction.case_id)
    form = AnswerForm(request.POST, auto_id=f"answer_{sanction_id}_%s")
    if form.is_valid():
        try:
            actions.answer_appeal(moderator=request.person, sanction=sanction, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            return _case_page(request, found, answering=(sanction_id, form), status=refusal.status)
        messages.success(request, _("Your answer is with the person."))
        return redirect("safety:case", case_id=found.pk)
    return _case_page(request, found, answering=(sanction_id, form), status=422)


def _relieved_of(person: Person) -> set[UUID]:
    return carrying.relief_for(person, carrying.load_of(person)).cases


def _hindrance(person: Person, case: Case) -> str:
    """Why this person cannot be the second one for what waits; nothing when they can, or when nothing waits."""
    code = uninvolved.hindrance(person, case, "confirm_pause")
    return "" if code in ("", "none") else str(uninvolved.CONFLICTS[code])


def _version(request: PersonRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1


def _form(verb: str, case: Case, *, data: Any = None) -> Form:
    first = draft_for(case, verb) if data is None else ""
    return FORMS.get(verb, NothingForm)(data, initial={"text": first}, auto_id=f"{verb}_%s")


def _case_page(
    request: PersonRequest,
    case: Case,
    *,
    tried: tuple[str, Form] = ("", NothingForm()),
    answering: tuple[UUID | None, Form] = (None, NothingForm()),
    status: int = 200,
) -> HttpResponse:
    offers = [
        Offer(remedy, tried[1] if remedy.verb == tried[0] else _form(remedy.verb, case))
        for remedy in remedies_for(request.person, case)
    ]
    lost = tried[1] if tried[0] and tried[0] not in {offer.remedy.verb for offer in offers} else None
    appeals = [
        (one, answering[1] if one.pk == answering[0] else AnswerForm(auto_id=f"answer_{one.pk}_%s"))
        for one in queries.waiting_appeals(request.person)
        if one.case_id == case.pk
    ]
    context = {
        "page": queries.case_page(case, request.person),
        "queue": queries.queue(request.person, but_not=_relieved_of(request.person)),
        "offers": offers,
        "tried": tried[0],
        "lost": lost,
        "appeals": appeals,
        "ways": ways_from(request.person, case),
        "alikes": case.alikes.count(),
        "hindrance": _hindrance(request.person, case),
        "reveal": reveal,
        "step_words": queries.step_in_words,
    }
    return render(request, "safety/case.html", context, status=status)
