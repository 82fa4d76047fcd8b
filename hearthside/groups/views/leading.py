"""What leaders and moderators do."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from markupsafe import Markup

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access, actions, queries
from hearthside.groups.facts_form import FactsForm
from hearthside.groups.forms import GroupForm, InvitationForm, RulesForm
from hearthside.groups.ground_rules import changes, fixed_rules, must_be_substantive
from hearthside.groups.models import Group, GroupState, Role
from hearthside.groups.plans import NEXT_STATES
from hearthside.groups.spoken_codes import words_of
from hearthside.kernel.refusals import Refusal

TWO_FRIENDS = 2
"""A circle begins with three."""


def _led(request: PersonRequest, slug: str, *, by_leader: bool = False) -> Group:
    group = access.get_group_for(request.person, slug)
    check = access.check_is_leader if by_leader else access.check_can_lead
    check(request.person, group)
    return group


@signed_in
@require_GET
def lead(request: PersonRequest, slug: str) -> HttpResponse:
    """The leaders' page: what waits, and everything they look after."""
    group = access.get_group_for(request.person, slug)
    mine = access.check_can_lead(request.person, group)
    context = {
        "group": group,
        "is_leader": mine.role == Role.LEADER,
        "somebody_asked": bool(queries.who_asked(group)),
        "next_states": [(state, GroupState(state).label) for state in NEXT_STATES.get(group.state, ())],
        "gaps": queries.gaps(group),
    }
    return render(request, "groups/lead.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, slug: str) -> HttpResponse:
    """The group's own words and settings."""
    group = _led(request, slug, by_leader=True)
    form = GroupForm(request.POST or None, initial=GroupForm.initial_of(group))
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_group(actor=request.person, group=group, plan=form.plan())
            messages.success(
                request,
                _("Saved. The team looks at your wish to be listed, and your people hear of it.")
                if group.listing_wish
                else _("Saved. Everybody reads it this way now."),
            )
            return redirect("groups:lead", slug=slug)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            group = access.get_group_for(request.person, slug)
    return render(request, "groups/edit.html", {"group": group, "form": form}, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def facts(request: PersonRequest, slug: str) -> HttpResponse:
    """The facts by which people find the group."""
    group = _led(request, slug, by_leader=True)
    form = FactsForm(request.POST or None, initial=FactsForm.initial_of(queries.facts_of(group)))
    if request.method == "POST" and form.is_valid():
        actions.set_facts(actor=request.person, group=group, facts=form.facts())
        messages.success(request, _("Saved. People can find the group by it now."))
        return redirect("groups:lead", slug=slug)
    return render(request, "groups/facts.html", {"group": group, "form": form}, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def change_rules(request: PersonRequest, slug: str) -> HttpResponse:
    """The rules editor: first shows what would change and who agrees again, then puts it in force."""
    group = _led(request, slug, by_leader=True)
    now = queries.current_rules(group)
    form = RulesForm(request.POST or None, rules=now)
    context: dict[str, Any] = {"group": group, "form": form, "fixed": fixed_rules()}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("step") == "publish":
            return _publish(request, group, context)
        context |= _preview(form, now)
    return render(request, "groups/change_rules.html", context, status=422 if form.errors else 200)


def _preview(form: RulesForm, now: list[Any]) -> dict[str, Any]:
    """What would change, and in words who must agree again."""
    would_be = form.rules()
    is_substantive = must_be_substantive(now, would_be) or not form.cleaned_data["is_small"]
    return {"preview": changes(now, would_be), "is_preview": True, "everybody_agrees": is_substantive}


def _publish(request: PersonRequest, group: Group, context: dict[str, Any]) -> HttpResponse:
    form: RulesForm = context["form"]
    try:
        actions.change_rules(
            actor=request.person, group=group, rules=form.rules(), change_note=form.cleaned_data["change_note"],
            is_substantive=not form.cleaned_data["is_small"],
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return render(request, "groups/change_rules.html", context, status=422)
    messages.success(request, _("The new rules hold from now on."))
    return redirect("groups:rules", slug=group.slug)


@signed_in
@require_GET
def requests(request: PersonRequest, slug: str) -> HttpResponse:
    """People who asked to join."""
    group = _led(request, slug)
    return render(request, "groups/requests.html", {"group": group, "asked": queries.who_asked(group)})


@signed_in
@require_POST
def answer(request: PersonRequest, slug: str, person_id: UUID) -> HttpResponse:
    """Yes or a kind no."""
    group = _led(request, slug)
    if request.POST.get("answer") == "yes":
        actions.accept(actor=request.person, group=group, person_id=person_id)
        messages.success(request, _("They are in. A warm hello helps."))
    else:
        actions.decline(actor=request.person, group=group, person_id=person_id)
        messages.success(request, _("Done. They read a kind note that points to other groups."))
    return redirect("groups:requests", slug=slug)


@signed_in
@require_http_methods(["GET", "POST"])
def invitations(request: PersonRequest, slug: str) -> HttpResponse:
    """Makes an invitation and shows its link, code picture and card once; lists those that still open the door."""
    group = _led(request, slug)
    first = {"uses": TWO_FRIENDS} if group.is_circle else {}
    form = InvitationForm(request.POST or None, seats=group.seats, initial=first)
    context: dict[str, Any] = {"group": group, "form": form}
    if request.method == "POST" and form.is_valid():
        context |= _made(request, group, form) | {"form": InvitationForm(seats=group.seats, initial=first)}
    context["invitations"] = queries.good_invitations(group)
    return render(request, "groups/invitations.html", context, status=422 if form.errors else 200)


def _made(request: PersonRequest, group: Group, form: InvitationForm) -> dict[str, Any]:
    """A new invitation in every form in which it can be handed over: a link, a picture, a card, and words to say."""
    wish = dict(form.cleaned_data)
    says_name = wish.pop("says_name")
    made, code = actions.invite(actor=request.person, group=group, **wish)
    address = settings.SITE_URL + reverse("groups:invited", args=[code])
    door = settings.SITE_URL.partition("://")[2] + reverse("circles:code")
    told = {"made": made, "code": code, "words": words_of(code), "address": address, "door": door}
    return told | {"says_name": says_name, "picture": picture_of(address)}


def picture_of(address: str) -> Markup:
    """The address as a QR code: an SVG picture without any script or style."""
    import segno  # Rarely needed.

    picture = segno.make(address, error="m", micro=False)
    drawn = picture.svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True
    )
    return Markup(drawn)  # noqa: S704 - drawn by segno from an address of our own; holds no text


@signed_in
@require_POST
def end_invitation(request: PersonRequest, slug: str, invitation_id: UUID) -> HttpResponse:
    """The invitation opens nothing any more."""
    group = _led(request, slug)
    actions.end_invitation(actor=request.person, group=group, invitation_id=invitation_id)
    messages.success(request, _("This invitation no longer opens the door."))
    return redirect("groups:invitations", slug=slug)


@signed_in
@require_POST
def set_role(request: PersonRequest, slug: str, person_id: UUID) -> HttpResponse:
    """A role for a member."""
    group = _led(request, slug, by_leader=True)
    actions.set_role(actor=request.person, group=group, person_id=person_id, role=request.POST.get("role", ""))
    messages.success(request, _("Saved."))
    return redirect("groups:people", slug=slug)


@signed_in
@require_POST
def set_state(request: PersonRequest, slug: str) -> HttpResponse:
    """The next step of the group's life."""
    group = _led(request, slug, by_leader=True)
    actions.set_state(actor=request.person, group=group, state=request.POST.get("state", ""))
    messages.success(request, _("Saved. The group page says so now."))
    return redirect("groups:lead", slug=slug)
