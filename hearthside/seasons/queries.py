"""What pages of this room read."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person, unseen_by
from hearthside.groups.access import age_fits
from hearthside.groups.models import (
    INSIDE,
    LIVING,
    AgeWall,
    Group,
    GroupState,
    Joining,
    Membership,
    Role,
    Standing,
    Visibility,
)
from hearthside.groups.topics import TOPICS
from hearthside.roster import actions as roster
from hearthside.seasons import access
from hearthside.seasons.actions.duties import who_leads_safety
from hearthside.seasons.models import Closing, Kind, Offer, ReturnNote, Stage

MOST_WAYS, FEWEST_WAYS, A_DOZEN = 3, 2, 12


@dataclass(frozen=True)
class Keeping:
    """Who looks after a group, as its people read it: (name, what, since when not or until when)."""

    leaders: list[Membership]
    covers: list[Offer]
    is_alone: bool


def keeping_of(group: Group, *, seen_by: Person) -> Keeping:
    """The leaders who are there, and covers that run or are agreed. Three queries. Who rests without a cover is not shown as away."""
    unseen = unseen_by(seen_by)
    rows = Membership.objects.filter(group=group, role=Role.LEADER, state__in=INSIDE).select_related("person")
    covers = Offer.objects.filter(group=group, kind=Kind.COVER).exclude(stage=Stage.OFFERED)
    covers = covers.select_related("made_by", "made_to").order_by("starts_on")
    leaders = [row for row in rows.order_by("joined_on", "pk") if row.person_id not in unseen]
    shown = [one for one in covers if not {one.made_by_id, one.made_to_id} & unseen]
    return Keeping(leaders, shown, is_alone=len(leaders) < 2 and not shown)


def offers_of(actor: Person, group: Group) -> list[Offer]:
    """What this leader has asked and nobody answered yet. One query."""
    mine = Offer.objects.filter(group=group, made_by=actor, stage=Stage.OFFERED)
    return list(mine.select_related("made_to", "into").order_by("made_at"))


def offers_for(person: Person) -> list[Offer]:
    """What this person is asked, as a member or as a leader of another group. One query."""
    leads = Membership.objects.filter(person=person, role=Role.LEADER, state=Standing.ACTIVE).values("group")
    mine = Offer.objects.filter(made_to=person) | Offer.objects.filter(into__in=leads)
    return list(mine.filter(stage=Stage.OFFERED).select_related("group", "made_by").order_by("made_at"))


def who_can_be_asked(actor: Person, group: Group) -> list[Membership]:
    """Places of members who could look after the group, by name. Two queries."""
    inside = Membership.objects.filter(group=group, state=Standing.ACTIVE).select_related("person")
    near = inside.exclude(person=actor).exclude(person_id__in=unseen_by(actor))
    return sorted((one for one in near if access.can_lead(one, group)), key=lambda one: one.person.name_key)


def groups_that_could_take_in(actor: Person, group: Group) -> list[Group]:
    """Open groups of the same ages that the actor may know of, those about the same things first, a dozen at most. Three queries."""
    states = (GroupState.OPEN, GroupState.WAITLIST, GroupState.FULL)
    near = Group.objects.visible_to(actor).filter(state__in=states, age_band=group.age_band, is_circle=False)
    near = near.exclude(pk=group.pk).exclude(leader_id__in=unseen_by(actor))
    found = sorted(near.values_list("pk", "topics", "name"), key=lambda one: (-_shared(one[1], group.topics), one[2]))
    return _in_order([pk for pk, _topics, _name in found[:A_DOZEN]])


def _shared(topics: list[str], others: list[str]) -> int:
    return len(set(topics) & set(others))


def _in_order(ids: list[UUID]) -> list[Group]:
    found = Group.objects.in_bulk(ids)
    return [found[one] for one in ids]


@dataclass(frozen=True)
class WayOn:
    """One place to go next: a name, why it may fit in plain words, and its address."""

    name: str
    why: str
    address: str
    group_id: UUID | None = None


def joins(person: Person, closing: Closing) -> tuple[Group | None, bool]:
    """The group that this one joins, for who may know of it, and whether they are in it already. Two queries at most."""
    into = closing.into
    if into is None:
        return None, False
    is_in = Membership.objects.filter(group=into, person=person, state__in=INSIDE).exists()
    return (into if is_in or _lets_in(into, person) else None), is_in


def ways_on(person: Person, closing: Closing) -> list[WayOn]:
    """At least two ways on for this person, at most three groups: first the one this group joins, then open groups that share most
    with it and let this person in; where there are fewer than two, ways of one's own follow. Four queries."""
    joins = [closing.into] if closing.into and _lets_in(closing.into, person) else []
    rest = _in_order(_nearest(person, closing)[: MOST_WAYS - len(joins)])
    found = [_way(one, closing) for one in (*joins, *rest)]
    return found if len(found) >= FEWEST_WAYS else [*found, *_own_ways(person)]


