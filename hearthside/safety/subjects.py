"""What rooms plug in so that the desk can show and act on things it does not know: posts, threads, people, groups."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.http import Http404

from hearthside.accounts.models import Person


@dataclass(frozen=True)
class Excerpt:
    """What a case page shows: the words in question, up to three items before and after, and the address where they stand."""

    text: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    address: str = ""


class Subject(Protocol):
    """One kind of thing that can have a case. Methods raise Http404 for an id that is not there. A kind that stands in a place also
    has `scope(subject_id) -> UUID | None`, so that the moderators of that place find reports about it in their queue."""

    # A kind whose author can change the words says `takes_edits = True`. One that can be written without a name has
    # `is_by(person, subject_id) -> bool`: whether this person wrote it, which tells nobody who did. One that stands in a
    # conversation has `gathered(subject_id) -> dict[str, list[UUID]]`: everything in it, by kind.

    def title(self, subject_id: UUID) -> str:
        """A short name for the thing, without people's words."""

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """What this viewer may read of it."""

    def involved(self, subject_id: UUID) -> set[UUID]:
        """People it is by or about, who must never judge it. Not the author of an anonymous post: nobody knows them."""

    def moderators(self, subject_id: UUID) -> list[Person]:
        """People who look after the place where it stands."""

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """Do what a moderator decided: "hold", "release" or "remove"."""

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """Pass the team's words on to its author, through the post's mailbox when it is anonymous."""


_subjects: dict[str, Subject] = {}
_scopes: list[Callable[[Person], set[UUID]]] = []
_ways: list[Callable[[Person, Any], list[tuple[Any, str]]]] = []
Nearness = Callable[[Person, UUID | None, UUID | None], bool]
_nearness: list[Nearness] = []


def register(kind: str, subject: Subject) -> None:
    """After this, things of this kind can be reported, screened and judged."""
    _subjects[kind] = subject


def subject_of(kind: str) -> Subject:
    """The plug of a kind; Http404 for a kind nobody registered."""
    if kind not in _subjects:
        raise Http404
    return _subjects[kind]


def has_written(person: Person, kind: str, subject_id: UUID) -> bool:
    """Whether the person wrote this themselves, without a name too; never who else did. False for what is gone."""
    is_by = getattr(_subjects.get(kind), "is_by", None)
    try:
        return bool(is_by and is_by(person, subject_id))
    except Http404:
        return False


def gathered_with(kind: str, subject_id: UUID) -> dict[str, list[UUID]]:
    """Ids, by kind, of everything that stands in one conversation with this; empty for what stands in none, and for what is gone."""
    gathered = getattr(_subjects.get(kind), "gathered", None)
    try:
        return dict(gathered(subject_id)) if gathered else {}
    except Http404:
        return {}


def register_scopes(scopes_of_person: Callable[[Person], set[UUID]]) -> None:
    """After this, `scopes_of` includes what this call returns: ids of the places (groups) a person moderates. One query."""
    if scopes_of_person not in _scopes:
        _scopes.append(scopes_of_person)


def scopes_of(person: Person) -> set[UUID]:
    """Ids of the places this person moderates."""
    return {scope for scopes in _scopes for scope in scopes(person)}


def register_ways(ways_from_case: Callable[[Person, Any], list[tuple[Any, str]]]) -> None:
    """After this, the page of a case and the desk (None) show the links (words, address) that this call gives for a person and a case."""
    if ways_from_case not in _ways:
        _ways.append(ways_from_case)


def ways_from(person: Person, case: Any = None) -> list[tuple[Any, str]]:
    """Where rooms above lead from this case, or from the desk itself."""
    return [way for ways in _ways for way in ways(person, case)]


def register_nearness(share_a_place: Nearness) -> None:
    """After this, `are_near` asks this call as well: whether a person belongs to a place, or shares one with another that either leads."""
    if share_a_place not in _nearness:
        _nearness.append(share_a_place)


def are_near(person: Person, other: UUID | None, scope: UUID | None) -> bool:
    """Whether the person belongs to this place, or shares a place with the other that one of them leads."""
    return any(share_a_place(person, other, scope) for share_a_place in _nearness)
