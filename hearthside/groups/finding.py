"""What search may know of groups, and of people who chose to be found: where they share a group, and to their own age only."""

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, State, kept_apart
from hearthside.accounts.topics import topic_words
from hearthside.groups.models import INSIDE, SHOWN, Group, Membership, Standing
from hearthside.groups.said_of_topics import said_of
from hearthside.groups.topics import topic_labels
from hearthside.search.kinds import Hit, Reason, Text
from hearthside.search.models import Findable

GROUP, PERSON = "group", "person"
FIRST = UUID(int=0)


class GroupKind:
    """Groups, found by what they say of themselves. A private one is found by those inside it and by nobody else."""

    name = GROUP
    label = _("Groups")
    is_vast = False

    def texts(self, subjects: Sequence[UUID]) -> list[Text]:
        """Groups that people may know of, listed or from inside."""
        rows = Group.objects.filter(pk__in=subjects, state__in=SHOWN)
        return [
            Text(one.pk, one.name, "\n".join([one.purpose, one.for_whom, *_topics(one.topics)]), one.pk) for one in rows
        ]

    def some_after(self, place: str, most: int) -> tuple[list[UUID], str]:
        """By their random ids."""
        return _after(list(Group.objects.filter(pk__gt=place or FIRST).order_by("pk").values_list("pk")[:most]), place)

    def scopes(self, person: Person | None) -> list[UUID] | None:
        """Any."""
        return None

    def shown(self, person: Person | None, subjects: Sequence[UUID]) -> list[Hit]:
        """Listed ones, and those the person is in."""
        rows = Group.objects.visible_to(person).filter(pk__in=subjects, state__in=SHOWN)
        found = {one.pk: one for one in rows}
        return [_group_hit(found[one]) for one in subjects if one in found and _is_wanted(person, found[one])]


def _topics(topics: list[str]) -> list[str]:
    return [*topic_labels(topics), *said_of(topics)]


def _group_hit(group: Group) -> Hit:
    about = f"{group.get_leadership_display()} · {group.get_mode_display()}"
    address = reverse("groups:group", args=[group.slug])
    return Hit(group.pk, group.name, address, text=group.purpose, about=about, reasons=_reasons(group))


def _reasons(group: Group) -> tuple[Reason, ...]:
    """Who it is for, then each topic with the other words people use for it."""
    topics = [
        Reason(_("It is about"), label, " ".join(said_of([topic])))
        for topic in group.topics
        for label in topic_labels([topic])
    ]
    return (Reason(_("Who it is for"), group.for_whom), *topics)


def _is_wanted(person: Person | None, group: Group) -> bool:
    if person is None:
        return True
    said = f"{group.name}\n{group.purpose}".casefold()
    touches = set(group.topics) & set(person.not_today["topics"])
    return not touches and not any(word.casefold() in said for word in person.not_today["words"])


class PersonKind:
    """People who said that they have been through something and may be found by it. Never a name: nobody is looked up here."""

    name = PERSON
    label = _("Someone who has been here")
    is_vast = False

    def texts(self, subjects: Sequence[UUID]) -> list[Text]:
        """The topics they chose, and other words for them."""
        rows = Findable.objects.filter(person__in=subjects)
        return [Text(one.pk, " ".join(topic_words(one.topics)), "\n".join(said_of(one.topics))) for one in rows]

    def some_after(self, place: str, most: int) -> tuple[list[UUID], str]:
        """By their random ids."""
        rows = Findable.objects.filter(pk__gt=place or FIRST).order_by("pk").values_list("pk")[:most]
        return _after(list(rows), place)

    def scopes(self, person: Person | None) -> list[UUID] | None:
        """Any."""
        return None

    def shown(self, person: Person | None, subjects: Sequence[UUID]) -> list[Hit]:
        """Those of one's own age band who are active in a group that the reader is in, in an order that changes daily: nobody is first."""
        if person is None:
            return []
        hits: dict[UUID, Hit] = {}
        away = set(person.not_today["topics"])
        for key, name, topics, group, slug in _near(person, subjects):
            if not set(topics) & away:
                hits.setdefault(key, _person_hit(key, name, topics, group, slug))
        return sorted(hits.values(), key=lambda hit: _turn(person, hit.subject))


def _turn(reader: Person, other: UUID) -> bytes:
    return hashlib.sha256(f"{reader.pk}{other}{timezone.localdate()}".encode()).digest()


def _near(person: Person, subjects: Sequence[UUID]) -> list[tuple[Any, ...]]:
    """Id, name, topics, and the name and slug of a shared group, of those who may be shown. One query."""
    mine = Membership.objects.filter(group=OuterRef("group"), person=person, state__in=INSIDE)
    rows = Membership.objects.filter(
        Exists(mine),
        person__in=Findable.objects.filter(person__in=subjects).values("person"),
        person__age_band=person.age_band,
        person__state=State.ACTIVE,
        state=Standing.ACTIVE,
        group__state__in=SHOWN,
    )
    topics = Findable.objects.filter(person=OuterRef("person")).values("topics")[:1]
    rows = rows.exclude(person=person).exclude(kept_apart(person, "person"))
    return list(
        rows.annotate(chosen=topics)
        .values_list("person_id", "person__name", "chosen", "group__name", "group__slug")
        .order_by("group__name")
    )


def _person_hit(key: UUID, name: str, topics: list[str], group: str, slug: str) -> Hit:
    about = _now("You share %(group)s. A peer, not a professional.") % {"group": group}
    text = _now("Has been through: %(topics)s") % {"topics": ", ".join(topic_words(topics))}
    why = [
        Reason(_("You asked for"), label, " ".join(said_of([one]))) for one in topics for label in topic_words([one])
    ]
    way = (_now("Say hello in %(group)s") % {"group": group}, reverse("groups:group", args=[slug]))
    return Hit(key, name, reverse("accounts:person", args=[key]), text=text, about=about, way=way, reasons=tuple(why))


def _after(rows: list[tuple[UUID]], place: str) -> tuple[list[UUID], str]:
    return [key for (key,) in rows], str(rows[-1][0]) if rows else place
