"""Asking for a copy, and leaving for good."""

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel import audit, jobs, push
from hearthside.kernel.rates import check_rate
from hearthside.privacy import access, tasks
from hearthside.privacy.models import Copy
from hearthside.privacy.registry import ROOMS
from hearthside.vault import erasure
from hearthside.vault.store import ErasureUnfinished


@transaction.atomic
def ask_for_copy(*, person: Person) -> Copy:
    """A copy is on its way; the one that is on its way already, if there is one. Refuses more than five in a day, and a closed vault."""
    access.check_open()
    waiting = Copy.objects.filter(person=person, is_ready=False, expires_at__gt=timezone.now()).first()
    if waiting is not None:
        return waiting
    check_rate("copy of my data", person.pk, at_most=5, per_seconds=24 * 3600)
    copy = Copy.objects.create(person=person)
    audit.record(person, "privacy.copy_asked", copy)
    jobs.later(tasks.make_copy, arguments={"copy_id": str(copy.pk)})
    return copy


def erase_person(*, person: Person) -> None:
    """The person is gone: no session, name, word or id is left in any room, and their keys are destroyed. Refuses the last person
    who runs the site. When a reader keeps old pages of the keys alive, a job wipes them as soon as it can."""
    owner = person.pk
    with transaction.atomic():
        access.check_erase(person)
        for room in ROOMS.values():
            room.erase(person)
        audit.forget(owner)
        jobs.forget(owner)
        audit.record("erasure", "privacy.erased")
        push.changed(f"revoke:{owner}")
        jobs.later(tasks.cut_write_ahead_log)
    try:
        erasure.shred(owner)
    except ErasureUnfinished:
        jobs.later(tasks.wipe_keys, arguments={"owner": str(owner)})
