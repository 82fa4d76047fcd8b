"""Telling people, and what people do with what they are told."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import jobs
from hearthside.kernel.refusals import Refusal
from hearthside.notifications import calling, kinds, tasks
from hearthside.notifications.channels import push
from hearthside.notifications.channels.trouble import Trouble
from hearthside.notifications.models import CallWishes, Device, MutedPlace, Notice, Wishes
from hearthside.vault.tags import blind_tag

A_BATCH = 200
"""People told by one job."""


def tell(people: Iterable[Person | UUID], kind: str, *, about: UUID, but_not: Collection[Person | UUID] = ()) -> None:
    """Each of these people will find a notice, unless they may not see it by then, do not want it, or have one already.

    One job a batch, written in the caller's transaction; whether somebody may see it is asked when the job runs. Refuses, with
    LookupError, a kind that no room has registered.
    """
    if kinds.find(kind) is None:
        raise LookupError(f"No room has registered notices of the kind {kind!r}.")
    for ids in _batches(people, but_not):
        jobs.later(tasks.deliver, arguments={"people": ids, "kind": kind, "about": str(about)})


def tell_at_once(
    people: Iterable[Person | UUID], kind: str, *, about: UUID, but_not: Collection[Person | UUID] = ()
) -> None:
    """As `tell`, but the notice is there when the caller's transaction is, with no job in between: for jobs that have found out who
    is to hear."""
    for ids in _batches(people, but_not):
        tasks.deliver(ids, kind, str(about))


def _batches(people: Iterable[Person | UUID], but_not: Collection[Person | UUID]) -> Iterator[list[str]]:
    left_out = {_id(person) for person in but_not}
    told = [str(one) for one in dict.fromkeys(_id(person) for person in people) if one not in left_out]
    for start in range(0, len(told), A_BATCH):
        yield told[start : start + A_BATCH]


def add_device(*, person: Person, subscription: str) -> Device:
    """This browser is called from now on. Refuses what no push service we know gave out, and more than `MOST_DEVICES`. The same
    browser again is one device, whoever used it before."""
    given = _read_subscription(subscription)
    blind = blind_tag("call device", str(given["endpoint"]).encode())
    Device.objects.filter(blind=blind).delete()
    if Device.objects.filter(person=person).count() >= calling.MOST_DEVICES:
        raise Refusal(_("That is as many devices as we call. Please take one off first."))
    kept = json.dumps(
        {"endpoint": given["endpoint"], "keys": {name: given["keys"][name] for name in ("p256dh", "auth")}}
    )
    return Device.objects.create(person=person, subscription=kept, blind=blind)


def _read_subscription(said: str) -> dict[str, Any]:
    try:
        given = json.loads(said)
        push.check_subscription(given)
    except (ValueError, RecursionError, Trouble):
        raise Refusal(_("This browser could not be added. Calls still reach you as notices.")) from None
    return dict(given)


def remove_device(*, person: Person, device_id: UUID) -> None:
    """This device of the person is not called any more."""
    Device.objects.filter(person=person, pk=device_id).delete()


def set_call_wishes(*, person: Person, by_mail: bool) -> None:
    """Whether calls come by mail too."""
    CallWishes.objects.update_or_create(person=person, defaults={"by_mail": by_mail})


def _id(person: Person | UUID) -> UUID:
    return person.pk if isinstance(person, Person) else person


@transaction.atomic
def mark_all_seen(*, person: Person) -> None:
    """Nothing is new any more, and somebody who was away is back."""
    Notice.objects.filter(person=person, is_seen=False).update(is_seen=True)
    is_back(person=person)


def mark_seen(*, notice: Notice) -> None:
    """This one is not new any more."""
    Notice.objects.filter(pk=notice.pk).update(is_seen=True)


def mark_kind_seen(*, notice: Notice) -> None:
    """Nothing of this kind is new to this person any more."""
    Notice.objects.filter(person=notice.person_id, kind=notice.kind, is_seen=False).update(is_seen=True)


def is_back(*, person: Person) -> None:
    """The person has been here: digests may begin again, and the thirty days start anew."""
    Wishes.objects.filter(person=person).exclude(waiting_since=None, is_silent=False).update(
        waiting_since=None, is_silent=False
    )


def set_wishes(*, person: Person, **wishes: Any) -> Wishes:
    """How this person wants to hear from now on. Refuses hours outside 0 to 23 and fields that are not theirs to set."""
    hours = ("digest_hour", "quiet_from", "quiet_until")
    if set(wishes) - {*hours, "wants_digest"} or any(not 0 <= wishes[hour] <= 23 for hour in hours if hour in wishes):
        raise Refusal(_("Please choose hours of the day."))
    return Wishes.objects.update_or_create(
        person=person, defaults={**wishes, "is_silent": False, "waiting_since": None}
    )[0]


def mute_place(*, person: Person, place: UUID) -> None:
    """No notices from this place any more, except about safety."""
    MutedPlace.objects.bulk_create([MutedPlace(person=person, place=place)], ignore_conflicts=True)


def unmute_place(*, person: Person, place: UUID) -> None:
    """Notices from this place again."""
    MutedPlace.objects.filter(person=person, place=place).delete()


@transaction.atomic
def withdraw(about: UUID) -> None:
    """No notice about this thing is left: it is gone for good."""
    Notice.objects.filter(about=about).delete()
