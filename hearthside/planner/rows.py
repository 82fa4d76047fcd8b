"""The row of the account page that leads to what one planned."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow


def rows_for(person: Person) -> list[MyRow]:
    """Small things to do."""
    about = _("By how much energy you have. Your plans are sealed.")
    return [MyRow(_("Small things to do"), about, "leaf", reverse("planner:mine"))]
