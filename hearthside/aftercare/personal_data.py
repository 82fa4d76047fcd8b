"""What the room keeps about a person."""

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.aftercare.models import CaringContact, NoContact
from hearthside.kernel.consent import Yes
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [CaringContact, NoContact]


def export(person: Person) -> dict[str, object]:
    """Words that reached them and when, their own wish, and whether they want none. Not what the team still plans."""
    mine = CaringContact.objects.filter(person=person).exclude(sent_at=None, is_of_team=True).order_by("due_at")
    return {
        "looked_in": [{"at": one.due_at.isoformat(), "words": reveal(one.text) if one.text else ""} for one in mine],
        "wants_no_contact": NoContact.objects.filter(person=person).exists(),
    }


def agreed(person: Person) -> list[Yes]:
    """That they are asked how they are; only what they asked for themselves."""
    rows = CaringContact.objects.filter(person=person, sent_at=None, signed_by=None, is_of_team=False)
    to = _("That we ask you how you are")
    return [Yes(to, reverse("aftercare:tomorrow"), until=timezone.localdate(row.due_at)) for row in rows]


def erase(person: Person) -> None:
    """Nothing is planned for them any more; words they signed go on without a name."""
    CaringContact.objects.filter(person=person).delete()
    NoContact.objects.filter(person=person).delete()
    CaringContact.objects.filter(signed_by=person).update(signed_by=None)
