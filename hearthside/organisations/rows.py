"""The rows of the account page that lead to organisations, for those who run one or may found one."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow
from hearthside.organisations.queries import run_by


def rows_for(person: Person) -> list[MyRow]:
    """Organisations, where there is a reason to look."""
    if not person.is_operator and not run_by(person):
        return []
    about = _("The groups under it, as a poster on the door would tell of them.")
    return [MyRow(_("Organisations"), about, "shield", reverse("organisations:list"))]