def _lets_in(into: Group, person: Person) -> bool:
    is_open = into.state in (GroupState.OPEN, GroupState.WAITLIST, GroupState.FULL) and age_fits(person, into.age_band)
    return is_open and not Membership.objects.filter(group=into, person=person, state__in=INSIDE).exists()


def _nearest(person: Person, closing: Closing) -> list[UUID]:
    """Ids of open groups that this person may come into, those most like the one that ends first."""
    inside = Membership.objects.filter(group=OuterRef("pk"), person=person, state__in=INSIDE)
    states, ages = [GroupState.OPEN, GroupState.WAITLIST], [person.age_band, AgeWall.ALL]
    listed = Group.objects.filter(visibility=Visibility.LISTED, state__in=states, age_band__in=ages)
    near = listed.exclude(joining=Joining.INVITATION).exclude(leader_id__in=unseen_by(person)).exclude(Exists(inside))
    near = near.exclude(pk__in=[one for one in (closing.group_id, closing.into_id) if one])
    facts = near.values_list("pk", "topics", "mode", "membership", "leadership", "name")
    return [fact[0] for fact in sorted(facts, key=lambda fact: _unlike(fact, closing.group))]


def _unlike(fact: tuple[Any, ...], was: Group) -> tuple[Any, ...]:
    _pk, topics, mode, membership, leadership, name = fact
    alike = (mode == was.mode) + (membership == was.membership) + (leadership == was.leadership)
    return (-_shared(topics, was.topics), "general" not in topics, -alike, name)


def _way(one: Group, closing: Closing) -> WayOn:
    address = reverse("groups:group", args=[one.slug])
    if one.pk == closing.into_id:
        return WayOn(one.name, _("Your leaders asked this group, and it is glad to have you."), address, one.pk)
    shared = [str(TOPICS[topic]) for topic in one.topics if topic in closing.group.topics and topic in TOPICS]
    if shared:
        return WayOn(one.name, _("It is about this too: %(topics)s.") % {"topics": ", ".join(shared)}, address, one.pk)
    return WayOn(one.name, one.purpose, address, one.pk)


def _own_ways(person: Person) -> list[WayOn]:
    """Ways that are always there, for a place with few groups."""
    own = WayOn(
        _("Start a circle of your own"),
        _("Three people are enough, and you know each other."),
        reverse("circles:start"),
    )
    ask = WayOn(
        _("Ask the team for a group"), _("Say what you would miss. They open it with you."), reverse("groups:new")
    )
    return [ask] if person.is_minor else [own, ask]


@dataclass(frozen=True)
class Duties:
    """What goes with a cover beside the group itself: when the watches begin, and who leads safety ("you", "other" or "")."""

    watches: list[datetime]
    safety: str


def duties_of(offer: Offer) -> Duties:
    """The watches that go with this cover, and who leads safety in the group for these days. Four queries at
    most, none for other offers."""
    if offer.kind != Kind.COVER or offer.made_to is None or offer.stage == Stage.RUNNING:
        return Duties([], "")
    assert offer.starts_on is not None and offer.ends_on is not None
    watches = [one.starts_at for one in roster.watches_between(offer.made_by, offer.starts_on, offer.ends_on)]
    if offer.group.safety_lead_id != offer.made_by_id:
        return Duties(watches, "")
    to = who_leads_safety(offer.made_by, offer.made_to)
    return Duties(watches, "you" if to == offer.made_to else "other" if to else "")


def last_day_of(group_id: UUID) -> date | None:
    """The day on which the group ends, or None when it goes on. One query."""
    return Closing.objects.filter(group=group_id).values_list("ends_on", flat=True).first()


def groups_without_anybody() -> list[Group]:
    """Open groups in which nobody who leads is there now, for the team. One query."""
    awake = Membership.objects.filter(group=OuterRef("pk"), role=Role.LEADER, state=Standing.ACTIVE)
    return list(Group.objects.filter(state__in=LIVING, is_circle=False).exclude(Exists(awake)).order_by("name"))


def groups_without_a_leader() -> list[Group]:
    """Groups that rest because nobody leads them any more, circles too, for the team; `is_asked` says whether their people are asked
    already. One query."""
    leads = Membership.objects.filter(group=OuterRef("pk"), role=Role.LEADER, state__in=INSIDE)
    waits = Offer.objects.filter(group=OuterRef("pk"), kind=Kind.TAKE_ON)
    resting = Group.objects.filter(state=GroupState.PAUSED).exclude(Exists(leads))
    return list(resting.annotate(is_asked=Exists(waits)).order_by("name"))


def notes_of(person: Person) -> list[ReturnNote]:
    """The person's notes to themselves, newest first. One query."""
    return list(ReturnNote.objects.filter(person=person).select_related("group").order_by("-made_on", "pk"))
