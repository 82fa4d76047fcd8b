"""What an organisation sees of its groups: this page of code is the whole of it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.organisations.models import Administrator, Organisation, UnderRoof


@dataclass(frozen=True)
class Sight:
    """All that is seen of one group. There is no address in it that leads further."""

    slug: str
    name: str
    leader: str
    hours: str
    state: str
    has_rules: bool
    has_safety_lead: bool
    people: str


def groups_of(organisation: Organisation) -> list[Sight]:
    """The groups under this roof, by name. One query."""
    roofs = UnderRoof.objects.filter(organisation=organisation, is_welcomed=True).select_related("group__leader")
    return [_sight(roof) for roof in roofs.order_by("group__name")]


def _sight(roof: UnderRoof) -> Sight:
    group = roof.group
    return Sight(
        slug=group.slug,
        name=group.name,
        leader=group.leader.name if group.leader else _("Nobody now"),
        hours=roof.hours or _("Not said"),
        state=group.get_state_display(),
        has_rules=group.rules_version > 0,
        has_safety_lead=group.safety_lead_id is not None,
        people=roof.get_band_display(),
    )


def who_asks(organisation: Organisation) -> list[tuple[str, str]]:
    """(slug, name) of groups that ask to stand under it. One query."""
    roofs = UnderRoof.objects.filter(organisation=organisation, is_welcomed=False).select_related("group")
    return [(roof.group.slug, roof.group.name) for roof in roofs.order_by("group__name")]


def run_by(person: Person) -> list[Organisation]:
    """Organisations that the person runs, by name. One query."""
    mine = Administrator.objects.filter(person=person).values("organisation")
    return list(Organisation.objects.filter(pk__in=mine).order_by("name"))


def all_organisations() -> list[Organisation]:
    """Every organisation by name. One query."""
    return list(Organisation.objects.order_by("name"))


def run_by_somebody(some: list[Organisation]) -> set[UUID]:
    """Those of these organisations that anybody runs. One query; none for none."""
    return set(Administrator.objects.filter(organisation__in=some).values_list("organisation_id", flat=True))


def administrators_of(organisation: Organisation) -> list[Person]:
    """Who runs it, by name. One query."""
    runs = Administrator.objects.filter(organisation=organisation).values("person")
    return list(Person.objects.filter(pk__in=runs).order_by("name"))


def roof_of(group: Group) -> UnderRoof | None:
    """The organisation over this group, or that it asks. One query."""
    return UnderRoof.objects.select_related("organisation").filter(group=group).first()
