"""Going on in a new room. A server over there keeps whom it has, so the call moves away from somebody who was asked to leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.calls import access, providers, tickets
from hearthside.calls.actions.leading import SILENT, new_room, note_trouble
from hearthside.calls.models import Call, Guest, Stand, Ticket
from hearthside.calls.visiting import visit_to
from hearthside.kernel import audit, push
from hearthside.kernel.refusals import NotNow

ONCE_IN = timedelta(seconds=30)
"""Two hosts who press at one moment move it once."""
NOTHING_TO_MOVE = _("Only a call on this site's own server, while it is on, can go on in a new room.")


def move(*, actor: Person, call: Call) -> None:
    """The call goes on in a room with a new name, and all who may come in have a new link. Whoever was asked to leave has none and stays
    behind; a server that can, sends out whoever is still in the room before.

    Refuses all but hosts, and a call that is not on or not on our own server. While the server is silent everything stays as it is.
    """
    access.check_leads(actor, call)
    server = providers.server_of(call.way)
    if server is None or not call.is_on:
        raise NotNow(NOTHING_TO_MOVE, way_on=access.to_door(call.occurrence))
    before, room, keys = visit_to(call), *new_room()
    try:
        server.prepare(replace(before, room=room, keys=keys))
    except providers.NoAnswer as why:
        note_trouble(call)
        raise NotNow(SILENT, way_on=access.to_door(call.occurrence)) from why
    if _moved(actor, call, room, keys):
        _leave_behind(server, before)


@transaction.atomic
def _moved(actor: Person, call: Call, room: str, keys: dict[str, str]) -> bool:
    """False when it ended meanwhile, or somebody else moved it a moment ago."""
    held, now = Call.objects.select_for_update().get(pk=call.pk), timezone.now()
    if not held.is_on or (held.moved_at and held.moved_at + ONCE_IN > now):
        return False
    held.room, held.keys, held.moved_at, held.begun_at, held.trouble_at = room, keys, now, now, None
    held.save(update_fields=["room", "keys", "moved_at", "begun_at", "trouble_at"])
    Ticket.objects.filter(guest__call=held).delete()
    for guest in Guest.objects.filter(call=held, stand=Stand.IN):
        tickets.issue(guest)
    audit.record(actor, "calls.moved", held.occurrence)
    push.changed(held.topic)
    return True


def _leave_behind(server: providers.Server, before: providers.Visit) -> None:
    """The room before is closed where the server does that. Where it does not, or is silent, it stands empty but for who was left."""
    try:
        server.end(before)
    except providers.NoAnswer:
        return
