"""Who looks after a group: leading together, cover, handing over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import check_may_take_part, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.kernel.refusals import Refusal
from hearthside.seasons import access, actions, queries
from hearthside.seasons.forms import AskForm
from hearthside.seasons.models import Kind, Offer, Stage
from hearthside.ui.words_for_time import date_words

ASKABLE = (Kind.CO_LEAD, Kind.COVER, Kind.HAND_OVER)


@signed_in
@require_GET
def keeping(request: PersonRequest, slug: str) -> HttpResponse:
    """Who looks after the group and who covers, for everybody inside; leaders also ask, close and merge from here."""
    group = access.get_group_inside(request.person, slug)
    is_leader = access.is_leader(request.person, group.pk)
    context = {
        "group": group,
        "keeping": queries.keeping_of(group, seen_by=request.person),
        "is_leader": is_leader,
        "day": date_words,
        "asked": queries.offers_of(request.person, group) if is_leader else [],
    }
    return render(request, "seasons/keeping.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: PersonRequest, slug: str, care: str) -> HttpResponse:
    """Asks a member to lead together, to cover or to take over."""
    group = access.get_led_group(request.person, slug)
    if care not in ASKABLE:
        raise Http404
    people = queries.who_can_be_asked(request.person, group)
    form = AskForm(request.POST or None, kind=care, people=people, today=access.today())
    if request.method == "POST" and form.is_valid():
        try:
            return _asked(request, group, care, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    context = {"group": group, "kind": care, "form": form, "has_people": bool(people)}
    return render(request, "seasons/ask.html", context, status=422 if form.errors else 200)


def _asked(request: PersonRequest, group: Group, kind: str, form: AskForm) -> HttpResponse:
    given: dict[str, Any] = dict(form.cleaned_data)
    person_id = UUID(given.pop("person"))
    actions.offer_care(actor=request.person, group=group, kind=kind, person_id=person_id, **given)
    messages.success(request, _("You asked. They can say yes or no in their own time; nothing changes before that."))
    return redirect("seasons:keeping", slug=group.slug)


@signed_in
@require_GET
def offers(request: PersonRequest) -> HttpResponse:
    """Everything this person is asked about groups."""
    check_may_take_part(request.person)
    context = {"offers": queries.offers_for(request.person), "is_private": True}
    return render(request, "seasons/offers.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def offer(request: PersonRequest, offer_id: UUID) -> HttpResponse:
    """One offer, for who is asked and for who asked."""
    found = access.get_offer_for(request.person, offer_id)
    if request.method == "POST":
        return _answered(request, found)
    context = {"offer": found, "is_asked": access.is_asked(request.person, found), "is_private": True}
    context |= {"day": date_words, "duties": queries.duties_of(found)}
    return render(request, "seasons/offer.html", context | {"is_waiting": found.stage == Stage.OFFERED})


def _answered(request: PersonRequest, found: Offer) -> HttpResponse:
    said = request.POST.get("answer", "")
    if said == "yes":
        actions.accept(person=request.person, offer=found)
        messages.success(request, _("Thank you. You said yes."))
    elif said == "no":
        actions.decline(person=request.person, offer=found)
        messages.success(request, _("That is fine. You said no, and nobody asks why."))
        return redirect("groups:mine")
    elif said == "cannot":
        actions.give_up_cover(person=request.person, offer=found)
        messages.success(request, _("That is fine. Who asked you is told, and nobody asks why."))
    elif said == "back":
        actions.withdraw(actor=request.person, offer=found)
        messages.success(request, _("Taken back."))
    return redirect("seasons:keeping", slug=(found.into or found.group).slug if said == "yes" else found.group.slug)


@signed_in
@require_GET
def alone(request: PersonRequest) -> HttpResponse:
    """Open groups in which nobody who leads is there now, for the team."""
    groups.check_may_open(request.person)
    context = {"groups": queries.groups_without_anybody(), "unled": queries.groups_without_a_leader()}
    return render(request, "seasons/alone.html", context)


@signed_in
@require_POST
def look_for_somebody(request: PersonRequest, place_id: UUID) -> HttpResponse:
    """The team asks people of a group that nobody leads."""
    groups.check_may_open(request.person)
    group = get_object_or_404(Group, pk=place_id)
    actions.look_for_somebody(actor=request.person, group=group)
    messages.success(request, _("A few of its people are asked. The group goes on as soon as one of them says yes."))
    return redirect("seasons:alone")
