"""The place itself: its name and its staffed hours. Nobody called its helplines, so none counts as checked."""

from __future__ import annotations

from datetime import date, time

from django.utils import timezone

from hearthside.kernel.place import change_place
from hearthside.roster.models import DayOff, StaffedHours
from hearthside.town.loading.scene import SAFETY_LEAD, Scene

EVENINGS = (time(18), time(22))
MORNINGS = (time(9), time(12))
WEEKENDS = (time(14), time(20))
ON_DUTY = ("mia", "ben", "Tomasz B", "Marigold", SAFETY_LEAD, "Hannah W", "Gwen T")


def load_place(scene: Scene) -> None:
    """The place has a name, open doors and a safety lead."""
    seed = scene.woven.place
    change_place(
        name=seed["name"],
        purpose=seed["purpose"],
        for_whom=seed["who_it_is_for"],
        country=seed["country"],
        language=seed["language"],
        safety_lead=seed["safety_lead"],
        joining=seed["joining"],
        min_age_band="16_17",
        is_set_up=True,
        is_open=True,
    )


def load_hours(scene: Scene) -> None:
    """Somebody is there every day; nobody on two holidays of the coming year."""
    hours = [
        StaffedHours(
            id=scene.id_of("hours", day, starts), weekday=day, starts=starts, ends=ends, person=scene.person(name)
        )
        for day, name in enumerate(ON_DUTY)
        for starts, ends in ([WEEKENDS] if day > 4 else [MORNINGS, EVENINGS])
    ]
    StaffedHours.objects.bulk_create(hours)
    DayOff.objects.bulk_create([DayOff(day=day) for day in _holidays(timezone.localdate(scene.now))])


def _holidays(today: date) -> list[date]:
    """The next 25 and 26 December from this day on."""
    year = today.year if today <= date(today.year, 12, 25) else today.year + 1
    return [date(year, 12, 25), date(year, 12, 26)]
