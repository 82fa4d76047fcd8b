"""Keeping company: being somebody's buddy, and having one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.kernel.refusals import NotNow
from hearthside.trying import access, actions, company, queries


@signed_in
@require_http_methods(["GET", "POST"])
def buddy(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask for company, offer it, or stop offering it."""
    place = groups.place_of(request.person, slug)
    groups.check_is_inside(request.person, place.group, place)
    if request.method == "POST":
        return _said(request, place.group)
    row = queries.buddy_row(request.person, place.group)
    first = company.likely(place.group)
    context = {
        "group": place.group,
        "row": row,
        "chosen": company.shares_of(row) if row else [],
        "company": queries.company_of(request.person, place.group),
        "waits": queries.waits_for_company(request.person, place.group),
        "first": first,
        "more": {name: label for name, label in company.SHARES.items() if name not in first},
    }
    return render(request, "trying/buddy.html", context | {"is_private": True})


def _said(request: PersonRequest, group: Group) -> HttpResponse:
    shares, wish = request.POST.getlist("shares")[:60], request.POST.get("wish", "")
    if wish == "offer":
        most = request.POST.get("most", "")
        actions.be_buddy(
            person=request.person, group=group, shares=shares, most=int(most) if most in "123" and most else 1
        )
        messages.success(
            request, _("Thank you. We ask you when somebody would like company, and you can say no each time.")
        )
    elif wish == "stop":
        actions.be_no_buddy(person=request.person, group=group)
        messages.success(request, _("You will not be asked any more."))
    elif wish == "ask":
        _asked(request, group, shares)
    return redirect("trying:buddy", slug=group.slug)


def _asked(request: PersonRequest, group: Group, shares: list[str]) -> None:
    if actions.find_buddy(newcomer=request.person, group=group, shares=shares):
        messages.success(
            request, _("We asked somebody who shares something with you. You hear from us when they say yes.")
        )
    else:
        raise NotNow(_("Nobody is free right now who shares one of these. The group is there for you all the same."))


@signed_in
@require_POST
def pair(request: PersonRequest, slug: str, pair_id: UUID) -> HttpResponse:
    """Yes, or no without a word; also later, by either of the two."""
    found = access.get_pair_for(request.person, slug, pair_id)
    if request.POST.get("answer") == "yes":
        actions.say_yes(buddy=request.person, pair=found)
        messages.success(request, _("Thank you. A warm word in the group is all it takes."))
    else:
        actions.end_pair(person=request.person, pair_id=found.pk)
        messages.success(request, _("That is fine. Nobody was told."))
    return redirect("trying:buddy", slug=slug)
