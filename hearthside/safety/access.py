"""Who may open the desk and its cases, and who may write."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hearthside.accounts.models import Person
from hearthside.kernel.prepared import Prepared
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, TooFast
from hearthside.roster import access as roster
from hearthside.roster.queries import watch_of
from hearthside.safety.models import Case, Cases, Sanction
from hearthside.safety.subjects import scopes_of, subject_of
from hearthside.safety.vocabulary import HEAVY, STOPS_WRITING, State

WHY = ("/me/safety/", _("See what was decided"))


def cases_for(person: Person) -> Cases:
    """The cases this person may open: a safety lead all, a moderator those of their places, an operator those nobody else is left for,
    and whoever was called about a case that one. Never one about themselves."""
    if person.is_paused:
        return Case.objects.none()
    near = Case.objects.away_from(person)
    if person.is_safety_lead:
        return near
    mine = Q(scope__in=scopes_of(person)) | Q(pk__in=roster.called_about(person, "case"))
    return near.filter(mine | Q(goes_to_operator=True)) if person.is_operator else near.filter(mine)


def get_case_for(person: Person, case_id: UUID) -> Case:
    """The case, if this person may open it; for anyone else it does not exist (Http404)."""
    near = Case.objects.away_from(person).select_related("person", "taken_by", "closing_by")
    case = near.filter(pk=case_id).first()
    if case is None or person.is_paused or person.pk in involved_in(case):
        raise Http404
    if not cases_for(person).filter(pk=case_id).exists() and person.pk not in {one.pk for one in moderators_of(case)}:
        raise Http404
    return case


def moderators_of(case: Case) -> list[Person]:
    """The people who look after the place of the case; nobody once its subject is gone."""
    try:
        return subject_of(case.kind).moderators(case.subject_id)
    except Http404:
        return []


def get_sanction_for(person: Person, sanction_id: UUID) -> Sanction:
    """A decision about this person; for anyone else it does not exist (Http404)."""
    sanction = Sanction.objects.filter(person=person, is_confirmed=True, pk=sanction_id).first()
    if sanction is None:
        raise Http404
    return sanction


def involved_in(case: Case) -> set[UUID]:
    """Ids of the people the case is by or about; empty once its subject is gone."""
    try:
        return subject_of(case.kind).involved(case.subject_id)
    except Http404:
        return set()


def is_in_hand(person: Person, request: HttpRequest) -> bool:
    """Whether this page is of a red or crisis case that is in this person's hands now, as after answering a call. One query at most."""
    case_id = request.resolver_match.kwargs.get("case_id") if request.resolver_match else None
    if case_id is None:
        return False
    return Case.objects.filter(pk=case_id, taken_by=person, state=State.IN_PROGRESS, level__in=HEAVY).exists()


def check_desk(person: Person) -> None:
    """Passes for safety leads, moderators, operators, and whoever has the watch now or was called about a case; for anybody else the
    desk does not exist (Http404)."""
    if person.is_paused or not (person.is_safety_lead or person.is_operator or scopes_of(person) or _is_called(person)):
        raise Http404


def called_for(person: Person) -> set[UUID]:
    """Ids of the cases this person was called about and that are still theirs to see. One query."""
    return set(roster.called_about(person, "case"))


def _is_called(person: Person) -> bool:
    return roster.keeps_watch(person) and (
        roster.called_about(person, "case").exists() or watch_of(person, timezone.now()) is not None
    )


def check_not_sanctioned(person: Person, scope: UUID | None) -> int | None:
    """Refuses writing, in one query, while a decision of the team keeps this person from it, here or everywhere. Returns how many
    posts an hour a decision leaves them; None when there is none."""
    found = _held_back(person, scope)
    if any(restriction in STOPS_WRITING for restriction, _pace in found):
        raise NotAllowed(
            _("The team asked you to pause writing here for a while. You can read why, and ask for a second look."),
            way_on=WHY,
        )
    return min((pace for _restriction, pace in found if pace), default=None)


def check_pace(person: Person, pace: int | None, once: str) -> None:
    """Counts one post towards the pace that a decision set; refuses, and says that it was a decision, when the hour is full."""
    if pace is None:
        return
    try:
        check_rate("safety-slow", person.pk, at_most=pace, per_seconds=3600, once=f"slow{person.pk}{once}")
    except TooFast:
        words = ngettext(
            "The team asked you to write at most %(pace)d post an hour for a while. Your words are kept. You can ask for a second look.",
            "The team asked you to write at most %(pace)d posts an hour for a while. Your words are kept. You can ask for a second look.",
            pace,
        )
        raise TooFast(words % {"pace": pace}, way_on=WHY) from None


def _held_back(person: Person, scope: UUID | None) -> list[tuple[str, int | None]]:
    if scope is None:
        return list(Sanction.objects.stopping(person, None).values_list("restriction", "per_hour"))
    return list(_stopping(person_id=person.pk, scope=scope, now=timezone.now()))


@Prepared
def _stopping(person_id: UUID, scope: UUID, now: datetime) -> QuerySet[Sanction, Any]:
    return Sanction.objects.stopping(person_id, scope, now).values_list("restriction", "per_hour")
