"""What somebody who looked around leaves behind in rooms above: those rooms plug in how it goes."""

from collections.abc import Callable
from uuid import UUID

from hearthside.accounts.models import Person
from hearthside.groups.models import Group

Sweep = Callable[[Person, Group, str], None]
Draft = Callable[[Person, UUID, str], None]
_sweeps: list[Sweep] = []
_drafts: list[Draft] = []


def swept_by(sweep: Sweep) -> None:
    """After this, `sweep(person, group, wish)` runs when a trial ends: what the person left in the group goes, or stays as `wish` says.
    It must leave members alone, and may refuse with `Sealed` when it cannot know now; then the end waits."""
    if sweep not in _sweeps:
        _sweeps.append(sweep)


def first_words_go_to(keep: Draft) -> None:
    """After this, `keep(person, group_id, words)` keeps a first sentence where the person can look at it before sending."""
    _drafts[:] = [keep]


def sweep(person: Person, group: Group, wish: str) -> None:
    """Every room has let go of what the person left in the group."""
    for one in _sweeps:
        one(person, group, wish)


def keep_first_words(person: Person, group_id: UUID, words: str) -> None:
    """The sentence waits as a draft; nothing is sent."""
    for keep in _drafts:
        keep(person, group_id, words)
