"""What this room keeps about a person: the parts of programmes they keep."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.programmes.models import CourseWeek, HeldQuarter, Part

MODELS: list[type[Model]] = [CourseWeek, Part, HeldQuarter]


def export(person: Person) -> dict[str, object]:
    """Their parts, with what they wrote."""
    rows = Part.objects.filter(keeper=person).order_by("starts_at")
    return {"parts": [{"title": row.title, "about": row.about, "at": row.starts_at.isoformat()} for row in rows]}


def erase(person: Person) -> None:
    """The parts stay in the programme without their name."""
    Part.objects.filter(keeper=person).update(keeper=None)
