"""Asking to come in, a fresh link, and stepping away."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.names import key_of
from hearthside.calls import access, providers, tickets
from hearthside.calls.models import Call, Guest, Stand, Way
from hearthside.kernel import push
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings import access as meetings
from hearthside.meetings.models import Occurrence

NAME_TAKEN = _("Somebody in this call has this name tonight. Please choose another.")


def ask_in(*, person: Person, occurrence: Occurrence, way: Way, name: str) -> Guest:
    """The person has read what is passed on and waits under this name; hosts, and everybody once all are let in, may come in at once.

    Asked twice they keep the name that people know. Refuses as `access.check_can_enter`, and a name that somebody else has.
    """
    call = call_for(occurrence, way)
    mine = access.guest_of(person, call)
    access.check_can_enter(person, occurrence, mine)
    check_rate("call-ask", person.pk, at_most=30, per_seconds=600)
    if mine is not None:
        return mine
    try:
        with transaction.atomic():
            return _new_guest(person, call, name)
    except IntegrityError:
        again = access.guest_of(person, call)
        if again is None:
            raise NotAllowed(NAME_TAKEN) from None
        return again


def call_for(occurrence: Occurrence, way: Way) -> Call:
    """The call of this meeting; made with the first who asks. Over another way than it was planned by until now, it is made anew."""
    server = providers.server_of(way)
    lets_all_in = (server is not None and server.has_lobby) or not occurrence.meeting.is_public
    call, _is_new = Call.objects.get_or_create(occurrence=occurrence, defaults={"way": way, "lets_all_in": lets_all_in})
    if call.way != way and not call.is_on:
        Call.objects.filter(pk=call.pk).update(way=way, room=None, keys=None, trouble_at=None, lets_all_in=lets_all_in)
    return access.call_of(occurrence) or call


def _new_guest(person: Person, call: Call, name: str) -> Guest:
    if Guest.objects.filter(call=call, name_key=key_of(name)).exists():
        raise NotAllowed(NAME_TAKEN)
    is_host = meetings.is_host(person, call.occurrence)
    may_come = is_host or (call.is_on and call.lets_all_in)
    guest = Guest.objects.create(
        call=call,
        person=person,
        name=name,
        name_key=key_of(name),
        is_host=is_host,
        stand=Stand.IN if may_come else Stand.WAITING,
    )
    if may_come and call.is_on:
        tickets.issue(guest)
    push.changed(call.topic)
    return guest


@transaction.atomic
def fresh_link(*, guest: Guest, call: Call) -> None:
    """A link for somebody who may come in, when the one before was used or too old. Refuses those who still wait, a call that is not on,
    and all whom `access.check_can_enter` refuses by now."""
    access.check_can_enter(guest.person, call.occurrence, guest)
    check_rate("call-link", guest.person_id, at_most=20, per_seconds=600)
    held = Guest.objects.select_for_update().filter(pk=guest.pk, stand=Stand.IN).first()
    if not call.is_on or held is None:
        raise NotNow(_("The call is not open to you yet. You can wait here."), way_on=access.to_door(call.occurrence))
    tickets.issue(held)


@transaction.atomic
def step_away(*, guest: Guest, call: Call) -> None:
    """They wait no more, and nothing says that they did. Whoever was asked to leave stays asked."""
    if guest.stand != Stand.REMOVED:
        guest.delete()
        push.changed(call.topic)
