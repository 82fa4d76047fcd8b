"""The audit log: who did what to which thing, chained so that a changed or missing row shows. It never holds people's words.

The chain covers fingerprints of actor and subject, so an erased person can be taken out of the log and the chain still holds."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from hearthside.kernel.models import AuditEntry

LOCK = 0x6865617274680A
"""The name, to PostgreSQL, of the lock that whoever writes an entry holds until it is safe."""


@transaction.atomic
def record(actor: Any, verb: str, subject: Any = None, *, code: str = "") -> AuditEntry:
    """Add one entry at the end of the chain. `actor` is a person or a system's name; `subject` any row; `code` a reason code."""
    _one_at_a_time()
    last = AuditEntry.objects.order_by("-number").values_list("number", "digest").first() or (0, "")
    entry = AuditEntry(
        number=last[0] + 1,
        at=timezone.now(),
        actor=str(getattr(actor, "pk", actor)),
        verb=verb,
        subject=f"{subject._meta.label_lower}:{subject.pk}" if subject is not None else "",
        code=code,
    )
    entry.actor_print, entry.subject_print = (_print(entry, said) for said in (entry.actor, entry.subject))
    entry.digest = _digest(last[1], entry)
    entry.save(force_insert=True)
    return entry


def _one_at_a_time() -> None:
    """Where entries can be written side by side (PostgreSQL), the second waits for the first. SQLite's writers wait anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def verify() -> int | None:
    """None when the chain is whole; else the number of the first entry that does not fit."""
    before, expected = "", 1
    for entry in AuditEntry.objects.order_by("number").iterator():
        if entry.number != expected or entry.digest != _digest(before, entry) or not _is_true(entry):
            return expected
        before, expected = entry.digest, expected + 1
    return None


def forget(person_id: UUID) -> None:
    """The id stands nowhere in the log any more; that somebody did these things stays, and the chain holds."""
    AuditEntry.objects.filter(actor=str(person_id)).update(actor="")
    AuditEntry.objects.filter(subject__endswith=f":{person_id}").update(subject="")


def _print(entry: AuditEntry, said: str) -> str:
    """A fingerprint that joins no two entries: the number is part of it. Ids are random, so nobody guesses back from it."""
    return hashlib.sha256(f"{entry.number}|{said}".encode()).hexdigest()


def _is_true(entry: AuditEntry) -> bool:
    """What stands in the entry is what its fingerprints say; an empty place is a person who was erased."""
    said = ((entry.actor, entry.actor_print), (entry.subject, entry.subject_print))
    return all(not plain or _print(entry, plain) == kept for plain, kept in said)


def _digest(before: str, entry: AuditEntry) -> str:
    parts = [before, entry.number, entry.at.isoformat(), entry.actor_print, entry.verb, entry.subject_print, entry.code]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
