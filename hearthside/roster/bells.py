"""What rooms plug in so that people can be called about things the roster does not know: a case. Drills are the roster's own."""

from typing import Any, Protocol
from uuid import UUID

from django.urls import reverse

from hearthside.accounts.models import Person


class Bell(Protocol):
    """One kind of thing that people are called about."""

    def is_needed(self, about: UUID) -> bool:
        """Whether somebody still has to come."""

    def near(self, about: UUID) -> list[Person]:
        """Who looks after it when nobody has the watch."""

    def apart(self, about: UUID) -> set[UUID]:
        """Ids of those who must not be called about it."""

    def note(self, about: UUID, verb: str, *, actor: Person | None = None, code: str = "") -> None:
        """Keep a step of the chain in the history of the thing."""

    def answered(self, about: UUID, person: Person) -> None:
        """Somebody is on it."""

    def in_hands(self, person: Person) -> list[UUID]:
        """What this person is on."""

    def hand_on(self, about: UUID, person: Person) -> None:
        """It goes back to the others, and somebody is called where somebody has to come."""

    def address(self, about: UUID) -> str:
        """The page to go on to."""


class DrillBell:
    """A drill: nobody is in need, everybody may be called, the report is its history."""

    def is_needed(self, about: UUID) -> bool:
        """Until somebody answers or the drill is ended."""
        return True

    def near(self, about: UUID) -> list[Person]:
        """The safety leads."""
        return list(Person.objects.filter(is_safety_lead=True).order_by("name_key"))

    def apart(self, about: UUID) -> set[UUID]:
        """Nobody."""
        return set()

    def note(self, about: UUID, verb: str, *, actor: Person | None = None, code: str = "") -> None:
        """The rows of the chain say it all."""

    def answered(self, about: UUID, person: Person) -> None:
        """Nothing more is to do."""

    def in_hands(self, person: Person) -> list[UUID]:
        """Nothing: a drill is over once it is answered."""
        return []

    def hand_on(self, about: UUID, person: Person) -> None:
        """There is nothing to hand on."""

    def address(self, about: UUID) -> str:
        """The page of one's calls: the report is for those who lead."""
        return reverse("roster:calls")


DRILL = "drill"
_bells: dict[str, Bell] = {DRILL: DrillBell()}


def register(kind: str, bell: Bell) -> None:
    """After this, alerts of this kind can be raised."""
    _bells[kind] = bell


def bell_of(kind: str) -> Bell:
    """The bell of a kind. Refuses (LookupError) a kind that nobody plugged in."""
    return _bells[kind]


def in_hands(person: Person) -> list[tuple[Bell, UUID]]:
    """Everything this person is on."""
    return [(bell, about) for bell in _bells.values() for about in bell.in_hands(person)]


def hand_on_all(person: Person) -> None:
    """What this person is on is back with the others."""
    for bell, about in in_hands(person):
        bell.hand_on(about, person)


def note(alert: Any, verb: str, *, actor: Person | None = None, code: str = "") -> None:
    """Keep a step of this alert where it belongs."""
    bell_of(alert.kind).note(alert.about, verb, actor=actor, code=code)
