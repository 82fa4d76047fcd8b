"""What the directory keeps about a person: the contacts they wrote down, and the lines they checked for the team."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.directory.models import OwnContact, Verification
from hearthside.directory.queries import contacts_of

MODELS: list[type[Model]] = [OwnContact, Verification]


def export(person: Person) -> dict[str, object]:
    """Own contacts in plain text, and checks with their day."""
    checked = Verification.objects.filter(verified_by=person).order_by("verified_on")
    return {
        "contacts": [{"name": one.name, "number": one.number} for one in contacts_of(person)],
        "lines_checked": [{"line": row.line_id, "on": row.verified_on.isoformat(), "how": row.how} for row in checked],
    }


def erase(person: Person) -> None:
    """No contacts are left; what was checked stays true, without the name."""
    OwnContact.objects.filter(person=person).delete()
    Verification.objects.filter(verified_by=person).update(verified_by=None)
