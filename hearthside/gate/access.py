"""Who keeps the gate, who may come in while it is closed, and who may see who invited whom."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.gate.keeping import keeping
from hearthside.kernel.refusals import NotNow
from hearthside.safety.access import get_case_for
from hearthside.safety.models import Case


def is_keeper(person: Person) -> bool:
    """Operators and safety leads keep the gate."""
    return (person.is_operator or person.is_safety_lead) and not person.is_paused


def check_keeper(person: Person) -> None:
    """Passes for those who keep the gate; for anybody else there is none (Http404)."""
    if not is_keeper(person):
        raise Http404


def check_may_join(is_invited: bool) -> None:
    """Refuses, while the gate is closed, whoever has no good invitation."""
    if keeping().is_closed and not is_invited:
        raise NotNow(
            _(
                "For a few hours people come in by invitation only. Please try again later. The help page is open to you at any hour."
            ),
            way_on=("/help/", _("Get help now")),
        )


def get_case_with_tree(person: Person, case_id: UUID) -> Case:
    """The case, for a safety lead who may open it, when it is about somebody; else Http404."""
    if not person.is_safety_lead:
        raise Http404
    case = get_case_for(person, case_id)
    if case.person is None:
        raise Http404
    return case
