"""What concerns oneself: help after hard words, a post that waits, decisions and appeals."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.accounts.access import open_to_paused, person_of, safe_next, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.directory import queries as directory
from hearthside.directory.place_of_reader import country_for
from hearthside.kernel.refusals import Refusal
from hearthside.roster.queries import coverage
from hearthside.safety import access, actions, queries
from hearthside.safety.forms import AppealForm
from hearthside.safety.models import Case, Sanction
from hearthside.safety.receipts import receipt
from hearthside.safety.vocabulary import APPEAL_TARGET
from hearthside.vault.fields import reveal


@open_to_paused
@require_GET
def care(request: HttpRequest) -> HttpResponse:
    """The page after hard words: who can help now, and what happens here. It never stands in the way of what was written."""
    person = person_of(request)
    card = directory.helplines_for(country_for(request), is_young=bool(person and person.is_minor))
    context = {
        "card": card,
        "contacts": directory.contacts_of(person) if person else [],
        "hours": coverage(),
        "is_signed_in": person is not None,
        "onward": safe_next(request),
        "is_private": True,
    }
    return render(request, "safety/care.html", context)


@open_to_paused
@require_GET
@signed_in
def held(request: PersonRequest, kind: str, subject_id: UUID) -> HttpResponse:
    """What it means that words wait. The page is the same for everybody; only its author, when named, finds the way back to it."""
    case = Case.objects.filter(kind=kind, subject_id=subject_id, person=request.person, is_held=True).first()
    found = receipt([(kind, subject_id)], request.person) if case else None
    context = {"receipt": found, "onward": safe_next(request)}
    return render(request, "safety/held.html", context)


@open_to_paused
@require_GET
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    """Decisions about me with their reasons, letters of the team, and how my reports ended."""
    return _mine_page(request)


@open_to_paused
@require_http_methods(["POST"])
@signed_in
def appeal(request: PersonRequest, sanction_id: UUID) -> HttpResponse:
    """Ask somebody else to look again."""
    sanction = access.get_sanction_for(request.person, sanction_id)
    form = AppealForm(request.POST, auto_id=f"appeal_{sanction_id}_%s")
    if form.is_valid():
        try:
            actions.ask_again(person=request.person, sanction=sanction, text=form.cleaned_data["text"])
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            return _mine_page(request, asked=(sanction_id, form), status=refusal.status)
        messages.success(request, _("Somebody else will look again. We answer within a week."))
        return redirect("safety:mine")
    return _mine_page(request, asked=(sanction_id, form), status=422)


def _mine_page(
    request: PersonRequest, *, asked: tuple[UUID | None, AppealForm | None] = (None, None), status: int = 200
) -> HttpResponse:
    page = queries.own_page(request.person)
    decisions = [(one, _form_for(one, asked), queries.source_in_words(one)) for one in page.sanctions]
    context = {
        "page": page,
        "decisions": decisions,
        "target": APPEAL_TARGET.days,
        "is_private": True,
        "reveal": reveal,
        "where": queries.where_in_words,
    }
    return render(request, "safety/mine.html", context, status=status)


def _form_for(sanction: Sanction, asked: tuple[UUID | None, AppealForm | None]) -> AppealForm | None:
    if sanction.pk == asked[0]:
        return asked[1]
    return AppealForm(auto_id=f"appeal_{sanction.pk}_%s") if sanction.may_appeal else None
