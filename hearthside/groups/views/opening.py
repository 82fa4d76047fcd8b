"""Opening a group, or asking for one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import check_may_take_part, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access, actions, queries
from hearthside.groups.forms import NewGroupForm, starting_choices
from hearthside.groups.ground_rules import starting_rules
from hearthside.groups.models import Group, GroupState
from hearthside.kernel.refusals import Refusal


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """The form of a new group. The team's opens at once, anybody else's goes to the team."""
    check_may_take_part(request.person)
    is_team = access.may_open_groups(request.person)
    form = NewGroupForm(request.POST or None, is_team=is_team, initial=starting_choices())
    if request.method == "POST" and form.is_valid():
        try:
            return _started(request, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    context = {"form": form, "rules": starting_rules(), "is_team": is_team}
    return render(request, "groups/new.html", context, status=422 if form.errors else 200)


def _started(request: PersonRequest, form: NewGroupForm) -> HttpResponse:
    group = actions.start_group(
        actor=request.person,
        plan=form.plan(),
        leader=form.cleaned_data.get("leader"),
        safety_lead=form.cleaned_data["safety_lead"],
    )
    if group.state == GroupState.IN_REVIEW:
        messages.success(request, _("Thank you. The team will read it and answer you."))
    return redirect("groups:group", slug=group.slug)


@signed_in
@require_GET
def waiting(request: PersonRequest) -> HttpResponse:
    """Wishes for a group, for the team."""
    access.check_may_open(request.person)
    context = {
        "groups": [(group, queries.gaps(group)) for group in queries.groups_waiting()],
        "listings": queries.groups_that_ask_to_be_listed(),
    }
    return render(request, "groups/waiting.html", context)


@signed_in
@require_POST
def decide(request: PersonRequest, slug: str) -> HttpResponse:
    """Opens a group that waited, or gives it back to be changed."""
    access.check_may_open(request.person)
    group = Group.objects.filter(slug=slug, state=GroupState.IN_REVIEW).first()
    if group is None:
        raise Http404
    if request.POST.get("answer") == "open":
        actions.open_group(actor=request.person, group=group)
        messages.success(request, _("The group is open."))
    else:
        actions.send_back(actor=request.person, group=group)
        messages.success(request, _("It is a draft again. Its leader can change it and ask once more."))
    return redirect("groups:waiting")


@signed_in
@require_POST
def decide_listing(request: PersonRequest, slug: str) -> HttpResponse:
    """Lists a hidden group for everybody, or leaves it hidden."""
    access.check_may_open(request.person)
    group = Group.objects.filter(slug=slug).exclude(listing_wish="").first()
    if group is None:
        raise Http404
    is_yes = request.POST.get("answer") == "yes"
    actions.decide_listing(actor=request.person, group=group, is_yes=is_yes)
    messages.success(
        request,
        _("Everybody can find it now. Its people are told.") if is_yes else _("It stays hidden. Its leaders are told."),
    )
    return redirect("groups:waiting")
