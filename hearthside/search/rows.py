"""The row of the account page that leads to being found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.rows import MyRow


def rows_for(person: Person) -> list[MyRow]:
    """Off until they choose otherwise."""
    about = _("Let people in your groups find you as someone who has been there. Off until you say so.")
    return [MyRow(_("Being found"), about, "search", reverse("search:found"))]
