"""Links that work once. Their secret stands nowhere: it is worked out from the row under the site's key; the row keeps a fingerprint."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from hearthside.accounts.models import Person
from hearthside.calls.models import Call, Guest, Ticket

LASTS = timedelta(minutes=5)
"""A link is good for so long: enough to find the headphones."""


def issue(guest: Guest) -> Ticket:
    """A fresh link for this guest; those they did not use are gone."""
    Ticket.objects.filter(guest=guest, used_at=None).delete()
    ticket = Ticket(guest=guest, expires_at=timezone.now() + LASTS)
    ticket.key_hash = fingerprint(secret_of(ticket))
    ticket.save(force_insert=True)
    return ticket


def live_of(guest: Guest) -> Ticket | None:
    """The link that this guest can still use, or None. One query."""
    return Ticket.objects.filter(guest=guest, used_at=None, expires_at__gt=timezone.now()).first()


def find(person: Person, call: Call, secret: str) -> Ticket | None:
    """The ticket of this secret, if it is this person's own, for this call, unused and in time; else None, whatever is wrong with it."""
    rows = Ticket.objects.select_related("guest").filter(guest__person=person, guest__call=call)
    return rows.filter(key_hash=fingerprint(secret), used_at=None, expires_at__gt=timezone.now()).first()


def spend(ticket: Ticket) -> bool:
    """It is used now. False when somebody was faster, or its time ran out."""
    free = Ticket.objects.filter(pk=ticket.pk, used_at=None, expires_at__gt=timezone.now())
    return bool(free.update(used_at=timezone.now()))


def secret_of(ticket: Ticket) -> str:
    """What stands in the link."""
    return salted_hmac("hearthside.calls.ticket", str(ticket.pk), algorithm="sha256").hexdigest()


def fingerprint(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
