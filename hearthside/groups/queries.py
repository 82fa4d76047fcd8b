"""What is true about groups. Constant in queries, whatever the size."""

from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hearthside.accounts.models import Person, unseen_by
from hearthside.accounts.names import INVISIBLE
from hearthside.groups.facts import Facts
from hearthside.groups.ground_rules import Change, Rule, changes
from hearthside.groups.models import (
    INSIDE,
    LEADING,
    Belonging,
    GroundRules,
    Group,
    GroupFacts,
    GroupState,
    Invitation,
    Leadership,
    Membership,
    Mode,
    Role,
    Standing,
)
from hearthside.groups.plans import MUST_HAVE
from hearthside.kernel.prepared import Prepared
from hearthside.kernel.recall import forget, recalled

A_MINUTE = 60
A_PAGE = 10
"""Groups on a page of the list: a short list is easier on a tired mind (DOMAIN 13.2)."""


def moderators_of(group_id: UUID) -> list[Person]:
    """The active leaders and moderators of a group; nobody for a circle, whose cases are for safety leads. One query."""
    leading = Membership.objects.filter(group=group_id, group__is_circle=False, role__in=LEADING, state=Standing.ACTIVE)
    return list(Person.objects.filter(pk__in=leading.values("person")).order_by("name"))


def team() -> list[Person]:
    """Operators and safety leads: they answer for groups that have nobody. One query."""
    return list(Person.objects.filter(Q(is_operator=True) | Q(is_safety_lead=True)))


def group_ids_moderated_by(person: Person) -> set[UUID]:
    """Groups the person actively leads or moderates, or is the named safety lead of; no circle of theirs. One query."""
    mine = Membership.objects.filter(person=person, role__in=LEADING, state=Standing.ACTIVE, group__is_circle=False)
    rows = mine.values_list("group_id")
    named = Group.objects.filter(safety_lead=person).values_list("pk")
    return {group_id for (group_id,) in rows.union(named)}


def share_a_group(person: Person, other: UUID | None, group_id: UUID | None) -> bool:
    """Whether the person is in this group or asked to be, or shares one with the other that either of them leads. Two queries."""
    if group_id is not None and Membership.objects.filter(person=person, group=group_id).exists():
        return True
    mine = Membership.objects.filter(person=person, state__in=INSIDE)
    theirs = Membership.objects.filter(person=other, state__in=INSIDE)
    led = mine.filter(role__in=LEADING, group__in=theirs.values("group"))
    return led.union(theirs.filter(role__in=LEADING, group__in=mine.values("group"))).exists() if other else False


def looks_after_a_group(person: Person) -> bool:
    """Whether the person leads, moderates or carries safety anywhere, as it was at most a minute ago. No query while it is remembered."""
    key = f"looks-after:{person.pk}"
    return bool(recalled(key, lambda: bool(group_ids_moderated_by(person)), for_seconds=A_MINUTE))


def look_again_at(person_id: UUID) -> None:
    """After this, `looks_after_a_group` asks anew about this person: for who has just been given a group to look after."""
    forget(f"looks-after:{person_id}")


def ids_of_those_who_look_after() -> set[UUID]:
    """Ids of all who actively lead or moderate a group that is no circle, or are named for its safety. One query."""
    leads = Membership.objects.filter(role__in=LEADING, state=Standing.ACTIVE, group__is_circle=False)
    leading = leads.values_list("person_id")
    named = Group.objects.exclude(safety_lead=None).values_list("safety_lead_id")
    return {person_id for (person_id,) in leading.union(named)}


def group_ids_of(person: Person) -> set[UUID]:
    """Groups the person is in, paused ones too. One query."""
    return set(Membership.objects.filter(person=person, state__in=INSIDE).values_list("group_id", flat=True))


def current_rules(group: Group) -> list[Rule]:
    """The rules in force; empty while none were written. One query."""
    return rules_at(group, group.rules_version)


def rules_at(group: Group, version: int) -> list[Rule]:
    """The rules of one version, or an empty list. One query."""
    rows = _rules(group_id=group.pk, version=version)
    return rows[0][0] if rows else []


@Prepared
def _rules(group_id: UUID, version: int) -> QuerySet[GroundRules, Any]:
    return GroundRules.objects.filter(group=group_id, version=version).values_list("rules")


