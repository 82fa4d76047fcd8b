"""What the room keeps about a person: what officers asked for and answered, and what was told to services."""

from django.db.models import Model, Q

from hearthside.accounts.models import Person
from hearthside.oversight.models import Disclosure, Opening
from hearthside.oversight.talks import was_read_of
from hearthside.oversight.vocabulary import Purpose

MODELS: list[type[Model]] = [Opening, Disclosure]


def export(person: Person) -> dict[str, object]:
    """Requests and answers of one's own, and what was opened of one's own once one was told; never the words of officers."""
    asked = Opening.objects.filter(asked_by=person).order_by("asked_at")
    agreed = Opening.objects.filter(answered_by=person).order_by("answered_at")
    told = Opening.objects.exclude(told_at=None).select_related("case").order_by("opened_at")
    groups = [one.pk for one in told.filter(purpose=Purpose.GROUP) if was_read_of(person, one)]
    own = Q(case__person=person) & ~Q(purpose=Purpose.GROUP)
    about = told.filter(own | Q(pk__in=groups))
    return {
        "asked_to_open": [_row(one) for one in asked],
        "answered_to_open": [_row(one) for one in agreed],
        "opened_of_mine": [_row(one) for one in about],
    }


def erase(person: Person) -> None:
    """The requests stay without the name of the officer: they are part of the record of others. Disclosures about the person go."""
    Disclosure.objects.filter(opening__case__person=person).delete()
    Disclosure.objects.filter(by=person).update(by=None)
    Opening.objects.filter(asked_by=person).update(asked_by=None)
    Opening.objects.filter(answered_by=person).update(answered_by=None)


def _row(opening: Opening) -> dict[str, str]:
    return {
        "what": str(opening.get_purpose_display()),
        "ground": str(opening.get_ground_display()),
        "at": opening.asked_at.isoformat(),
    }
