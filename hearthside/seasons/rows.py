"""The row of the account page that leads to notes to oneself."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow


def rows_for(person: Person) -> list[MyRow]:
    """Notes to oneself."""
    about = _("What you wrote down when you rested or left.")
    return [MyRow(_("Notes to yourself"), about, "pencil", reverse("seasons:notes"))]
