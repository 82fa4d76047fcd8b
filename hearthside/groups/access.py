"""Who may do what with a group. Pages show buttons by these rules; actions refuse by the same ones."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.groups.models import (
    INSIDE,
    LEADING,
    LIVING,
    AgeWall,
    Group,
    GroupState,
    Joining,
    Membership,
    MemoryAsked,
    Role,
    Standing,
)
from hearthside.kernel.prepared import Prepared, columns, revived
from hearthside.kernel.refusals import FirstThis, NotAllowed, NotNow
from hearthside.safety import uninvolved
from hearthside.safety.models import Case


def get_group_for(person: Person | None, slug: str) -> Group:
    """The group, if this person may know of it; otherwise 404, the same for a private group as for none. One query."""
    rows = _group_as_seen_by(person, slug) if person else _visitors_group(slug=slug)
    if not rows:
        raise Http404
    return _with_leaders(rows[0])


_WIDTH, _WHO = len(columns(Group)), len(columns(Person))


def _whole(groups: QuerySet[Group, Any]) -> QuerySet[Group, Any]:
    return groups.values_list(*columns(Group), *columns(Person, "leader__"), *columns(Person, "safety_lead__"))


def _group_as_seen_by(person: Person, slug: str) -> list[tuple[Any, ...]]:
    return _group(slug=slug, person_id=person.pk, age_band=person.age_band)


@Prepared
def _group(slug: str, person_id: UUID, age_band: str) -> QuerySet[Group, Any]:
    return _whole(Group.objects.filter(slug=slug).visible_to(Person(pk=person_id, age_band=age_band)))


@Prepared
def _visitors_group(slug: str) -> QuerySet[Group, Any]:
    return _whole(Group.objects.filter(slug=slug).visible_to(None))


def _with_leaders(row: tuple[Any, ...]) -> Group:
    group = revived(Group, row[:_WIDTH])
    group.leader = revived(Person, row[_WIDTH:-_WHO]) if group.leader_id else None
    group.safety_lead = revived(Person, row[-_WHO:]) if group.safety_lead_id else None
    return group


def membership_of(person: Person | None, group: Group) -> Membership | None:
    """The person's place in the group, in any standing, or None. One query for somebody, none for a visitor."""
    rows = _membership(group_id=group.pk, person_id=person.pk) if person else []
    return revived(Membership, rows[0]) if rows else None


@Prepared
def _membership(group_id: UUID, person_id: UUID) -> QuerySet[Membership, Any]:
    return Membership.objects.filter(group=group_id, person=person_id).values_list(*columns(Membership))


def place_of(person: Person, slug: str) -> Membership:
    """The person's place in the group with this address, in any standing; the way out never depends on more. One query."""
    mine = Membership.objects.select_related("group").filter(person=person, group__slug=slug).first()
    if mine is None:
        raise _not_a_member(get_group_for(person, slug).slug, None)
    return mine


def age_fits(person: Person, group_age_band: str) -> bool:
    """Whether the age wall lets this person in (DOMAIN 3.7: adults and young people apart)."""
    return group_age_band in (AgeWall.ALL, person.age_band)


def check_can_write(person: Person, group: Group) -> None:
    """Refuses unless the person is an active member, of the right age, agreed to the rules, in a living group. One query."""
    rows = _standing(group_id=group.pk, person_id=person.pk)
    state, agreed_version, role = rows[0] if rows else (None, None, Role.MEMBER)
    check_row(
        person,
        slug=group.slug,
        membership_state=state,
        agreed_version=agreed_version,
        rules_floor=group.rules_floor,
        group_state=group.state,
        age_band=group.age_band,
        role=role,
        is_private=group.is_private,
    )


@Prepared
def _standing(group_id: UUID, person_id: UUID) -> QuerySet[Membership, Any]:
    mine = Membership.objects.filter(group=group_id, person=person_id)
    return mine.values_list("state", "agreed_version", "role")[:1]


def check_row(
    person: Person,
    *,
    slug: str,
    membership_state: str | None,
    agreed_version: int | None,
    rules_floor: int,
    group_state: str,
    age_band: str,
    role: str = Role.MEMBER,
    is_private: bool = False,
) -> None:
    """The rule of `check_can_write` over values the caller has already fetched; no query. Each refusal shows the way on."""
    check_may_take_part(person)
    if membership_state not in INSIDE:
        raise _not_a_member(slug, membership_state)
    if not age_fits(person, age_band) and (person.is_minor or is_private or role not in LEADING):
        raise NotAllowed(_("This group is for another age. Adults and young people have their own groups here."))
    if group_state not in LIVING:
        raise NotNow(
            _("This group is not open now. You can still read it."), way_on=_way("group", slug, _("To the group"))
        )
    if membership_state == Standing.PAUSED:
        raise NotNow(
            _("You are taking a pause. Come back first, then write."), way_on=_way("yours", slug, _("Come back"))
        )
    check_agreed(slug=slug, agreed_version=agreed_version, rules_floor=rules_floor)


def check_agreed(*, slug: str, agreed_version: int | None, rules_floor: int) -> None:
    """Refuses when the ground rules changed in substance since the person agreed, and leads to the agree page."""
    if (agreed_version or 0) < rules_floor:
        raise FirstThis(
            _("Please read the ground rules and agree first. Nothing you typed is lost."),
            way_on=_way("agree", slug, _("Read the ground rules")),
        )


