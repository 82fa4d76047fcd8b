"""The row of the account page that leads to notices."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow


def rows_for(person: Person) -> list[MyRow]:
    """What there is to hear, and how to hear of it."""
    about, how = _("What you asked to hear of."), _("One mail a day or none, and quiet hours.")
    return [
        MyRow(_("Notices"), about, "bell", reverse("notifications:notices")),
        MyRow(_("How you hear from us"), how, "moon", reverse("notifications:wishes")),
    ]
