"""What the pages show."""

from datetime import datetime

from django.db.models import Q

from hearthside.accounts.models import Person
from hearthside.aftercare.models import CaringContact, NoContact


def own_wish(person: Person) -> CaringContact | None:
    """The time at which the person asked to be looked in on, if it is still to come."""
    return CaringContact.objects.filter(person=person, is_of_team=False, sent_at=None).first()


def asked_since(person: Person, since: datetime) -> bool:
    """Whether the person asked to be looked in on, and that is still to come or was done since then."""
    mine = CaringContact.objects.filter(person=person, is_of_team=False)
    return mine.filter(Q(sent_at=None) | Q(sent_at__gte=since)).exists()


def wants_no_contact(person: Person) -> bool:
    """Whether the person asked the team not to look in."""
    return NoContact.objects.filter(person=person).exists()


def is_looked_after(person: Person) -> bool:
    """Whether the team plans to look in on this person."""
    return CaringContact.objects.filter(person=person, is_of_team=True, sent_at=None).exists()
