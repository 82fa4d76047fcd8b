"""Pages of organisations."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import check_may_take_part, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.kernel.refusals import Refusal
from hearthside.organisations import access, actions, queries
from hearthside.organisations.forms import FoundForm, NameForm, RoofForm
from hearthside.organisations.models import Organisation


@signed_in
@require_GET
def organisation_list(request: PersonRequest) -> HttpResponse:
    """The organisations a person runs; all of them for operators."""
    check_may_take_part(request.person)
    is_operator = request.person.is_operator
    every = queries.all_organisations() if is_operator else []
    context = {"mine": queries.run_by(request.person), "every": every, "run": queries.run_by_somebody(every)}
    return render(request, "organisations/list.html", context | {"is_operator": is_operator})


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Operators found an organisation and name who runs it."""
    access.check_may_found(request.person)
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.found(actor=request.person, name=given["name"], about=given["about"], run_by=given["person"])
            messages.success(request, _("It is there. Groups can ask to stand under it now."))
            return redirect("organisations:administrators", organisation=made.slug)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    return render(request, "organisations/new.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def administrators(request: PersonRequest, organisation: str) -> HttpResponse:
    """Operators name who runs an organisation, or take it back."""
    found = access.get_organisation_to_found(request.person, organisation)
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_administrator(actor=request.person, organisation=found, person=form.cleaned_data["person"])
            messages.success(request, _("They run it now. We tell them."))
            return redirect("organisations:administrators", organisation=found.slug)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    context = {"organisation": found, "people": queries.administrators_of(found), "form": form}
    return render(request, "organisations/administrators.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def take(request: PersonRequest, organisation: str, person_id: UUID) -> HttpResponse:
    """Somebody runs it no more."""
    found = access.get_organisation_to_found(request.person, organisation)
    actions.take_administrator(actor=request.person, organisation=found, person_id=person_id)
    messages.success(request, _("Done. They no longer run it, and see nothing of it."))
    return redirect("organisations:administrators", organisation=found.slug)


@signed_in
@require_GET
def organisation(request: PersonRequest, organisation: str) -> HttpResponse:
    """What those who run it see of its groups."""
    found = access.get_organisation_for(request.person, organisation)
    context = {"organisation": found, "groups": queries.groups_of(found), "asking": queries.who_asks(found)}
    others = [one.name for one in queries.administrators_of(found) if one != request.person]
    return render(request, "organisations/organisation.html", context | {"others": others})


@signed_in
@require_POST
def step_down(request: PersonRequest, organisation: str) -> HttpResponse:
    """A person stops running it."""
    found = access.get_organisation_for(request.person, organisation)
    actions.step_down(actor=request.person, organisation=found)
    messages.success(request, _("You run %(name)s no more. Thank you for the time you did.") % {"name": found.name})
    return redirect("organisations:list")


@signed_in
@require_POST
def answer(request: PersonRequest, organisation: str, slug: str) -> HttpResponse:
    """Yes or no to a group that asks, or parting from one."""
    found = access.get_organisation_for(request.person, organisation)
    roof = access.get_roof_for(request.person, found, slug)
    was_welcomed, is_yes = roof.is_welcomed, request.POST.get("answer") == "yes"
    actions.answer(actor=request.person, organisation=found, roof=roof, is_yes=is_yes)
    messages.success(request, _answered(is_yes, was_welcomed) % {"group": roof.group.name})
    return redirect("organisations:organisation", organisation=found.slug)


def _answered(is_yes: bool, was_welcomed: bool) -> str:
    if is_yes:
        return _("%(group)s stands under your roof now. We tell its leaders.")
    if was_welcomed:
        return _("You have parted from %(group)s. We tell its leaders.")
    return _("You said to %(group)s: not now. We tell its leaders. They may ask again.")


@signed_in
@require_http_methods(["GET", "POST"])
def roof(request: PersonRequest, slug: str) -> HttpResponse:
    """For everybody inside: which organisation the group stands under and what it sees. Leaders ask, change the hours or leave."""
    group = access.get_group_inside(request.person, slug)
    form = RoofForm(request.POST or None, organisations=queries.all_organisations())
    if request.method == "POST":
        return _asked(request, group, form)
    return render(request, "organisations/roof.html", _roof_context(request, group, form))


def _asked(request: PersonRequest, group: Group, form: RoofForm) -> HttpResponse:
    groups.check_is_leader(request.person, group)
    if request.POST.get("leave"):
        actions.leave_roof(actor=request.person, group=group)
        messages.success(request, _("The organisation sees nothing of the group any more."))
        return redirect("organisations:roof", slug=group.slug)
    if not form.is_valid():
        return render(request, "organisations/roof.html", _roof_context(request, group, form), status=422)
    chosen = _organisation(form.cleaned_data["organisation"])
    asked = actions.ask_in(actor=request.person, group=group, organisation=chosen, hours=form.cleaned_data["hours"])
    messages.success(request, _("Saved.") if asked.is_welcomed else _("You have asked. We tell you when they answer."))
    return redirect("organisations:roof", slug=group.slug)


def _organisation(slug: str) -> Organisation:
    for one in queries.all_organisations():
        if one.slug == slug:
            return one
    raise Http404


def _roof_context(request: PersonRequest, group: Group, form: RoofForm) -> dict[str, object]:
    found = queries.roof_of(group)
    if found and not form.is_bound:
        form.initial = {"organisation": found.organisation.slug, "hours": found.hours}
    mine = groups.membership_of(request.person, group)
    is_leader = mine is not None and mine.is_leading and mine.role == "leader"
    return {"group": group, "roof": found, "form": form, "is_leader": is_leader}
