"""What this room keeps about a person."""

from typing import Any

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.planner import leanings
from hearthside.planner.actions import FELT, HOWS, MOODS
from hearthside.planner.catalogue import THEMES, activities
from hearthside.planner.models import Leaning, Planned
from hearthside.vault.sealing import Sealed

MODELS: list[type[Model]] = [Planned, Leaning]


def export(person: Person) -> dict[str, object]:
    """Their plans with what they wrote, their own ideas, and what they leave out."""
    mine = leanings.of(person)
    rows = Planned.objects.filter(person=person).order_by("made_at")
    return {
        "plans": [_said(row) for row in rows],
        "own_ideas": [{"title": one.title, "family": str(one.family_name), "energy": one.energy} for one in mine.ideas],
        "left_out": [str(THEMES[theme]) for theme in mine.left_out],
    }


def _said(row: Planned) -> dict[str, object]:
    days: dict[str, object] = {
        "for": row.on.isoformat() if row.on else "",
        "part_of_day": str(row.get_part_display()) if row.on else "",
        "done_on": row.closed_on.isoformat() if row.closed_on else "",
    }
    try:
        what: dict[str, Any] = row.what.reveal()
    except Sealed:
        return days
    return days | {
        "title": _title(what),
        "note": what.get("note", ""),
        "how": str(HOWS.get(what.get("how", ""), "")),
        "felt": str(FELT.get(what.get("felt", ""), "")),
        "mood": str(MOODS.get(what.get("mood", ""), "")),
        "words": what.get("words", ""),
    }


def _title(what: dict[str, Any]) -> str:
    known = activities().get(what.get("key", ""))
    return known.name if known else str(what.get("title", ""))


def erase(person: Person) -> None:
    """Nothing is left."""
    Planned.objects.filter(person=person).delete()
    Leaning.objects.filter(person=person).delete()
