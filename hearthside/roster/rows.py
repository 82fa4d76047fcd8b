"""The row of the account page that leads to the watch, for those who keep it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow
from hearthside.roster.access import keeps_watch


def rows_for(person: Person) -> list[MyRow]:
    """The watch, or nothing."""
    if not keeps_watch(person):
        return []
    return [
        MyRow(
            _("The watch"),
            _("When you are there, who comes next, and how you are called."),
            "lamp",
            reverse("roster:watch"),
        )
    ]
