"""What the pages show."""

from hearthside.accounts.models import Person
from hearthside.aftercare.models import CaringContact, NoContact


def own_wish(person: Person) -> CaringContact | None:
    """The time at which the person asked to be looked in on, if it is still to come."""
    return CaringContact.objects.filter(person=person, is_of_team=False, sent_at=None).first()


def wants_no_contact(person: Person) -> bool:
    """Whether the person asked the team not to look in."""
    return NoContact.objects.filter(person=person).exists()


def is_looked_after(person: Person) -> bool:
    """Whether the team plans to look in on this person."""
    return CaringContact.objects.filter(person=person, is_of_team=True, sent_at=None).exists()
