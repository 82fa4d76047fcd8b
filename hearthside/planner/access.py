"""Who may open what: a plan is there for its person alone; our list is there for everybody, an own idea for whoever had it."""

from uuid import UUID

from django.db.models import F, QuerySet
from django.http import Http404

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import LEADING, LIVING, Group, Membership, Standing
from hearthside.planner import leanings
from hearthside.planner.catalogue import Activity, activities
from hearthside.planner.models import Planned


def get_activity_for(person: Person | None, key: str) -> Activity:
    """The thing of our list with this key, or the person's own idea; for anybody else it does not exist (Http404). One query for ideas."""
    found = activities().get(key)
    if found is None and person is not None and key.startswith(leanings.OWN):
        found = next((one for one in leanings.of(person).ideas if one.key == key), None)
    if found is None or (found.is_for_adults and person is not None and person.is_minor):
        raise Http404
    return found


def get_planned_for(person: Person, plan_id: UUID) -> Planned:
    """The person's own plan; for anybody else it does not exist (Http404). One query."""
    found = Planned.objects.filter(person=person, pk=plan_id).first()
    if found is None:
        raise Http404
    return found


def groups_to_ask(person: Person) -> list[tuple[Group, bool]]:
    """Groups where the person may write now, by name, and whether they may plan a meeting there. One query."""
    return [(row.group, _may_plan(person, row)) for row in _places(person) if _may_write(person, row)]


def _places(person: Person) -> QuerySet[Membership]:
    rows = Membership.objects.filter(person=person, state=Standing.ACTIVE, group__state__in=LIVING)
    agreed = rows.filter(agreed_version__gte=F("group__rules_floor"))
    return agreed.select_related("group").order_by("group__name")


def _may_write(person: Person, row: Membership) -> bool:
    return groups.age_fits(person, row.group.age_band) or _may_plan(person, row)


def _may_plan(person: Person, row: Membership) -> bool:
    return row.role in LEADING and groups.age_fits_role(person, row.group, row.role)
