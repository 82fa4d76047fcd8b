"""Coming in, agreeing, resting and leaving."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from hearthside.accounts import arrivals
from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.visitors import visitor_key
from hearthside.groups import access, actions, queries
from hearthside.groups.forms import InvitationCodeForm
from hearthside.groups.models import Group, Membership, Role, Standing
from hearthside.groups.views.reading import group_context
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import Refusal
from hearthside.notifications.queries import is_muted


@signed_in
@require_POST
def join(request: PersonRequest, slug: str) -> HttpResponse:
    """Joins or asks, then leads to the ground rules."""
    group = access.get_group_for(request.person, slug)
    check_rate("groups.join", request.person.pk, at_most=20, per_seconds=3600)
    try:
        return _welcome(request, actions.join(person=request.person, group=group))
    except Refusal as refusal:
        context = group_context(request, group, access.membership_of(request.person, group)) | {"refusal": refusal}
        return render(request, "groups/group.html", context, status=refusal.status)


def _welcome(request: PersonRequest, membership: Membership) -> HttpResponse:
    if membership.state == Standing.ASKED:
        messages.success(request, _("We told the group that you would like to come. You will hear from them."))
        return redirect("groups:group", slug=membership.group.slug)
    if membership.agreed_version < membership.group.rules_floor:
        return redirect("groups:agree", slug=membership.group.slug)
    return redirect("groups:group", slug=membership.group.slug)


@require_safe
def invited(request: HttpRequest, code: str) -> HttpResponse:
    """Where a link or a picture of an invitation leads: the code leaves the address at once and waits in the session."""
    return arrivals.move_on(request, arrivals.INVITATION, code[:100], "groups:invitation")


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """The group behind the invitation that was brought along; without a good one, a field to type a code into."""
    if "code" in request.POST:
        return _take_code(request)
    code = arrivals.kept(request, arrivals.INVITATION)
    if code:
        check_rate("groups.code_brought", visitor_key(request), at_most=120, per_seconds=3600)
    found = actions.find_invitation(code) if code else None
    if found is None:
        return _ask_code(request, InvitationCodeForm(request.POST or None), is_too_old=bool(code))
    if request.method == "POST":
        return _come_in(request, code=code)
    context = {"group": found.group, "rules": queries.current_rules(found.group)}
    return render(request, "groups/invited.html", context | {"is_signed_in": person_of(request) is not None})


def _take_code(request: HttpRequest) -> HttpResponse:
    check_rate("groups.code", visitor_key(request), at_most=30, per_seconds=3600)
    form = InvitationCodeForm(request.POST)
    if not form.is_valid():
        return _ask_code(request, form)
    return arrivals.move_on(request, arrivals.INVITATION, form.cleaned_data["code"], "groups:invitation")


def _ask_code(request: HttpRequest, form: InvitationCodeForm, *, is_too_old: bool = False) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "groups/type_code.html", {"form": form, "is_too_old": is_too_old}, status=status)


@signed_in
def _come_in(request: PersonRequest, *, code: str) -> HttpResponse:
    check_rate("groups.join", request.person.pk, at_most=20, per_seconds=3600)
    membership = actions.come_in(person=request.person, code=code)
    arrivals.forget(request, arrivals.INVITATION)
    return _welcome(request, membership)


@signed_in
@require_http_methods(["GET", "POST"])
def agree(request: PersonRequest, slug: str) -> HttpResponse:
    """The rules, what is new since the person last agreed, and one box to tick."""
    group, membership = _inside(request, slug)
    problem = ""
    if request.method == "POST":
        try:
            return _agreed(request, group)
        except Refusal as refusal:
            problem, group = str(refusal.message), access.get_group_for(request.person, slug)
    context = {
        "group": group,
        "to_read": queries.rules_to_read(group, membership),
        "membership": membership,
        "problem": problem,
        "is_current": membership.agreed_version >= group.rules_floor,
    }
    return render(request, "groups/agree.html", context, status=422 if problem else 200)


def _agreed(request: PersonRequest, group: Group) -> HttpResponse:
    version = request.POST.get("version", "")
    if request.POST.get("agreed") != "yes" or not version.isdecimal():
        raise Refusal(_("Please tick the box if you agree. You can also read on without it."))
    actions.agree(person=request.person, group=group, version=int(version[:9]))
    messages.success(request, _("Thank you. You can take part now."))
    return redirect("groups:group", slug=group.slug)


@signed_in
@require_GET
def yours(request: PersonRequest, slug: str) -> HttpResponse:
    """The person's own page in a group: pause, notices, step back, leave."""
    group, membership = _inside(request, slug)
    context = {"group": group, "membership": membership, "has_role": membership.role != Role.MEMBER}
    is_quiet = is_muted(request.person, group.pk)
    return render(request, "groups/yours.html", context | {"is_private": True, "is_quiet": is_quiet})


@signed_in
@require_POST
def pause(request: PersonRequest, slug: str) -> HttpResponse:
    """No notices until the person comes back."""
    group, _membership = _inside(request, slug)
    actions.pause(person=request.person, group=group)
    messages.success(request, _("You are taking a pause. Come back when you like; nobody was told."))
    return redirect("groups:yours", slug=slug)


@signed_in
@require_POST
def come_back(request: PersonRequest, slug: str) -> HttpResponse:
    """The pause is over."""
    group, _membership = _inside(request, slug)
    actions.come_back(person=request.person, group=group)
    messages.success(request, _("Good to have you back."))
    return redirect("groups:group", slug=slug)


@signed_in
@require_POST
def step_back(request: PersonRequest, slug: str) -> HttpResponse:
    """From helper, moderator or leader to member."""
    group, _membership = _inside(request, slug)
    actions.step_back(person=request.person, group=group)
    messages.success(request, _("You are a member now, with nothing to look after. Thank you for what you did."))
    return redirect("groups:yours", slug=slug)


@signed_in
@require_http_methods(["GET", "POST"])
def leave(request: PersonRequest, slug: str) -> HttpResponse:
    """Says what leaving means, then does it."""
    group, membership = _inside(request, slug)
    if request.method == "GET":
        return render(request, "groups/leave.html", {"group": group, "membership": membership, "is_private": True})
    actions.leave(person=request.person, group=group)
    messages.success(request, _("You have left. You are welcome back at any time."))
    return redirect("groups:mine")


def _inside(request: PersonRequest, slug: str) -> tuple[Group, Membership]:
    membership = access.place_of(request.person, slug)
    return membership.group, membership
