"""Planning to look in, looking in, and stopping."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.aftercare.models import CaringContact, NoContact
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed
from hearthside.notifications import actions as notifications

TEAM_DAYS = (1, 7, 30, 90)
"""Days after which the team looks in (DOMAIN 3.5)."""
MORNING = time(10)
"""The hour of looking in, by the person's own clock."""
ASKED, THOUGHT_OF = "aftercare.asked", "aftercare.thought_of"


@transaction.atomic
def ask_tomorrow(*, person: Person) -> CaringContact:
    """Tomorrow at ten, by their own clock, the person is asked how it is. A wish that is already there stays the only one."""
    waiting = CaringContact.objects.select_for_update().filter(person=person, is_of_team=False, sent_at=None).first()
    return waiting or CaringContact.objects.create(person=person, due_at=_morning(person, days=1))


@transaction.atomic
def call_off(*, person: Person) -> None:
    """The person's own wish is gone, if there was one."""
    CaringContact.objects.filter(person=person, is_of_team=False, sent_at=None).delete()


@transaction.atomic
def plan_contacts(*, person: Person, signed_by: Person, text: str) -> list[CaringContact]:
    """The team looks in after 1, 7, 30 and 90 days with these words; what it had planned before is replaced.

    Refuses somebody who asked not to be written to.
    """
    if NoContact.objects.filter(person=person).exists():
        raise NotAllowed(_("This person asked us not to look in on them. They can still reach us."))
    CaringContact.objects.filter(person=person, is_of_team=True, sent_at=None).delete()
    audit.record(signed_by, "aftercare_planned", person)
    return [
        CaringContact.objects.create(
            person=person, signed_by=signed_by, is_of_team=True, text=text, due_at=_morning(person, days)
        )
        for days in TEAM_DAYS
    ]


@transaction.atomic
def stop_contacts(*, person: Person) -> None:
    """The team plans nothing for this person any more, and what was planned is gone."""
    NoContact.objects.bulk_create([NoContact(person=person)], ignore_conflicts=True)  # Asked twice is asked once.
    CaringContact.objects.filter(person=person, is_of_team=True, sent_at=None).delete()


def allow_contacts(*, person: Person) -> None:
    """The team may look in on this person again."""
    NoContact.objects.filter(person=person).delete()


def look_in(contact_id: UUID) -> bool:
    """The person is told, once: whoever comes second finds it done. False when there was nothing to do."""
    with transaction.atomic():
        mine = CaringContact.objects.filter(pk=contact_id, sent_at=None).update(sent_at=timezone.now())
        if mine:
            contact = CaringContact.objects.get(pk=contact_id)
            _tell(contact)
    return bool(mine)


def _tell(contact: CaringContact) -> None:
    if contact.is_of_team:
        notifications.tell([contact.person_id], THOUGHT_OF, about=contact.pk)
    else:
        notifications.tell([contact.person_id], ASKED, about=contact.pk)


def _morning(person: Person, days: int) -> datetime:
    zone = ZoneInfo(person.time_zone) if person.time_zone else timezone.get_default_timezone()
    today = timezone.now().astimezone(zone).date()
    return datetime.combine(today + timedelta(days=days), MORNING, zone)