def rules_and_facts(group: Group) -> tuple[list[Rule], Facts]:
    """The rules in force, and by what people find the group; each empty where nothing was said. One query."""
    rows = _rules_and_facts(group_id=group.pk, version=group.rules_version)
    if not rows:
        return [], Facts()
    rules, *said = rows[0]
    return rules, Facts(**{name: value for name, value in zip(FACTS, said, strict=True) if value is not None})


FACTS = [one.name for one in fields(Facts)]


@Prepared
def _rules_and_facts(group_id: UUID, version: int) -> QuerySet[GroundRules, Any]:
    rows = GroundRules.objects.filter(group=group_id, version=version)
    return rows.values_list("rules", *(f"group__facts__{name}" for name in FACTS))


@dataclass(frozen=True)
class RulesToRead:
    """What a person reads before they agree: all rules, and what is new since they last did."""

    version: int
    rules: list[Rule]
    changes: list[Change]
    notes: list[str]


def rules_to_read(group: Group, membership: Membership | None) -> RulesToRead:
    """The rules in force, and the difference to what this person agreed to before. One query."""
    since = membership.agreed_version if membership else 0
    texts = {
        row.version: row for row in GroundRules.objects.filter(group=group, version__gte=since).order_by("version")
    }
    rules: list[Rule] = texts[group.rules_version].rules if group.rules_version in texts else []
    old = texts[since].rules if since in texts else None
    notes = [row.change_note for version, row in texts.items() if since and version > since and row.change_note]
    return RulesToRead(group.rules_version, rules, changes(old, rules) if old is not None else [], notes)


@dataclass(frozen=True)
class GroupList:
    """One page of the list."""

    groups: list[Group]
    page: int
    has_older: bool


def listed_groups(page: int = 1) -> GroupList:
    """A page of the groups that people may look for, by name. One query, whatever the number of groups."""
    start = (page - 1) * A_PAGE
    rows = Group.objects.offered().select_related("leader").order_by("name", "pk")[start : start + A_PAGE + 1]
    return GroupList(list(rows)[:A_PAGE], page, len(rows) > A_PAGE)


def places_of(person: Person) -> list[Membership]:
    """The person's memberships with their groups, by name, asked ones too. One query."""
    return list(Membership.objects.filter(person=person).select_related("group").order_by("group__name"))


def people_of(group: Group, *, seen_by: Person) -> list[Membership]:
    """The members, leaders first, without anybody the reader must not see. Two queries. Never a count, never who is away."""
    rows = Membership.objects.filter(group=group, state__in=INSIDE).exclude(person_id__in=unseen_by(seen_by))
    order = {Role.LEADER: 0, Role.MODERATOR: 1, Role.HELPER: 2, Role.MEMBER: 3}
    return sorted(rows.select_related("person"), key=lambda row: (order[Role(row.role)], row.person.name.casefold()))


def who_asked(group: Group) -> list[Membership]:
    """People waiting for an answer, oldest first. One query."""
    return list(
        Membership.objects.filter(group=group, state=Standing.ASKED)
        .select_related("person")
        .order_by("joined_on", "pk")
    )


def good_invitations(group: Group) -> list[Invitation]:
    """Invitations that were not ended. One query."""
    return list(Invitation.objects.filter(group=group).order_by("-expires_at"))


def facts_of(group: Group) -> Facts:
    """By what people find this group; empty where nothing was said. One query."""
    return Facts.of(GroupFacts.objects.filter(group=group).first())


def groups_waiting() -> list[Group]:
    """Wishes for a group that the team has not answered. One query."""
    return list(Group.objects.filter(state=GroupState.IN_REVIEW).select_related("leader").order_by("name"))


def groups_that_ask_to_be_listed() -> list[Group]:
    """Hidden groups that would like everybody to find them. One query."""
    return list(Group.objects.exclude(listing_wish="").select_related("leader").order_by("name"))


def gaps(group: Group) -> list[str]:
    """The names of the fields a group still needs before it may open (MISSION A1); empty when nothing is missing. Signs that nobody
    can read are as good as none, and so is a format that we do not know."""
    return [str(word) for name, word in MUST_HAVE.items() if not _is_given(name, getattr(group, name))]


_FORMATS = {"leadership": Leadership.values, "membership": Belonging.values, "mode": Mode.values}


def _is_given(name: str, value: object) -> bool:
    if name in _FORMATS:
        return value in _FORMATS[name]
    return any(sign.isalnum() and sign not in INVISIBLE for sign in value) if isinstance(value, str) else bool(value)
