"""The row of the account page that leads here, and the way here from the page of a paused person."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow


def rows_for(person: Person) -> list[MyRow]:
    """What is mine: copy, who sees what, erase me."""
    about = _("A copy of it, who sees it, and how to go.")
    return [MyRow(_("What is mine"), about, "lock", reverse("privacy:mine"))]


def around(request: HttpRequest) -> dict[str, Any]:
    """For every page: where one's own data is. No query."""
    return {"own_data_url": reverse("privacy:mine")}
