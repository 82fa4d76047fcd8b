"""Looking around: the list, a group, its rules and its people."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access, queries, sections
from hearthside.groups.beside import cards_for
from hearthside.groups.models import INSIDE, Group, Membership, Role
from hearthside.groups.topics import topic_labels
from hearthside.kernel.refusals import Refusal, permits


@require_GET
def group_list(request: HttpRequest) -> HttpResponse:
    """Listed groups, a page at a time. Visitors may read. What somebody looks for stands in no address: an old one that holds it leads to
    one that does not."""
    if not request.GET.keys() <= {"page"}:
        return redirect("groups:list")
    found = queries.listed_groups(page_number(request.GET.get("page", "")))
    person = person_of(request)
    context = {
        "found": found,
        "notes_on": sections.notes_on(found.groups),
        "topic_labels": topic_labels,
        "may_open": access.may_open_groups(person),
        "is_signed_in": person is not None,
    }
    return render(request, "groups/list.html", context)


@require_GET
def group_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What a group is for, who leads it, how it is kept safe, its rules, and the way in."""
    group = access.get_group_for(person_of(request), slug)
    membership = access.membership_of(person_of(request), group)
    return render(request, "groups/group.html", group_context(request, group, membership))


def group_context(request: HttpRequest, group: Group, membership: Membership | None) -> dict[str, Any]:
    """What the group page shows to this person. One query for the rules."""
    person = person_of(request)
    is_inside = bool(membership and membership.state in INSIDE)
    rules, facts = queries.rules_and_facts(group)
    return {
        "group": group,
        "membership": membership,
        "is_inside": is_inside,
        "answers_for_safety": access.answers_for_safety(person, group),
        "is_leading": bool(membership and membership.is_leading),
        "rules": rules,
        "topics": topic_labels(group.topics),
        "spoken": (replace(facts, newcomers="") if group.takes_nobody else facts).spoken(),
        "may_come_in": membership is None and (person is None or permits(access.check_can_come_in, person, group)),
        "why_not": _why_not(request, group) if membership is None else "",
        "must_agree": bool(membership and is_inside and membership.agreed_version < group.rules_floor),
        "beside": cards_for(group, is_inside),
        "talk_url": reverse("conversations:list", args=[group.slug]),
        "about_parts": sections.parts(sections.ABOUT, request, group, membership),
        "door_parts": sections.parts(sections.DOOR, request, group, membership),
    }


def _why_not(request: HttpRequest, group: Group) -> Any:
    person = person_of(request)
    if person is None:
        return ""
    try:
        access.check_can_come_in(person, group)
    except Refusal as refusal:
        return refusal.message
    return ""


@require_GET
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The ground rules in force, for everybody who may see the group."""
    group = access.get_group_for(person_of(request), slug)
    return render(request, "groups/rules.html", {"group": group, "rules": queries.current_rules(group)})


@signed_in
@require_GET
def mine(request: PersonRequest) -> HttpResponse:
    """The person's groups."""
    context = {"places": queries.places_of(request.person), "is_private": True}
    return render(request, "groups/mine.html", context)


@signed_in
@require_GET
def people(request: PersonRequest, slug: str) -> HttpResponse:
    """Who is in the group, for members only."""
    group = access.get_group_for(request.person, slug)
    membership = access.membership_of(request.person, group)
    access.check_is_inside(request.person, group, membership)
    context = {
        "group": group,
        "people": queries.people_of(group, seen_by=request.person),
        "is_leader": bool(membership and membership.is_leading and membership.role == Role.LEADER),
        "person": request.person,
    }
    return render(request, "groups/people.html", context)


def page_number(asked: str) -> int:
    """A page from 1 on; anything else is the first."""
    return max(1, min(int(asked), 10_000)) if asked.isdecimal() and len(asked) < 6 else 1
