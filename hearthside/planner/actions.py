"""The only writers of plans. Nobody but their person ever hears of them."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow
from hearthside.notifications.actions import tell, withdraw
from hearthside.planner import days
from hearthside.planner.catalogue import Activity
from hearthside.planner.choosing import FINE, GOOD, HARD
from hearthside.planner.models import PartOfDay, Planned
from hearthside.vault.sealing import Sealed

REMINDER = "planner.reminder"
MOST_OPEN = 30
LONGEST_NOTE = 600
DID, PART, NOT = "did", "part", "not"
HOWS = {DID: _("I did it"), PART: _("I did a part of it"), NOT: _("Not this time")}
"""How it can go. None of it is a failure."""
FELT = {GOOD: _("It did me good"), FINE: _("It was all right"), HARD: _("It was not for me")}
MOODS = {
    "1": _("Very low"),
    "2": _("Low"),
    "3": _("In between"),
    "4": _("Lighter"),
    "5": _("Good"),
}
"""The mood afterwards, if they like to say."""
LOW = ("1",)
"""Moods after which people who listen are shown."""
TOLD_LATE = timedelta(hours=12)
"""A reminder that could not be told by then is not told any more."""


@transaction.atomic
def plan(
    *, person: Person, activity: Activity, on: date | None, part: str = "", note: str = "", wants_reminder: bool = False
) -> Planned:
    """It stands among the person's plans, for a day or for sometime; with `wants_reminder` and a day whose hour is still to come they are
    reminded once. Refuses a day that is over or more than a year away, a 31st open plan, and a paused account."""
    check_may_take_part(person)
    check_rate("planner.plan", person.pk, at_most=60, per_seconds=86_400)
    if Planned.objects.filter(person=person, closed_on=None).count() >= MOST_OPEN:
        raise NotNow(_("You have many plans already. Let one go first, without any hurry."))
    what = {"key": activity.key, "title": activity.title, "note": _words(note)}
    made = Planned(person=person, what=what)
    _set_day(made, person, on, part, wants_reminder)
    made.save(force_insert=True)
    return made


@transaction.atomic
def move(*, planned: Planned, on: date | None, part: str = "", wants_reminder: bool = False) -> Planned:
    """It is for this day now, or for sometime. Refuses as `plan` does, and what is closed."""
    _check_open(planned)
    _set_day(planned, planned.person, on, part, wants_reminder)
    planned.save(update_fields=["on", "part", "remind_at"])
    withdraw(planned.pk)
    return planned


def _set_day(row: Planned, person: Person, on: date | None, part: str, wants_reminder: bool) -> None:
    today = days.today_of(person)
    if on is not None and not today <= on <= today + days.LATEST:
        raise NotNow(_("Please choose a day within the next year."))
    row.on, row.part = on, part if on and part in PartOfDay.values else PartOfDay.ANY
    row.remind_at = days.reminder_for(person, on, row.part) if on and wants_reminder else None


@transaction.atomic
def close(*, planned: Planned, how: str) -> Planned:
    """It went like this (`HOWS`), and waits for nothing any more. Said again, the newest holds. Refuses what is no such answer."""
    if how not in HOWS:
        raise NotNow(_("Please choose one of the three."))
    _write(planned, how=how)
    planned.closed_on, planned.remind_at = planned.closed_on or days.today_of(planned.person), None
    planned.save()
    withdraw(planned.pk)
    return planned


@transaction.atomic
def say_how_it_was(*, planned: Planned, felt: str = "", mood: str = "", words: str = "") -> Planned:
    """What they said of it is kept beside it; what is unknown is left out, and what is empty taken away. Refuses while it is open."""
    if planned.is_open:
        raise NotNow(_("Say first how it went."))
    _write(
        planned,
        felt=felt if felt in FELT else "",
        mood=mood if mood in MOODS else "",
        words=_words(words),
    )
    planned.save(update_fields=["what"])
    return planned


@transaction.atomic
def let_go(*, planned: Planned) -> None:
    """Nothing is left of it."""
    withdraw(planned.pk)
    planned.delete()


def _check_open(planned: Planned) -> None:
    if not planned.is_open:
        raise NotNow(_("This is done. You can plan it again."))


def _write(planned: Planned, **changes: str) -> None:
    try:
        what: dict[str, Any] = planned.what.reveal()
    except Sealed:
        raise NotNow(_("This is locked for now. Nothing is lost. Please try again later.")) from None
    planned.what = {name: value for name, value in (what | changes).items() if value}


def _words(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST_NOTE]


def due_for_reminders(now: datetime) -> list[UUID]:
    """Open plans whose hour to remind has come. One query."""
    return list(Planned.objects.filter(remind_at__lte=now).values_list("pk", flat=True))


@transaction.atomic
def remind(planned_id: UUID) -> bool:
    """The person finds a notice that does not say of what, once; whoever comes second finds it done. Nothing comes half a day late."""
    row = Planned.objects.select_for_update().filter(pk=planned_id, remind_at__lte=timezone.now()).first()
    if row is None or row.remind_at is None:
        return False
    is_late = row.remind_at < timezone.now() - TOLD_LATE
    Planned.objects.filter(pk=planned_id).update(remind_at=None)
    if not is_late:
        tell([row.person_id], REMINDER, about=row.pk)
    return not is_late
