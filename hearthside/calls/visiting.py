"""What an adapter is told of a call, and where a guest goes."""

from __future__ import annotations

from hearthside.calls import providers
from hearthside.calls.models import Call, Guest, Way
from hearthside.calls.providers import Visit
from hearthside.meetings.links import is_good
from hearthside.meetings.models import Camera, Occurrence

SPARE = 60
"""Minutes that a room may last beyond the meeting itself."""


def visit_to(call: Call, guest: Guest | None = None) -> Visit:
    """The call's room, for this guest; for nobody in particular without one. The meeting's title is not among it."""
    occurrence = call.occurrence
    minutes = int((occurrence.ends_at - occurrence.starts_at).total_seconds() // 60) + SPARE
    return Visit(
        room=call.room.reveal() if call.room else "",
        name=guest.name if guest else "",
        is_host=guest.is_host if guest else False,
        has_cameras=occurrence.meeting.camera != Camera.NONE,
        minutes=minutes,
        keys=call.keys.reveal() if call.keys else {},
    )


def address_for(call: Call, guest: Guest) -> str:
    """Where this guest's browser goes. Asks the operator's server; a link of the hosts' own is never asked, only looked at.

    Refuses with NoAnswer: the server is away, or the link is none that a browser opens safely.
    """
    server = providers.server_of(call.way)
    if server is not None:
        return server.address_for(visit_to(call, guest))
    link = link_of(call.occurrence)
    if not is_good(link):
        raise providers.NoAnswer("link")
    return link


def link_of(occurrence: Occurrence) -> str:
    """The hosts' own link, opened; nothing without one."""
    return str(occurrence.meeting.link.reveal()) if occurrence.meeting.link else ""


def leads_to(way: Way, occurrence: Occurrence) -> str:
    """The name of the machine that people will be on, to be read before they go; nothing for the phone."""
    server = providers.server_of(way)
    if server is not None:
        return server.host()
    return providers.host_of(link_of(occurrence)) if way == Way.LINK else ""
