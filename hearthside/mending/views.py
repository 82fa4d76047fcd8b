"""The page on which a talk is offered, and the page of a talk for the three of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal
from hearthside.mending import access, actions
from hearthside.mending.forms import OfferForm, OutcomeForm, WordsForm
from hearthside.mending.models import Talk
from hearthside.mending.vocabulary import LAST, STEPS, Stage
from hearthside.vault.fields import reveal

PLAIN = {
    "yes": (actions.say_yes, _("Thank you. You can still stop at any moment.")),
    "no": (actions.say_no, _("That is all. Nobody learns who said no.")),
    "next": (actions.go_on, _("The next step.")),
    "stop": (actions.stop, _("The talk has ended. Nobody has to say why.")),
}
"""Deeds without words."""


@require_http_methods(["GET", "POST"])
@signed_in
def offer(request: PersonRequest, case_id: UUID) -> HttpResponse:
    """Offer a talk: who told us is asked first."""
    case = access.get_case_to_mend(request.person, case_id)
    reports = access.reports_to_mend(case)
    form = OfferForm(request.POST or None, reports=reports)
    if request.method == "POST" and form.is_valid():
        chosen = next(one for one in reports if str(one.pk) == form.cleaned_data["report"])
        try:
            made = actions.offer(guide=request.person, case=case, report=chosen)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return redirect("mending:talk", talk_id=made.pk)
    context = {"case": case, "form": form, "can_ask": bool(reports), "steps": STEPS}
    return render(request, "mending/offer.html", context, status=422 if form.errors else 200)


@require_GET
@signed_in
def talk(request: PersonRequest, talk_id: UUID) -> HttpResponse:
    """The talk, as far as it goes."""
    return _page(request, access.get_talk_for(request.person, talk_id))


@require_POST
@signed_in
def act(request: PersonRequest, talk_id: UUID, deed: str) -> HttpResponse:
    """One deed in the talk; what was typed comes back with every refusal."""
    found = access.get_talk_for(request.person, talk_id)
    if deed in ("say", "write"):
        return _said(request, found, deed)
    if deed == "sign":
        actions.sign(person=request.person, talk=found, seen=request.POST.get("seen", ""))
        messages.success(request, str(_("You agreed to these words.")))
        return redirect("mending:talk", talk_id=talk_id)
    if deed not in PLAIN:
        raise Http404
    do, words = PLAIN[deed]
    do(person=request.person, talk=found)
    messages.success(request, str(words))
    return redirect("mending:talk", talk_id=talk_id)


def _said(request: PersonRequest, found: Talk, deed: str) -> HttpResponse:
    form: Form = WordsForm(request.POST) if deed == "say" else OutcomeForm(request.POST, auto_id="outcome_%s")
    if not form.is_valid():
        return _page(request, found, tried=(deed, form), status=422)
    words = {"person": request.person, "talk": found, "text": form.cleaned_data["text"]}
    try:
        verdict = actions.speak(**words) if deed == "say" else actions.write_down(**words)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _page(request, found, tried=(deed, form), status=refusal.status)
    address = reverse("mending:talk", args=[found.pk])
    if verdict is not None and verdict.shows_help:
        return redirect(f"{reverse('safety:care')}?next={address}")
    return redirect(address + "#end")


def _page(
    request: PersonRequest, found: Talk, *, tried: tuple[str, Form | None] = ("", None), status: int = 200
) -> HttpResponse:
    me = request.person.pk
    waits_for = {Stage.FIRST: found.first_id, Stage.SECOND: found.other_id}.get(Stage(found.stage))
    context: dict[str, Any] = {
        "talk": found,
        "is_guide": me == found.guide_id,
        "is_first": me == found.first_id,
        "is_asked": waits_for == me,
        "is_going": found.stage == Stage.GOING,
        "steps": STEPS,
        "is_last": found.step == LAST,
        "lines": list(found.lines.select_related("author").order_by("at")),
        "words": tried[1] if tried[0] == "say" else WordsForm(),
        "outcome_form": tried[1]
        if tried[0] == "write"
        else OutcomeForm(initial={"text": actions.agreed_words(found)}, auto_id="outcome_%s"),
        "outcome": actions.agreed_words(found),
        "mark": actions.mark_of(found),
        "has_signed": me != found.guide_id and found.signed_at(request.person) is not None,
        "reveal": reveal,
        "is_private": True,
    }
    return render(request, "mending/talk.html", context, status=status)
