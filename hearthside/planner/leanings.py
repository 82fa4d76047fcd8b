"""What a person told the planner about themselves: what to leave out, and ideas of their own. One sealed page, for them alone."""

from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotNow
from hearthside.kernel.rows import found_or_made
from hearthside.planner.catalogue import FAMILIES, LEAST, MOST, THEMES, Activity
from hearthside.planner.models import Leaning
from hearthside.vault.sealing import Sealed

MOST_IDEAS = 40
LONGEST_IDEA = 80
OWN = "own-"
"""How the key of an own idea begins."""


@dataclass(frozen=True)
class Leanings:
    """The page as it opens; empty, and marked, while it is locked."""

    left_out: list[str] = field(default_factory=list)
    ideas: list[Activity] = field(default_factory=list)
    is_locked: bool = False


def of(person: Person | None) -> Leanings:
    """What this person told; nothing of a visitor. One query for somebody."""
    row = Leaning.objects.filter(person=person).first() if person else None
    if row is None:
        return Leanings()
    try:
        return _read(row.kept.reveal())
    except Sealed:
        return Leanings(is_locked=True)


def _read(kept: dict[str, Any]) -> Leanings:
    ideas = [Activity(**one, is_own=True) for one in kept.get("ideas", [])]
    return Leanings([theme for theme in kept.get("left_out", []) if theme in THEMES], ideas)


@transaction.atomic
def leave_out(*, person: Person, themes: list[str]) -> None:
    """Nothing with these themes is suggested from now on; what is unknown counts as nothing. Refuses while the page is locked."""
    row, kept = _open(person)
    _keep(row, kept | {"left_out": [theme for theme in THEMES if theme in themes]})


@transaction.atomic
def add_idea(*, person: Person, title: str, family: str, energy: int) -> Activity:
    """The idea is among the suggestions of this person from now on; the same words again are the same idea. Refuses empty words, an
    unknown family or energy, and a 41st idea."""
    words = title.replace("\x00", "").strip()[:LONGEST_IDEA]
    if not words or family not in FAMILIES or not LEAST <= energy <= MOST:
        raise NotNow(_("Please say what it is, and choose from the lists."))
    row, kept = _open(person)
    ideas = [one for one in kept.get("ideas", []) if one["title"] != words]
    if len(ideas) >= MOST_IDEAS:
        raise NotNow(_("You have many ideas here already. Let one go first."))
    made: dict[str, Any] = {"key": OWN + token_hex(6), "title": words, "family": family, "energy": energy}
    _keep(row, kept | {"ideas": [*ideas, made]})
    return Activity(**made, is_own=True)


@transaction.atomic
def drop_idea(*, person: Person, key: str) -> None:
    """The idea is suggested no more. What was planned with it keeps its words."""
    row, kept = _open(person)
    _keep(row, kept | {"ideas": [one for one in kept.get("ideas", []) if one["key"] != key]})


def _open(person: Person) -> tuple[Leaning, dict[str, Any]]:
    row, _is_new = found_or_made(Leaning(person=person, kept={}), by=("person",))
    try:
        return row, dict(row.kept.reveal())
    except Sealed:
        raise NotNow(_("This is locked for now. Nothing is lost. Please try again later.")) from None


def _keep(row: Leaning, kept: dict[str, Any]) -> None:
    row.kept = kept
    row.save(update_fields=["kept"])
