"""The rows of the account page that lead to appointments."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow


def rows_for(person: Person) -> list[MyRow]:
    """What one has ahead; for the team, who is named as a professional."""
    about = _("What you have ahead, and times you give.")
    rows = [MyRow(_("Your appointments"), about, "calendar", reverse("appointments:yours"))]
    if person.is_safety_lead or person.is_operator:
        words = _("Who gives times as a professional.")
        rows.append(MyRow(_("Professionals"), words, "heart-hands", reverse("appointments:professionals")))
    return rows
