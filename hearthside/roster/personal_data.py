"""What the roster keeps about a person: their hours and watches, notes they left, rests, and calls."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.roster.models import Alert, DayOff, HandOver, Page, Rest, Rung, Shift, StaffedHours, Weekday
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [StaffedHours, DayOff, Shift, HandOver, Rest, Alert, Rung, Page]


def export(person: Person) -> dict[str, object]:
    """The hours and watches that carry the person's name, their notes and rests, and when they were called. Not about whom."""
    rows = StaffedHours.objects.filter(person=person).order_by("weekday", "starts")
    return {
        "staffed_hours": [
            {"day": str(Weekday(row.weekday).label), "from": row.starts.isoformat(), "to": row.ends.isoformat()}
            for row in rows
        ],
        "watches": [_span(one) for one in Shift.objects.filter(person=person).order_by("starts_at")],
        "hand_over_notes": [
            {"at": one.at.isoformat(), "text": reveal(one.text)} for one in HandOver.objects.filter(author=person)
        ],
        "rests": [_span(one) for one in Rest.objects.filter(person=person).order_by("starts_at")],
        "calls": [
            page.rung.at.isoformat()
            for page in Page.objects.filter(person=person).select_related("rung").order_by("pk")
        ],
    }


def _span(row: Shift | Rest) -> dict[str, str]:
    return {"from": row.starts_at.isoformat(), "to": row.ends_at.isoformat() if row.ends_at else ""}


def erase(person: Person) -> None:
    """The hours stay, since others rely on them; the name is off them. A watch without a name is promised no more. Notes, rests and
    calls are gone; who answered a call is forgotten."""
    StaffedHours.objects.filter(person=person).update(person=None)
    Shift.objects.filter(person=person).update(person=None)
    Shift.objects.filter(stands_in_for=person).update(stands_in_for=None)
    Alert.objects.filter(answered_by=person).update(answered_by=None)
    Alert.objects.filter(started_by=person).update(started_by=None)
    for model, column in ((HandOver, "author"), (Rest, "person"), (Page, "person")):
        model._default_manager.filter(**{column: person}).delete()
