"""Going over: a ticket is looked at, the server is asked, the ticket is spent, and the browser is sent on its way."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.calls import access, tickets
from hearthside.calls.actions.leading import SILENT, note_trouble
from hearthside.calls.models import Call
from hearthside.calls.providers import NoAnswer
from hearthside.calls.visiting import address_for
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings.models import Attendance, Coming

NO_USE = _("This link does not work any more. Each link works once, for a few minutes. You can take a new one.")


def go_over(*, person: Person, call: Call, secret: str) -> str:
    """The address of the call for this person; the ticket is used up. A server that is silent leaves the ticket as it was.

    Refuses, in the same words, links that were used, are too old, belong to somebody else or never were; then all whom
    `access.check_can_enter` refuses by now, and a call that is not on. No transaction is open while the server is asked.
    """
    check_rate("call-go", person.pk, at_most=30, per_seconds=600)
    ticket = tickets.find(person, call, secret)
    if ticket is None:
        raise NotAllowed(NO_USE, way_on=access.to_door(call.occurrence))
    access.check_can_enter(person, call.occurrence, ticket.guest)
    if not call.is_on or not ticket.guest.is_in:
        raise NotNow(_("The call is not open to you yet. You can wait here."), way_on=access.to_door(call.occurrence))
    try:
        address = address_for(call, ticket.guest)
    except NoAnswer as why:
        note_trouble(call)
        raise NotNow(SILENT, way_on=access.to_door(call.occurrence)) from why
    if not tickets.spend(ticket):
        raise NotAllowed(NO_USE, way_on=access.to_door(call.occurrence))
    Call.objects.filter(pk=call.pk, trouble_at__isnull=False).update(trouble_at=None)
    mine = Attendance.objects.filter(occurrence=call.occurrence, person=person, state=Coming.GOING)
    mine.update(state=Coming.ATTENDED)
    return address
