"""Saying that one comes, may come or cannot; by name, or by a code that nobody can read from here."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotNow, Refusal
from hearthside.kernel.rows import found_or_made
from hearthside.meetings import access
from hearthside.meetings.actions.making import ahead_of
from hearthside.meetings.actions.settling import move_up, take_seats
from hearthside.meetings.models import Attendance, Coming, Meeting, Occurrence

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters of a code: none that looks like another."""
SAYABLE = (Coming.GOING, Coming.MAYBE, Coming.CANNOT)


@transaction.atomic
def answer(
    *, person: Person, occurrence: Occurrence, state: str, companions: int = 0, is_shown: bool = False
) -> Attendance:
    """The person comes (or waits, when no seat is left), may come, or cannot. Saying it twice changes nothing.

    Refuses what `access.check_can_come` refuses, and more companions than the meeting allows; somebody who cannot is never refused.
    """
    if state not in SAYABLE:
        raise Refusal(_("Please choose one of the answers."))
    held = _locked(occurrence)
    if state != Coming.CANNOT:
        access.check_can_come(person, held)
    companions = _companions(held, companions) if state == Coming.GOING else 0
    row = Attendance(occurrence=held, person=person, state=Coming.CANNOT)
    mine, _is_new = found_or_made(row, by=("occurrence", "person"))
    mine.is_shown = is_shown and state == Coming.GOING
    return _settle(held, mine, state, companions)


@transaction.atomic
def answer_series(*, person: Person, meeting: Meeting, state: str) -> int:
    """The same answer for every meeting of a series that is ahead; how many. For courses with the same people each time."""
    rows = ahead_of(meeting)
    for row in rows:
        answer(person=person, occurrence=row, state=state)
    return len(rows)


@transaction.atomic
def come_by_code(*, occurrence: Occurrence, companions: int = 0) -> tuple[Attendance, str]:
    """Somebody without a name comes (or waits), and the code that shows it again. Only the code's fingerprint is kept."""
    held = _locked(occurrence)
    access.check_can_come_by_code(held)
    companions, code = _companions(held, companions), new_code()
    mine = Attendance(occurrence=held, code_hash=fingerprint(code), state=Coming.CANNOT)
    mine.save(force_insert=True)
    return _settle(held, mine, Coming.GOING, companions), code


@transaction.atomic
def cancel_by_code(*, code: str) -> None:
    """Whoever came by this code comes no more; the seat is free and the code opens nothing."""
    found = find_by_code(code)
    if found is not None:
        held = _locked(found.occurrence)
        _settle(held, found, Coming.CANNOT, 0)
        found.delete()


def note_place_seen(*, attendance: Attendance) -> None:
    """That the exact place was shown for this answer stands beside it, with the first time: for when somebody came who should not have."""
    Attendance.objects.filter(pk=attendance.pk, place_seen_at=None).update(place_seen_at=timezone.now())


def find_by_code(code: str) -> Attendance | None:
    """What was said with this code, with its meeting and group, or None. One query."""
    mine = Attendance.objects.select_related("occurrence__meeting__group", "occurrence__meeting__venue").filter(
        code_hash=fingerprint(code)
    )
    return mine.first()


def new_code() -> str:
    """Such as "k7mp-2xqd-ah9c": about 59 bits, to be written down."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def fingerprint(code: str) -> str:
    """What is kept of a code; case, spaces and dashes do not matter."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(f"meetings|{plain}".encode()).hexdigest()


def _locked(occurrence: Occurrence) -> Occurrence:
    """The meeting, held against all others who come or go at this moment."""
    row = Occurrence.objects.select_for_update(of=("self",)).select_related("meeting__group")
    return row.get(pk=occurrence.pk)


def _companions(occurrence: Occurrence, count: int) -> int:
    most = occurrence.meeting.companions
    if not 0 <= count <= most:
        raise NotNow(_("You can bring up to %(count)s people to this meeting.") % {"count": most})
    return count


def _settle(held: Occurrence, mine: Attendance, state: str, companions: int) -> Attendance:
    """The answer stands, with its seats. Who had a seat keeps their place in line when they bring fewer, or more and there is room."""
    if mine.is_going and state == Coming.GOING:
        _change_party(held, mine, companions)
    elif not (mine.state == Coming.WAITING and state == Coming.GOING):
        _from_anew(held, mine, state)
        mine.companions = companions
    else:
        mine.companions = companions
    mine.save(update_fields=["state", "companions", "asked_at", "is_shown", "said_of_at", "said_of_change"])
    move_up(held, quietly_for=mine)
    mine.refresh_from_db(fields=["state"])
    return mine


def _from_anew(held: Occurrence, mine: Attendance, state: str) -> None:
    """A seat that was held is free; who wants one stands at the end of the line."""
    if mine.is_going:
        take_seats(held, -mine.party)
    mine.state = Coming.WAITING if state == Coming.GOING else Coming(state)
    mine.asked_at = timezone.now()
    mine.said_of_at, mine.said_of_change = held.starts_at, held.changed


def _change_party(held: Occurrence, mine: Attendance, companions: int) -> None:
    more = companions - mine.companions
    if more and not take_seats(held, more):
        raise NotNow(_("There is no room for so many. Your own seat is kept."))
    mine.companions = companions
