"""Who may offer a talk, who is in it, and who may do what in it."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.mending.models import Talk
from hearthside.mending.vocabulary import LAST, REASONS, Stage
from hearthside.safety import uninvolved
from hearthside.safety.access import get_case_for
from hearthside.safety.approaches import is_approach
from hearthside.safety.models import Case, Report
from hearthside.safety.remedies import is_trained

HINDERS = {"about", "reported", "apart"}
"""Parts in a case that keep somebody from standing between the two."""


def may_offer(person: Person, case: Case) -> bool:
    """Whether this person can stand between the two of this case: trained, without a part in it; a case of conduct about somebody with a
    name, and no sign of steps too close."""
    fits = case.is_conduct and case.person_id is not None and not case.is_closed and not is_approach(case)
    return fits and is_trained(person) and not HINDERS.intersection(uninvolved.conflicts_of(person, case))


def get_case_to_mend(person: Person, case_id: UUID) -> Case:
    """The case, for somebody trained who may open it and stand between the two; else Http404."""
    case = get_case_for(person, case_id)
    if not may_offer(person, case):
        raise Http404
    return case


def reports_to_mend(case: Case) -> list[Report]:
    """Reports whose writer could be asked. Shown without names; who is of another age than the other person is not among them, and
    nobody is told why."""
    found = Report.objects.filter(case=case, reason__in=REASONS).exclude(reporter=None).select_related("reporter")
    return [one for one in found.order_by("at") if _can_meet(one.reporter, case.person)]


def _can_meet(one: Person | None, other: Person | None) -> bool:
    """Both with an account that is open, two different people, and on the same side of the wall between adults and young people."""
    if one is None or other is None or one.pk == other.pk:
        return False
    return one.is_active and other.is_active and one.is_minor == other.is_minor


def get_talk_for(person: Person, talk_id: UUID) -> Talk:
    """The talk, for the three of it; else Http404."""
    found = Talk.objects.of(person).select_related("first", "other", "guide", "case").filter(pk=talk_id).first()
    if found is None:
        raise Http404
    return found


def check_is_asked(person: Person, talk: Talk) -> None:
    """Passes for the one of the two whose answer is waited for."""
    waits_for = {Stage.FIRST: talk.first_id, Stage.SECOND: talk.other_id}.get(Stage(talk.stage))
    if waits_for != person.pk:
        raise NotNow(_("No answer of yours is waited for."))


def check_going(talk: Talk) -> None:
    """Refuses a talk that has not begun or is over."""
    if talk.stage != Stage.GOING:
        raise NotNow(_("This talk is not going on."))


def check_guide(person: Person, talk: Talk) -> None:
    """Passes for the third person."""
    if person.pk != talk.guide_id:
        raise NotAllowed(_("This is for the person who stands between you."))


def check_signs(person: Person, talk: Talk) -> None:
    """Passes for the two, in the last step, once there are words to say yes to."""
    check_going(talk)
    if person.pk == talk.guide_id:
        raise NotAllowed(_("Only the two themselves can agree."))
    if talk.step != LAST or not talk.outcome:
        raise NotNow(_("There are no words to agree to yet."))
