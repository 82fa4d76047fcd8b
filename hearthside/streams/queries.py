"""What the page of a stream shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.hosted import access as hosted
from hearthside.hosted.models import Line, Room
from hearthside.hosted.queries import room_page
from hearthside.kernel.refusals import permits
from hearthside.meetings.models import Occurrence
from hearthside.streams import access
from hearthside.streams.models import OnScreen, Stream, Yes
from hearthside.streams.origins import is_ours, kind_of
from hearthside.vault.fields import SealedValue

LINES = 12
"""Lines of the room that stand beside the picture."""
MOST_EARLIER = 10
PLANNED, LIVE, OVER, REPLAY = "planned", "live", "over", "replay"


@dataclass(frozen=True)
class Picture:
    """Something to watch: on the page itself when it is on a machine of the operator's, else by a link."""

    address: str
    captions: str = ""

    @property
    def kind(self) -> str:
        """Its type, when the page may play it; else nothing."""
        return kind_of(self.address) if is_ours(self.address) else ""


@dataclass(frozen=True)
class Watching:
    """The page, for one person or a visitor."""

    stream: Stream
    state: str
    picture: Picture | None
    delay: str
    leads: bool
    mine: OnScreen | None
    on_screen: list[OnScreen]
    room: Room | None
    lines: list[Line]
    earlier: list[Stream]

    @property
    def is_waiting_for_yes(self) -> bool:
        """There is a replay, and somebody has not said yes to it."""
        return self.state == OVER and bool(self.stream.replay)


def watching(person: Person | None, stream: Stream) -> Watching:
    """A number of queries that does not grow with people or lines."""
    occurrence = stream.occurrence
    leads = person is not None and permits(access.check_leads, person, occurrence)
    state = state_of(stream)
    room = hosted.room_of(occurrence)
    return Watching(
        stream=stream,
        state=state,
        picture=_picture(stream, state),
        delay=delay_words(stream.delay),
        leads=leads,
        mine=access.mine(person, stream),
        on_screen=list(stream.on_screen.select_related("person").order_by("said_at", "pk")) if leads else [],
        room=room if room and room.is_open else None,
        lines=lines_for(person, room),
        earlier=earlier_talks(person, occurrence.meeting.group, stream.pk),
    )


def state_of(stream: Stream) -> str:
    """Before, during, after, or after with a replay that may be shown now."""
    if stream.is_live:
        return LIVE
    if stream.ended_at is None:
        return PLANNED
    return REPLAY if access.replay_may_be_shown(stream) else OVER


def _picture(stream: Stream, state: str) -> Picture | None:
    """What may be watched now; addresses are opened for nothing else."""
    if state == REPLAY:
        return Picture(_opened(stream.replay))
    if state == LIVE:
        return Picture(_opened(stream.video or stream.link), _opened(stream.captions) if stream.video else "")
    return None


def _opened(value: SealedValue | None) -> str:
    return str(value.reveal()) if value else ""


def earlier_talks(person: Person | None, group: Group, but_not: UUID | None = None) -> list[Stream]:
    """Streams of this group with a replay that may be shown now, the newest first. Two queries."""
    rows = Stream.objects.filter(occurrence__meeting__group=group, ended_at__isnull=False, replay__isnull=False)
    rows = rows.filter(occurrence__in=Occurrence.objects.visible_to(person)).exclude(pk=but_not)
    found = list(rows.select_related("occurrence__meeting").order_by("-ended_at")[:MOST_EARLIER])
    said: dict[UUID, list[tuple[str, UUID | None]]] = {}
    for row in OnScreen.objects.filter(stream__in=found):
        said.setdefault(row.stream_id, []).append((row.said, row.person_id))
    return [one for one in found if access.all_said_yes(said.get(one.pk, []))]


def delay_words(seconds: int) -> str:
    """How far behind the picture is, in words."""
    if not seconds:
        return _("What you see happens right now.")
    if seconds < 60:
        words = ngettext("about %(count)s second", "about %(count)s seconds", seconds) % {"count": seconds}
    else:
        minutes = seconds // 60
        words = ngettext("about %(count)s minute", "about %(count)s minutes", minutes) % {"count": minutes}
    return _("What you see happened %(time)s ago. So an answer to what you write comes a little later.") % {
        "time": words
    }


def lines_for(person: Person | None, room: Room | None) -> list[Line]:
    """The last words of the room, for somebody who is in it; none for all others."""
    seat = hosted.seat_of(person, room) if person and room and room.is_open else None
    if (
        seat is None
        or room is None
        or not seat.is_in
        or person is None
        or not permits(hosted.check_can_enter, person, room)
    ):
        return []
    seat.room = room
    return [line for line in room_page(room, seat).lines if line.seat_id][-LINES:]


def has_said_yes(row: OnScreen) -> bool:
    """Whether they said yes, or are not in it: hosts learn no more, so that nobody is talked into it."""
    return row.said in (Yes.YES, Yes.NOT_ME)


def words_for_hosts(row: OnScreen) -> Any:
    """What hosts read beside a name: a no and no answer look alike."""
    return _("has said yes") if has_said_yes(row) else _("no yes so far")
