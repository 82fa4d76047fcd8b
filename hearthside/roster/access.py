"""Who may set the hours, who keeps watch, who may lead a drill."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, State
from hearthside.kernel.refusals import NotAllowed
from hearthside.roster.models import Alert, Page

_looks_after: list[Callable[[Person], bool]] = []
_who_looks_after: list[Callable[[], set[UUID]]] = []


def watchers_are(looks_after: Callable[[Person], bool], who: Callable[[], set[UUID]]) -> None:
    """After this, people for whom `looks_after(person)` holds keep watch too; `who()` gives the ids of them all in one query."""
    _looks_after[:], _who_looks_after[:] = [looks_after], [who]


def check_may_set_hours(person: Person | None) -> None:
    """Refuses all but operators and safety leads."""
    if person is None or person.is_paused or not (person.is_operator or person.is_safety_lead):
        raise NotAllowed(_("Only the team sets the hours."))


def keeps_watch(person: Person) -> bool:
    """Safety leads, operators, certified helpers and those who look after a group; grown up and not paused."""
    if person.is_paused or person.is_minor:
        return False
    has_part = person.is_safety_lead or person.is_operator or person.is_helper
    return has_part or any(looks_after(person) for looks_after in _looks_after)


def check_watch(person: Person) -> None:
    """Passes for those who keep watch; for anybody else the watch does not exist (Http404)."""
    if not keeps_watch(person):
        raise Http404


def check_leads(person: Person) -> None:
    """Passes for safety leads and operators; for anybody else drills do not exist (Http404)."""
    if person.is_paused or not (person.is_safety_lead or person.is_operator):
        raise Http404


def watchers() -> list[Person]:
    """Everybody who may be put on a watch, by name. Two queries at most."""
    ids = {one for who in _who_looks_after for one in who()}
    part = Q(is_safety_lead=True) | Q(is_operator=True) | Q(helper_until__gte=timezone.localdate()) | Q(pk__in=ids)
    near = Person.objects.filter(part, state__in=[State.ACTIVE, State.RESTING], age_band="18_plus")
    return list(near.order_by("name_key"))


def get_page_for(person: Person, page_id: UUID) -> Page:
    """A call of this person; for anyone else it does not exist (Http404)."""
    found = Page.objects.select_related("rung__alert").filter(pk=page_id, person=person).first()
    if found is None or person.is_paused:
        raise Http404
    return found


def get_drill_for(person: Person, alert_id: UUID) -> Alert:
    """A drill, for those who may lead one; for anyone else it does not exist (Http404)."""
    check_leads(person)
    found = Alert.objects.filter(pk=alert_id, is_drill=True).first()
    if found is None:
        raise Http404
    return found


def called_about(person: Person, kind: str) -> QuerySet[Page, Any]:
    """Ids of the things of this kind that the person was called about and that are theirs to see, for use in a query: not those that
    somebody else answered, nor those that ended without an answer."""
    called = Page.objects.filter(person=person, rung__alert__kind=kind)
    mine = called.filter(Q(rung__alert__answered_by=person) | Q(rung__alert__ended_at=None))
    return mine.order_by().values_list("rung__alert__about", flat=True)


def live_about(kind: str) -> QuerySet[Alert, Any]:
    """Ids of the things of this kind that people are being called about now, for use in a query."""
    return Alert.objects.filter(kind=kind, ended_at=None).order_by().values_list("about", flat=True)
