"""Who may say that a line was checked."""

from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotAllowed


def check_may_verify(person: Person | None) -> None:
    """Refuses all but operators and safety leads."""
    if person is None or person.is_paused or not (person.is_operator or person.is_safety_lead):
        raise NotAllowed(_("Only the team checks the lines."))
