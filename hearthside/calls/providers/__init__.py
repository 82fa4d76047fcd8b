"""The ways of a call that lead somewhere else. Each is an adapter: whether it is set up, its room, and the address for one person."""

from __future__ import annotations

from hearthside.calls.models import Way
from hearthside.calls.providers.asking import NoAnswer, host_of
from hearthside.calls.providers.bigbluebutton import BigBlueButton
from hearthside.calls.providers.jitsi import Jitsi
from hearthside.calls.providers.visits import Server, Visit

SERVERS_BY_WAY: dict[str, Server] = {Way.JITSI: Jitsi(), Way.BBB: BigBlueButton()}


def server_of(way: str) -> Server | None:
    """The adapter for this way; None for a link of one's own and for the phone, which nobody asks."""
    return SERVERS_BY_WAY.get(way)


def set_up() -> list[Way]:
    """The ways over servers that the operator has set up, in the order of the list."""
    return [Way(way) for way, server in SERVERS_BY_WAY.items() if server.is_set_up()]


__all__ = ["NoAnswer", "Server", "Visit", "host_of", "server_of", "set_up"]
