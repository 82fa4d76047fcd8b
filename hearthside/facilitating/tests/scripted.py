"""Meetings by script: people with a character, hosts who do what the console tells them, real actions, a clock that is moved by hand.

Two minutes at a time: the clock moves, presence is noted, what the schedule does is done, the hosts look at the console and act,
then whoever may talk and wants to, talks. A report says how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import time_machine
from django.utils import timezone

from hearthside.conversations.tests.builders import WORRYING
from hearthside.facilitating import actions
from hearthside.facilitating.airtime import gini
from hearthside.facilitating.queries import Console, console, shares_of
from hearthside.facilitating.tests.builders import fresh, second_host
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import group, member
from hearthside.hosted import access
from hearthside.hosted import actions as rooms
from hearthside.hosted.models import Kind, Line, Room, Seat
from hearthside.hosted.queries import step_ends_at
from hearthside.hosted.tests.builders import Evening, come_in, tonight
from hearthside.kernel.rates import forget
from hearthside.kernel.refusals import Refusal
from hearthside.meetings.formats import format_of
from hearthside.safety.models import Case

EVERY = 2
"""Minutes from one look at the console to the next."""
LATE_BY = 2
"""Minutes by which a part may begin too late or too early and still be on the agenda."""
A_LINE, A_SPEECH = (
    "That is how it was for me this week, and it did me good to sit here. ",
    "And another thing that I have to tell all of you is this. ",
)
Talk = Callable[["Meeting", int, bool], str | None]


def ordinary(every: int) -> Talk:
    """Says a line on their turn, and one every so many minutes."""
    return lambda meeting, minute, has_turn: A_LINE if has_turn or (minute and minute % every == 0) else None


def silent(meeting: Meeting, minute: int, has_turn: bool) -> str | None:
    """Never says a word; passes when asked."""
    return None


def monopoliser(meeting: Meeting, minute: int, has_turn: bool) -> str | None:
    """Talks whenever nobody stops them, at length."""
    return A_SPEECH * 8


def discloses(at: int) -> Talk:
    """Like anybody else, until the minute in which they say that they cannot go on."""
    return lambda meeting, minute, has_turn: WORRYING if minute == at else ordinary(9)(meeting, minute, has_turn)


@dataclass
class Guest:
    """Somebody who takes part: when they come, and how they talk."""

    talk: Talk
    comes_at: int = 0
    seat: Seat | None = None


@dataclass(frozen=True)
class Report:
    """How a meeting went. `actions` is how many taps it took from the room to the protocol, or None when nobody was at risk."""

    on_agenda: float
    gini: float
    not_asked: int
    actions: int | None
    minutes_to_protocol: int | None
    ended_on_time: bool
    steps_done: int
    cases: int


@dataclass
class Meeting:
    """One meeting of an hour, in text, with two hosts. `follows_console` are hosts who do what it tells them; others only keep the parts.

    `gone_from` and `helper_from` are minutes in which the first host's line breaks for good, and in which a helper steps in. With
    `has_second` the second host is there."""

    guests: list[Guest]
    follows_console: bool = True
    has_second: bool = True
    gone_from: int = 999
    helper_from: int = 999
    taps: list[tuple[int, str]] = field(default_factory=list)
    heard_at: int | None = None
    parts: list[tuple[int, int]] = field(default_factory=list)

    def held(self) -> Report:
        """The whole meeting, from its first minute until it closed; nothing of the real clock is used."""
        began = timezone.now().replace(second=0, microsecond=0)
        with time_machine.travel(began, tick=False) as clock:
            self._open()
            for minute in range(0, self.minutes + 1, EVERY):
                clock.move_to(began + timedelta(minutes=minute))
                self._minute(minute)
            return self._report()

    def _open(self) -> None:
        forget()
        place = group()
        one = tonight(place, in_minutes=0, format_key="text_60", minutes=60)
        room = rooms.open_room(actor=place.leader, occurrence=one)
        found = access.room_of(one) or room
        self.here = Evening(place, found, come_in(place.leader, found, "Host of tonight"))
        self.form = format_of(one.format_key)
        self.minutes = self.form.minutes
        self.hosts = [self.here.host, *([second_host(self.here)] if self.has_second else [])]
        self.helper = (
            None if self.helper_from > self.minutes else self.here.guest(member(place, role=Role.HELPER).person)
        )

    def _minute(self, minute: int) -> None:
        room = self.here.again()
        if not room.is_open:
            return
        for guest in self.guests:
            if guest.comes_at == minute:
                guest.seat = self.here.guest()
        self._present(minute)
        rooms.look_after_hosts()
        actions.look_after_leads()
        for host in self._awake(minute):
            self._lead(host, minute)
        self._talk(minute)
        self.parts.append((minute, self.here.again().step))

    def _awake(self, minute: int) -> list[Seat]:
        awake = [one for one in self.hosts if one.pk != self.here.host.pk or minute < self.gone_from]
        return [fresh(one) for one in awake]

    def _present(self, minute: int) -> None:
        if self.helper is not None and minute == self.helper_from:
            rooms.step_in(seat=fresh(self.helper))
            self.hosts.append(self.helper)
        for host in self._awake(minute):
            rooms.note_presence(host)

    def _lead(self, host: Seat, minute: int) -> None:
        """What this host does in this minute, as the console shows it to them."""
        page = console(self.here.again(), host)
        if self.heard_at is not None and self.follows_console:
            self._guard(page, host, minute)
        if page.leads:
            self._keep_time(page, host, minute)
            if self.follows_console:
                self._share_out(console(self.here.again(), host), host, minute)

    def _tap(self, minute: int, name: str, verb: Callable[[], object]) -> None:
        verb()
        self.taps.append((minute, name))

    def _keep_time(self, page: Console, host: Seat, minute: int) -> None:
        room = self.here.again()
        if page.minutes_left > 0 or page.next is None or self._someone_waits(room):
            return
        self._tap(minute, "next-part", lambda: rooms.move_step(host=host, room=room, step=room.step + 1))
        if self.follows_console and self.here.again().step in (2, 5):
            begin = actions.start_round if room.step == 2 else actions.start_check_out
            self._tap(minute, "round", lambda: begin(host=host, room=self.here.again()))

    def _someone_waits(self, room: Room) -> bool:
        """In a round somebody was not asked yet, and it is no later than two minutes over."""
        return room.is_round and timezone.now() < step_ends_at(room, self.form.steps) + timedelta(minutes=LATE_BY)

    def _share_out(self, page: Console, host: Seat, minute: int) -> None:
        """Where the console says that somebody was not asked, they are; where one voice has much of the time, the room slows down."""
        if page.room.is_round or page.room.step < 3:
            return
        left_out = next((one.seat for one in page.guests if not one.share.is_reached), None)
        if left_out is not None:
            self._tap(minute, "ask", lambda: rooms.offer_turn(host=host, room=page.room, guest=fresh(left_out)))
        elif len(page.hints) and minute % 4 == 0:
            self._tap(minute, "round", lambda: actions.start_round(host=host, room=page.room))

    def _guard(self, page: Console, host: Seat, minute: int) -> None:
        """The one who watches opens the protocol, goes aside, and ticks the steps of the evening; the seventh and eighth come later."""
        if page.leads and not page.is_alone:
            return
        room = self.here.again()
        if page.helm.risk_at is None and not page.helm.was_risk:
            self._tap(minute, "console", lambda: None)
            self._tap(minute, "risk", lambda: actions.begin_risk(host=host, room=room))
        elif page.helm.risk_at is not None and page.helm.risk_step < 6:
            if page.helm.risk_step == 2:
                self._tap(minute, "aside", lambda: rooms.invite_aside(host=host, guest=fresh(self._at_risk())))
            self._tap(minute, "step", lambda: actions.step_risk(host=host, room=room, done=page.helm.risk_step + 1))
        elif page.helm.risk_at is not None:
            rooms.take_back_aside(seat=host)
            self._tap(minute, "risk-over", lambda: actions.end_risk(host=host, room=room))

    def _at_risk(self) -> Seat:
        line = Line.objects.filter(text=WORRYING, room=self.here.room).select_related("seat").first()
        assert line and line.seat
        return line.seat

    def _talk(self, minute: int) -> None:
        """Everybody who may talk and wants to, in the order they came; who has the turn says so much, or passes, and gives it on."""
        for guest in self.guests:
            if guest.seat is None:
                continue
            room = self.here.again()
            has_turn = room.turn_id == guest.seat.pk
            words = guest.talk(self, minute, has_turn)
            if words:
                self._say(fresh(guest.seat), room, words, minute)
            if has_turn:
                rooms.pass_turn(seat=fresh(guest.seat), room=self.here.again())

    def _say(self, seat: Seat, room: Room, words: str, minute: int) -> None:
        forget()
        try:
            rooms.say(seat=seat, room=room, text=words, once=f"{seat.pk}{minute}"[:40])
        except Refusal:
            return
        if words == WORRYING:
            self.heard_at = minute

    def _report(self) -> Report:
        seats = [fresh(one.seat) for one in self.guests if one.seat]
        room = self.here.again()
        asked = set(Line.objects.filter(room=room, kind=Kind.TURN).values_list("seat_id", flat=True))
        begun = next((minute for minute, name in self.taps if name == "risk"), None)
        return Report(
            self._on_agenda(),
            gini([one.weight for one in shares_of(room, seats)]),
            sum(seat.pk not in asked for seat in seats),
            None
            if begun is None
            else sum(name in ("console", "risk") and minute == begun for minute, name in self.taps),
            None if begun is None or self.heard_at is None else begun - self.heard_at,
            room.step == len(self.form.steps) - 1,
            console(room, fresh(self.hosts[-1])).helm.risk_step,
            Case.objects.filter(kind="line").count(),
        )

    def _on_agenda(self) -> float:
        """The share of the minutes in which the meeting was in the part it was planned to be in, or within two minutes of it."""
        ends, at = [], 0
        for step in self.form.steps:
            at += step.minutes
            ends.append(at)
        fits = [
            any(self._planned(minute + off, ends) == part for off in range(-LATE_BY, LATE_BY + 1))
            for minute, part in self.parts
        ]
        return sum(fits) / (self.minutes // EVERY + 1)

    def _planned(self, minute: int, ends: list[int]) -> int:
        return next((number for number, end in enumerate(ends) if minute < end), len(ends) - 1)
