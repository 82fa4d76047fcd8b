"""The row of the account page that leads to what the team decided and wrote."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow


def rows_for(person: Person) -> list[MyRow]:
    """Decisions, letters and reports of one's own."""
    about = _("Decisions about you, letters, and what you told us.")
    return [MyRow(_("The team and me"), about, "shield", reverse("safety:mine"))]
