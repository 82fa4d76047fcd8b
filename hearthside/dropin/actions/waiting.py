"""Taking a place in the line, stepping out and back, leaving, and coming when called."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.dropin import access, line
from hearthside.dropin.actions.joining import check_there_is_time, new_ticket
from hearthside.dropin.actions.listening import start_talk
from hearthside.dropin.models import Evening, Hours, Ticket, Way
from hearthside.dropin.moving import lock, take
from hearthside.kernel import push
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed
from hearthside.safety import actions as safety
from hearthside.safety.verdicts import Verdict


@dataclass(frozen=True)
class Joined:
    """What came of it."""

    ticket: Ticket
    verdict: Verdict | None


def join(*, person: Person, evening: Evening, hours: Hours, name: str, way: str, about: str = "") -> Joined:
    """They are the last in the one line, under this name; the word is sealed for those who listen, once safety has read it. Joined
    twice it is the same place.

    Refuses as `access.check_can_join`, a way there is not tonight, and when nobody who joins now can be seen before the end.
    """
    access.check_can_join(person, evening, hours)
    if way not in access.ways_of(evening.occurrence.meeting):
        raise NotAllowed(_("This way is not there tonight. Please choose another."))
    check_rate("line-join", person.pk, at_most=20, per_seconds=3600)
    check_there_is_time(evening, hours)
    verdict = safety.screen(about) if about else None
    try:
        return Joined(_store(person, evening, name, way, about, verdict), verdict)
    except IntegrityError:
        return Joined(access.get_ticket_for(person, evening), verdict)


@transaction.atomic
def _store(person: Person, evening: Evening, name: str, way: str, about: str, verdict: Verdict | None) -> Ticket:
    before = lock(evening)
    if any(one.who == person.pk for one in before.spots):
        return access.get_ticket_for(person, evening)
    ticket = new_ticket(evening, before, person=person, name=name, way=way, about=about or None)
    if verdict is not None:
        scope = evening.occurrence.meeting.group_id
        Ticket.objects.filter(pk=ticket.pk).update(is_held=verdict.holds, sounds_heavy=verdict.shows_help)
        safety.follow_up(verdict, kind="turn", subject_id=ticket.pk, author=person, scope=scope, is_new=True)
    return ticket


def step_out(*, ticket: Ticket) -> None:
    """They are away for a moment; their place is kept."""
    take(ticket.evening, line.step_out(ticket.pk))


def come_back(*, ticket: Ticket) -> None:
    """They are here again, where they were."""
    take(ticket.evening, line.come_back(ticket.pk))


def leave(*, ticket: Ticket) -> None:
    """They are out of the line. They may come again at any time."""
    take(ticket.evening, line.leave(ticket.pk))


def say_here(*, ticket: Ticket) -> None:
    """Who was called is here: the talk begins, in writing in a room of their own with the listener."""
    with transaction.atomic():
        take(ticket.evening, line.begin(ticket.pk))
        if ticket.way == Way.TEXT:
            start_talk(ticket)


def make_public(ticket: Ticket, verb: str) -> None:
    """A moderator decided: listeners read the word (release), do not for now (hold), or it is gone (remove)."""
    ticket.is_held = verb == "hold"
    if verb == "remove":
        ticket.about = None
    ticket.save(update_fields=["is_held", "about"])
    push.changed(ticket.evening.topic)
