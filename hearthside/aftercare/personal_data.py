"""What the room keeps about a person."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.aftercare.models import CaringContact, NoContact
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [CaringContact, NoContact]


def export(person: Person) -> dict[str, object]:
    """Words that reached them and when, their own wish, and whether they want none. Not what the team still plans."""
    mine = CaringContact.objects.filter(person=person).exclude(sent_at=None, is_of_team=True).order_by("due_at")
    return {
        "looked_in": [{"at": one.due_at.isoformat(), "words": reveal(one.text) if one.text else ""} for one in mine],
        "wants_no_contact": NoContact.objects.filter(person=person).exists(),
    }


def erase(person: Person) -> None:
    """Nothing is planned for them any more; words they signed go on without a name."""
    CaringContact.objects.filter(person=person).delete()
    NoContact.objects.filter(person=person).delete()
    CaringContact.objects.filter(signed_by=person).update(signed_by=None)
