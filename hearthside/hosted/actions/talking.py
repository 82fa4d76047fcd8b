"""Speaking, in writing: a line, a hand, a pass, and the quiet sign that one needs help."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from hearthside.hosted import access
from hearthside.hosted.actions.hosting import give_turn_on
from hearthside.hosted.actions.lines import add_line, changed, mark
from hearthside.hosted.models import Kind, Line, LineState, Nook, Room, Seat
from hearthside.kernel import push
from hearthside.kernel.rates import check_rate
from hearthside.safety import access as safety_access
from hearthside.safety import actions as safety
from hearthside.safety.verdicts import Verdict

SLOW_SECONDS = 20
"""In slow mode each person has one line in so many seconds (ground_rules.json, text_60: 10 to 20)."""


Where = tuple[Seat | None, Nook | None]
"""The side room and the small room that words belong to; neither is the room itself."""


@dataclass(frozen=True)
class Said:
    """What came of it."""

    line: Line
    verdict: Verdict

    @property
    def is_held(self) -> bool:
        """Waits, unseen by others, for a moderator."""
        return self.line.state == LineState.HELD


def say(*, seat: Seat, room: Room, text: str, once: str) -> Said:
    """The words are in the room, once safety has read them beside the words before. Sending the same form again makes nothing new.

    Refuses when it is somebody else's turn, too many lines in a short time, and whoever may not write here now.
    """
    access.check_can_speak(seat, room)
    pace = safety_access.check_not_sanctioned(seat.person, room.occurrence.meeting.group_id)
    safety_access.check_pace(seat.person, pace, once)
    _check_pace(seat, room, once)
    side = _side_of(seat)
    nook = None if side else seat.nook
    verdict = safety.screen(text, previous=_words_before(room, side, nook))
    if earlier := Line.objects.filter(room=room, once=once, seat=seat).first():
        return Said(earlier, verdict)
    try:
        return Said(_store(seat, room, text, once, (side, nook), verdict), verdict)
    except IntegrityError:
        return Said(Line.objects.get(room=room, once=once, seat=seat), verdict)


def _check_pace(seat: Seat, room: Room, once: str) -> None:
    if room.is_slow and not seat.is_host and seat.with_host_id is None and seat.nook_id is None:
        check_rate("room-slow", seat.pk, at_most=1, per_seconds=SLOW_SECONDS, once=f"{seat.pk}{once}")
    check_rate("room-line", seat.pk, at_most=30, per_seconds=60, once=f"{seat.pk}{once}")


def _side_of(seat: Seat) -> Seat | None:
    """Whose side room the words belong to: one's own, or, for a host, that of the person who sits with them."""
    if seat.is_host:
        return Seat.objects.filter(with_host=seat).first()
    return seat if seat.with_host_id else None


def _words_before(room: Room, side: Seat | None, nook: Nook | None) -> str:
    said = Line.objects.filter(room=room, side=side, nook=nook, kind=Kind.SAID, state=LineState.SHOWN)
    return said.order_by("-number").values_list("text", flat=True).first() or ""


@transaction.atomic
def _store(seat: Seat, room: Room, text: str, once: str, where: Where, verdict: Verdict) -> Line:
    side, nook = where
    line = add_line(room, kind=Kind.SAID, text=text, seat=seat, side=side, nook=nook, once=once, is_held=verdict.holds)
    Seat.objects.filter(pk=seat.pk).update(
        letters=F("letters") + len(text), hand_at=None, spoke_in_round=True, seen_at=timezone.now()
    )
    group_id = room.occurrence.meeting.group_id
    safety.follow_up(verdict, kind="line", subject_id=line.pk, author=seat.person, scope=group_id, is_new=True)
    if line.state == LineState.HELD or seat.hand_at is not None:
        changed(room.pk)
    else:
        push.changed(room.topic)  # Words alone: open pages need nothing but them.
    return line


def make_public(line: Line, state: str) -> None:
    """A moderator decided: others read the line, or do not."""
    Line.objects.filter(pk=line.pk).update(state=state)
    changed(line.room_id)


def raise_hand(*, seat: Seat) -> None:
    """The hand is up, in the order hands went up; raised twice it keeps its place."""
    Seat.objects.filter(pk=seat.pk, hand_at=None).update(hand_at=timezone.now())
    changed(seat.room_id)


def lower_hand(*, seat: Seat) -> None:
    """The hand is down."""
    Seat.objects.filter(pk=seat.pk).update(hand_at=None)
    changed(seat.room_id)


@transaction.atomic
def pass_turn(*, seat: Seat, room: Room) -> None:
    """The turn goes on to the next. Passing is as good as talking."""
    if room.is_round and room.turn_id == seat.pk:
        if not seat.spoke_in_round:
            mark(room, Kind.PASS, seat)
        give_turn_on(room)


def ask_for_help(*, seat: Seat) -> None:
    """The hosts, and nobody else, see that this person would like somebody now."""
    Seat.objects.filter(pk=seat.pk, help_at=None).update(help_at=timezone.now())
    changed(seat.room_id)
