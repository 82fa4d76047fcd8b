"""Small rooms within a live room: offered, chosen by each for themselves, ended by the clock or by a host."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Block
from hearthside.hosted import access
from hearthside.hosted.actions.hosting import bring_back
from hearthside.hosted.actions.lines import changed, mark
from hearthside.hosted.models import LONGEST_PROMPT, Kind, Nook, Place, Room, Seat
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.safety import actions as safety

FEWEST, MOST = 2, 4
MINUTES = (8, 10, 12, 15)
"""Two to four people for 8 to 15 minutes, with something to talk about (ground_rules.json, `breakouts`)."""


@transaction.atomic
def offer_nooks(*, host: Seat, room: Room, prompt: str, minutes: int) -> None:
    """Everybody is asked whether they would like a small room. Refuses in a round, while somebody asked for help, no words, words that
    could hurt, and other lengths than `MINUTES`."""
    access.check_leads(host)
    if not prompt.strip() or len(prompt) > LONGEST_PROMPT or minutes not in MINUTES:
        raise NotAllowed(_("Please say in a few words what to talk about, and for how long."))
    if safety.screen(prompt).holds:
        raise NotAllowed(_("These words could hurt somebody, so they were not sent. Please say it in another way."))
    _check_calm(room)
    bring_back(room)
    Room.objects.filter(pk=room.pk).update(nook_prompt=prompt.strip(), nook_minutes=minutes)
    changed(room.pk)


def _check_calm(room: Room) -> None:
    if room.is_round:
        raise NotNow(_("A round is going on. Let it come to its end first."))
    if Seat.objects.filter(room=room, place=Place.IN).exclude(help_at=None, with_host=None).exists():
        raise NotNow(_("Somebody needs a host right now. Small rooms can wait."))


def want_nook(*, seat: Seat, room: Room, wants: bool) -> None:
    """They would like a small room, or stay with everybody. Refuses while none is offered."""
    if not room.nook_prompt:
        raise NotNow(_("No small rooms are offered right now."))
    Seat.objects.filter(pk=seat.pk, is_host=False).update(wants_nook=wants)
    changed(room.pk)


@transaction.atomic
def begin_nooks(*, host: Seat, room: Room) -> list[Nook]:
    """Whoever chose it is in a small room with one to three others of their age, none of whom they keep away from; who fits nowhere stays
    with everybody. Refuses when that gives no room at all."""
    access.check_leads(host)
    _check_calm(room)
    wanting = Seat.objects.filter(room=room, place=Place.IN, is_host=False, wants_nook=True, nook=None)
    tables = tables_of(list(wanting.select_related("person").order_by("came_at", "pk")))
    if not room.nook_prompt or not tables:
        raise NotNow(_("For a small room at least two people of one age must have said that they like it."))
    ends_at, made = timezone.now() + timedelta(minutes=room.nook_minutes), []
    for number, table in enumerate(tables, 1):
        nook = Nook.objects.create(room=room, number=number, prompt=room.nook_prompt, ends_at=ends_at)
        Seat.objects.filter(pk__in=[one.pk for one in table]).update(nook=nook, hand_at=None)
        made.append(nook)
    Room.objects.filter(pk=room.pk).update(nook_prompt="", nook_minutes=0)
    changed(room.pk)
    return made


def tables_of(seats: list[Seat]) -> list[list[Seat]]:
    """These people in groups of two to four: of one age each, and nobody with somebody they keep away from. One query."""
    apart = _kept_apart(seats)
    found: list[list[Seat]] = []
    for band in dict.fromkeys(one.person.age_band for one in seats):
        found += _seated([one for one in seats if one.person.age_band == band], apart)
    return found


def _seated(seats: list[Seat], apart: set[frozenset[UUID]]) -> list[list[Seat]]:
    tables: list[list[Seat]] = [[] for _table in range(-(-len(seats) // MOST))]
    for seat in seats:
        free = [one for one in tables if len(one) < MOST and _gets_on(seat, one, apart)]
        if free:
            min(free, key=len).append(seat)
    return [one for one in tables if len(one) >= FEWEST]


def _gets_on(seat: Seat, table: list[Seat], apart: set[frozenset[UUID]]) -> bool:
    return not any(frozenset((seat.person_id, other.person_id)) in apart for other in table)


def _kept_apart(seats: list[Seat]) -> set[frozenset[UUID]]:
    here = [one.person_id for one in seats]
    rows = Block.objects.filter(blocker__in=here, blocked__in=here).values_list("blocker_id", "blocked_id")
    return {frozenset(pair) for pair in rows}


def leave_nook(*, seat: Seat) -> None:
    """They are with everybody again; a host who looked in has gone."""
    Seat.objects.filter(pk=seat.pk).update(nook=None, wants_nook=False)
    changed(seat.room_id)


@transaction.atomic
def visit_nook(*, host: Seat, nook: Nook) -> None:
    """The host reads along in this small room, and a line there says so. Refuses as `access.check_nook_visit`."""
    access.check_nook_visit(host, nook)
    Seat.objects.filter(pk=host.pk).update(nook=nook)
    mark(host.room, Kind.VISIT, host, nook)


@transaction.atomic
def end_nooks(*, host: Seat, room: Room) -> None:
    """Everybody is in the room again, and no small room is offered."""
    access.check_leads(host)
    end_nooks_of(room)


@transaction.atomic
def end_nooks_of(room: Room) -> None:
    """As `end_nooks`, by the clock."""
    bring_back(room)
    changed(room.pk)