def check_is_inside(person: Person, group: Group, membership: Membership | None) -> None:
    """Refuses unless the membership is of somebody inside, for pages that only members read. No query."""
    check_may_take_part(person)
    if membership is None or membership.state not in INSIDE:
        raise _not_a_member(group.slug, membership.state if membership else None)


def check_can_lead(person: Person, group: Group) -> Membership:
    """Refuses unless the person leads or moderates this group and has agreed to its rules. Returns their membership."""
    check_may_take_part(person)
    mine = membership_of(person, group)
    if mine is not None and mine.role in LEADING and mine.state == Standing.PAUSED:
        raise NotNow(
            _("You are taking a pause. Come back first, and you look after it again."),
            way_on=_way("yours", group.slug, _("You in this group")),
        )
    if mine is None or not mine.is_leading or not age_fits_role(person, group, mine.role):
        raise NotAllowed(
            _("Only the leaders of this group can do that."), way_on=_way("group", group.slug, _("To the group"))
        )
    check_agreed(slug=group.slug, agreed_version=mine.agreed_version, rules_floor=group.rules_floor)
    return mine


def check_is_leader(person: Person, group: Group) -> Membership:
    """Refuses unless the person is a leader, not only a moderator: for roles, rules and the group's own words."""
    mine = check_can_lead(person, group)
    if mine.role != Role.LEADER:
        raise NotAllowed(
            _("Only a leader of this group can do that."), way_on=_way("group", group.slug, _("To the group"))
        )
    return mine


def age_fits_role(person: Person, group: Group, role: str) -> bool:
    """As `age_fits`; a listed youth group may also have grown-up leaders, whom the team chooses (DOMAIN 3.7)."""
    grown_up_leads = role in LEADING and not person.is_minor and not group.is_private
    return age_fits(person, group.age_band) or grown_up_leads


def answers_for_safety(person: Person | None, group: Group) -> bool:
    """Whether the person leads safety in the whole place, or is named for it in this group."""
    return person is not None and not person.is_paused and (person.is_safety_lead or group.safety_lead_id == person.pk)


def check_answers_for_safety(person: Person, group: Group) -> None:
    """Refuses all but those who lead safety here."""
    if not answers_for_safety(person, group):
        raise NotAllowed(
            _("Only those who lead safety here can do that."), way_on=_way("group", group.slug, _("To the group"))
        )


def check_can_come_in(person: Person, group: Group, *, is_invited: bool = False) -> None:
    """Refuses unless the person may join or ask now: account, age wall, state of the group, way of joining."""
    check_may_take_part(person)
    if not age_fits(person, group.age_band):
        raise NotAllowed(
            _("This group is for another age. Adults and young people have their own groups here."),
            way_on=(reverse("groups:list"), _("See other groups")),
        )
    if group.state not in (GroupState.OPEN, GroupState.WAITLIST):
        raise NotNow(
            _CLOSED.get(group.state, _("This group is not open now.")),
            way_on=(reverse("groups:list"), _("See other groups")),
        )
    if group.joining == Joining.INVITATION and not is_invited:
        raise NotAllowed(
            _("People come to this group by invitation."), way_on=(reverse("groups:list"), _("See other groups"))
        )


_CLOSED: dict[str, Any] = {
    GroupState.FULL: _("This group is full for now. Please look again later; there are other groups too."),
    GroupState.PAUSED: _("This group is having a rest. Please look again later."),
    GroupState.CLOSING: _("This group is closing soon and takes no new people."),
}


def may_open_groups(person: Person | None) -> bool:
    """Operators open groups at once; others ask the team."""
    return bool(person and (person.is_operator or person.is_safety_lead) and not person.is_paused)


def check_may_open(person: Person) -> None:
    """Refuses unless the person may open a group or answer a wish for one."""
    check_may_take_part(person)
    if not may_open_groups(person):
        raise NotAllowed(
            _("The team opens groups. You can ask for one."), way_on=(reverse("groups:new"), _("Ask for a group"))
        )


def get_remembered(person: Person, other_id: UUID) -> Person:
    """The person whose account may be kept in memory: for safety leads, and, while it waits for a second person, for operators. For
    anybody else there is nothing here (Http404)."""
    other = get_object_or_404(Person, pk=other_id)
    if person.is_paused or not (person.is_safety_lead or (person.is_operator and memory_asked(other))):
        raise Http404
    return other


def memory_asked(person: Person) -> MemoryAsked | None:
    """The request that waits for a second person, if any."""
    return MemoryAsked.objects.select_related("asked_by").filter(person=person).first()


def part_in_memory(actor: Person, person: Person, *, is_second: bool = False) -> str:
    """A code of `uninvolved.CONFLICTS` for why this person has a part in it; empty for somebody uninvolved. The second comes fresh."""
    case = Case.objects.filter(kind="person", subject_id=person.pk).first()
    case = case or Case(kind="person", subject_id=person.pk, person=person)
    found = uninvolved.conflicts_of(actor, case)
    return next((code for code in found if is_second or code != "worked"), "")


def _not_a_member(slug: str, membership_state: str | None) -> NotAllowed:
    if membership_state == Standing.ASKED:
        return NotAllowed(
            _("You asked to join. The group will answer soon."), way_on=_way("group", slug, _("To the group"))
        )
    return NotAllowed(
        _("Only members can do this. You are welcome to join first."), way_on=_way("group", slug, _("To the group"))
    )


def _way(page: str, slug: str, words: Any) -> tuple[str, Any]:
    return reverse(f"groups:{page}", args=[slug]), words
