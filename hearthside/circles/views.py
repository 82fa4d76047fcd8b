"""Pages of the circles room: choosing a shape, starting, a plan for meetings, and growing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from hearthside.accounts.access import check_may_take_part, person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.circles import access, actions, queries
from hearthside.circles.forms import GrowForm, ShapeForm, StartForm
from hearthside.circles.shapes import Shape, get_shape, shapes
from hearthside.groups import access as groups
from hearthside.groups.models import Group, GroupState
from hearthside.kernel.refusals import Refusal


@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """A short address to say aloud: it leads to the field for a code."""
    return redirect("groups:invitation")


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """The shapes there are. Visitors may look."""
    return render(
        request, "circles/start.html", {"shapes": shapes().values(), "is_signed_in": bool(person_of(request))}
    )


@require_GET
def shape(request: HttpRequest, shape: str) -> HttpResponse:
    """One shape: how a meeting goes, the first one, who does what, and why it is so."""
    context = {"shape": get_shape(shape), "is_signed_in": person_of(request) is not None}
    return render(request, "circles/shape.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest, shape: str) -> HttpResponse:
    """The few questions before a group opens."""
    check_may_take_part(request.person)
    chosen = get_shape(shape)
    form = StartForm(request.POST or None, shape=chosen, is_minor=request.person.is_minor)
    if request.method == "POST" and form.is_valid():
        try:
            return _started(request, chosen, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    context = {"form": form, "shape": chosen, "rules": chosen.rules(), "has_lead": bool(form.initial["safety_lead"])}
    return render(request, "circles/new.html", context, status=422 if form.errors else 200)


def _started(request: PersonRequest, chosen: Shape, form: StartForm) -> HttpResponse:
    said, lead = form.said(), form.cleaned_data["safety_lead"]
    if form.is_circle():
        group = actions.start_circle(actor=request.person, shape=chosen, safety_lead=lead, **said)
        messages.success(request, _("Your circle is open. Now ask two people you trust."))
        return redirect("groups:invitations", slug=group.slug)
    group = actions.ask_for_group(actor=request.person, shape=chosen, safety_lead=lead, **said)
    if group.state == GroupState.IN_REVIEW:
        messages.success(request, _("Thank you. The team will read it and answer you."))
    return redirect("groups:group", slug=group.slug)


@signed_in
@require_http_methods(["GET", "POST"])
def plan(request: PersonRequest, slug: str) -> HttpResponse:
    """The plan for this group's meetings, for those inside; its leader may choose another."""
    group = access.get_group_inside(request.person, slug)
    form = ShapeForm(request.POST or None)
    if request.method == "POST":
        return _choose(request, group, form)
    is_leader = access.leads(request.person, group)
    context = {"group": group, "shape": queries.shape_of(group), "form": form, "is_leader": is_leader}
    return render(request, "circles/plan.html", context)


def _choose(request: PersonRequest, group: Group, form: ShapeForm) -> HttpResponse:
    groups.check_is_leader(request.person, group)
    if not form.is_valid():
        context = {"group": group, "shape": queries.shape_of(group), "form": form, "is_leader": True}
        return render(request, "circles/plan.html", context, status=422)
    actions.choose_shape(actor=request.person, group=group, shape=get_shape(form.cleaned_data["shape"]))
    messages.success(request, _("Saved. Everybody in the group can read the plan."))
    return redirect("circles:plan", slug=group.slug)


@signed_in
@require_http_methods(["GET", "POST"])
def grow(request: PersonRequest, slug: str) -> HttpResponse:
    """The leader asks whether the circle may open to others; everybody inside answers here."""
    group = access.get_group_inside(request.person, slug)
    access.check_is_circle(group)
    form = GrowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ask_to_grow(actor=request.person, group=group, joining=form.cleaned_data["joining"])
        messages.success(request, _("Everybody in the circle is asked now."))
        return redirect("circles:grow", slug=slug)
    growth = access.growth_of(group)
    answered = queries.answer_of(request.person, growth)
    asked = {"group": group, "growth": growth, "answer": answered, "form": form}
    context = asked | {"is_leader": access.leads(request.person, group)}
    return render(request, "circles/grow.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def answer(request: PersonRequest, slug: str) -> HttpResponse:
    """Yes, no, or (for the leader) asking no more."""
    group = access.get_group_inside(request.person, slug)
    access.check_is_circle(group)
    said = request.POST.get("answer", "")
    if said == "stop":
        actions.stop_asking(actor=request.person, group=group)
    elif said in ("yes", "no"):
        actions.answer_growth(person=request.person, group=group, is_yes=said == "yes")
        messages.success(request, _("Thank you. Nobody is shown what you said, and you can change it."))
    return redirect("circles:grow", slug=slug)


@signed_in
@require_GET
def growing(request: PersonRequest) -> HttpResponse:
    """Circles that would open to others, for the team."""
    groups.check_may_open(request.person)
    return render(request, "circles/growing.html", {"waiting": queries.circles_that_would_grow()})


@signed_in
@require_POST
def decide(request: PersonRequest, slug: str) -> HttpResponse:
    """The team lets a circle grow, or not yet."""
    growth = access.get_growth_for_team(request.person, slug)
    actions.decide_growth(actor=request.person, growth=growth, is_yes=request.POST.get("answer") == "yes")
    messages.success(request, _("Done. Everybody in it is told."))
    return redirect("circles:growing")
