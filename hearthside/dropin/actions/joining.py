"""A new last place in the line, whether somebody joins from afar or at the door."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.dropin import line, queries
from hearthside.dropin.models import Evening, Hours, Ticket
from hearthside.kernel import push
from hearthside.kernel.refusals import NotNow


def new_ticket(evening: Evening, before: line.Line, *, person: Person | None, **fields: Any) -> Ticket:
    """The last place of the line, in the caller's transaction, which holds the line. Refuses as `line.join`."""
    key = uuid4()
    after = line.join(key, person.pk if person else None)(before)
    Evening.objects.filter(pk=evening.pk).update(last_number=after.last)
    push.changed(evening.topic)
    return Ticket.objects.create(id=key, evening=evening, person=person, number=after.last, rank=after.last, **fields)


def check_there_is_time(evening: Evening, hours: Hours) -> None:
    """Refuses when who joins now could not be seen before the end, so that nobody waits for nothing."""
    if not queries.has_time(evening, hours):
        raise NotNow(
            _("There are as many people in the line as can be seen tonight. We do not want you to wait for nothing."),
            way_on=(reverse("dropin:list"), _("See what else is there")),
        )
