"""What this place is called, who it is for and who may come in: one row, answered from memory, never a reason for a page to fail."""

import time
from dataclasses import dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hearthside.kernel.models import SitePlace

FRESH_FOR = 10
"""Seconds until another process's change is seen."""


@dataclass(frozen=True)
class Place:
    """The operator's answers. `is_open` is whether the doors are open to others; `joining` is `open` or `invitation`.

    `rules_left_out` names the ground rules that new groups here do not start from, parted by spaces. With
    `team_has_two_steps` the desk opens only to people of the team who signed in with two steps. `emergency_number` counts where the
    book of helplines does not have the country; `own_lines` are helplines, one a row. `time_zone` is the clock the place lives by;
    without one it is that of the settings.
    """

    name: str = "Hearthside"
    purpose: str = ""
    for_whom: str = ""
    country: str = ""
    language: str = "en"
    safety_lead: str = ""
    is_set_up: bool = False
    is_open: bool = False
    joining: str = "open"
    min_age_band: str = "18_plus"
    quick_exit_url: str = "https://www.bbc.co.uk/weather"
    neutral_title: str = "Weather"
    rules_left_out: str = ""
    team_has_two_steps: bool = False
    emergency_number: str = ""
    own_lines: str = ""
    time_zone: str = ""


DEFAULTS = Place()
_kept: tuple[float, Place] | None = None


def place() -> Place:
    """The place as it was at most ten seconds ago; the defaults when nothing was said yet or the database is away. This process goes
    by the clock of the place from then on."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > FRESH_FOR:
        _kept = (time.monotonic(), _read())
        _go_by(_kept[1].time_zone)
    return _kept[1]


@transaction.atomic
def change_place(**changes: Any) -> Place:
    """Write these fields and answer the new place. An empty text goes back to its default. Refuses an unknown field with TypeError."""
    if unknown := set(changes) - {field.name for field in fields(Place)}:
        raise TypeError(f"A place has no {', '.join(sorted(unknown))}.")
    SitePlace.objects.update_or_create(id=1, defaults=changes)
    forget()
    transaction.on_commit(forget)
    return place()


def forget() -> None:
    """The next call reads the row again."""
    global _kept
    _kept = None


def _read() -> Place:
    try:
        row = SitePlace.objects.filter(id=1).values(*[field.name for field in fields(Place)]).first() or {}
    except Exception:  # The help page stands on this: no fault of a database may reach it.
        return _kept[1] if _kept else DEFAULTS
    return Place(**{**vars(DEFAULTS), **{name: value for name, value in row.items() if value != ""}})


def _go_by(zone: str) -> None:
    """Hours, days and daily work follow this clock, wherever Django's own is asked."""
    if not zone or zone == settings.TIME_ZONE:
        return
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, OSError, ValueError):  # A machine whose list of zones is older keeps its clock.
        return
    settings.TIME_ZONE = zone
    timezone.get_default_timezone.cache_clear()  # type: ignore[attr-defined]  # It remembers its answer.
