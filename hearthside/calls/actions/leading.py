"""Beginning a call, letting people in, asking somebody to leave, ending it. Servers are asked outside of every transaction."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.calls import access, providers, tickets
from hearthside.calls.actions.asking import call_for
from hearthside.calls.models import Call, Guest, Stand, Ticket, Way
from hearthside.calls.visiting import visit_to
from hearthside.kernel import audit, push
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings.models import Occurrence

SILENT = _("The video server does not answer right now. It is nobody's fault here. There are other ways below.")


def begin(*, actor: Person, occurrence: Occurrence, way: Way) -> Call:
    """The call is on, in a room with a new name. When the server is silent it is not, everybody who waits reads so at once, and the
    actor is refused with the ways that are left. Refuses as `access.check_can_begin`."""
    access.check_can_begin(actor, occurrence)
    call = call_for(occurrence, way)
    if call.is_on:
        return call
    call.room, call.keys = new_room()
    call.save(update_fields=["room", "keys"])
    server = providers.server_of(way)
    try:
        if server is not None:
            server.prepare(visit_to(call))
    except providers.NoAnswer as why:
        note_trouble(call)
        raise NotNow(SILENT, way_on=access.to_door(occurrence)) from why
    _now_on(actor, call)
    return access.call_of(occurrence) or call


def new_room() -> tuple[str, dict[str, str]]:
    """A name and passwords that nobody can guess (130 bits and more), unlike those of any room before."""
    name = "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _place in range(26))
    return name, {"MODERATOR": secrets.token_hex(16), "VIEWER": secrets.token_hex(16)}


@transaction.atomic
def _now_on(actor: Person, call: Call) -> None:
    Call.objects.filter(pk=call.pk).update(begun_at=timezone.now(), moved_at=None, ended_at=None, trouble_at=None)
    if call.lets_all_in:
        Guest.objects.filter(call=call, stand=Stand.WAITING).update(stand=Stand.IN)
    for guest in Guest.objects.select_for_update().filter(call=call, stand=Stand.IN):
        tickets.issue(guest)
    audit.record(actor, "calls.begun", call.occurrence)
    push.changed(call.topic)


def note_trouble(call: Call) -> None:
    """Everybody's page says that the server was silent a moment ago, and what else there is."""
    Call.objects.filter(pk=call.pk).update(trouble_at=timezone.now())
    push.changed(call.topic)


@transaction.atomic
def let_in(*, actor: Person, guest: Guest) -> None:
    """They may come in, and have a link. Refuses all but hosts, and those who were asked to leave."""
    call = guest.call
    access.check_leads(actor, call)
    if not Guest.objects.filter(pk=guest.pk, stand=Stand.WAITING).update(stand=Stand.IN):
        raise NotNow(_("This person does not wait any more."), way_on=access.to_door(call.occurrence))
    if call.is_on:
        tickets.issue(guest)
    push.changed(call.topic)


@transaction.atomic
def let_all_in(*, actor: Person, call: Call, is_on: bool) -> None:
    """Everybody who asks may come in from now on, those who wait as well; or each one waits until a host lets them in."""
    access.check_leads(actor, call)
    Call.objects.filter(pk=call.pk).update(lets_all_in=is_on)
    rows = Guest.objects.select_for_update().filter(call=call, stand=Stand.WAITING)
    waiting = list(rows) if is_on else []
    Guest.objects.filter(pk__in=[one.pk for one in waiting]).update(stand=Stand.IN)
    for guest in waiting if call.is_on else []:
        tickets.issue(guest)
    push.changed(call.topic)


@transaction.atomic
def remove(*, actor: Person, guest: Guest, reason: str) -> None:
    """No link of theirs works tonight, no new one is made, and they read why. Who is in the call already stays there until a host over
    there takes them out, or the call moves away from them (see `move`). Refuses all but hosts, hosts as the one to leave, and no reason."""
    access.check_leads(actor, guest.call)
    if guest.is_host:
        raise NotAllowed(_("A host cannot be asked to leave here. Tell the team instead."))
    if not reason.strip():
        raise NotAllowed(_("Please say why. Nobody is sent away without a word."))
    Guest.objects.filter(pk=guest.pk).update(stand=Stand.REMOVED, reason=reason.strip())
    Ticket.objects.filter(guest=guest).delete()
    audit.record(actor, "calls.removed", guest.person)
    push.changed(guest.call.topic)


def end(*, actor: Person, call: Call) -> bool:
    """No link works any more, and the room's name is gone. True when the server itself sent everybody out, or has nobody to send."""
    access.check_leads(actor, call)
    server, visit = providers.server_of(call.way), visit_to(call) if call.room else None
    close(call)
    audit.record(actor, "calls.ended", call.occurrence)
    if server is None or visit is None or call.way == Way.JITSI:
        return False
    try:
        server.end(visit)
    except providers.NoAnswer:
        return False
    return True


@transaction.atomic
def close(call: Call) -> None:
    """The call is over: its room is forgotten and its links are void."""
    Call.objects.filter(pk=call.pk).update(ended_at=timezone.now(), room=None, keys=None)
    Ticket.objects.filter(guest__call=call).delete()
    push.changed(call.topic)
