"""Who runs an organisation, and who may bring a group under one."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import LIVING, Group
from hearthside.kernel.refusals import NotNow
from hearthside.organisations.models import Administrator, Organisation, UnderRoof


def get_organisation_for(person: Person, slug: str) -> Organisation:
    """The organisation, for those who run it; for anybody else it has no page (Http404)."""
    check_may_take_part(person)
    mine = Administrator.objects.filter(person=person).values("organisation")
    found = Organisation.objects.filter(pk__in=mine, slug=slug).first()
    if found is None:
        raise Http404
    return found


def check_may_found(person: Person) -> None:
    """Refuses all but operators: they know with whom the place works."""
    check_may_take_part(person)
    if not person.is_operator:
        raise Http404


def get_organisation_to_found(person: Person, slug: str) -> Organisation:
    """The organisation, for operators, to name who runs it; else Http404."""
    check_may_found(person)
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def get_group_inside(person: Person, slug: str) -> Group:
    """The group, for somebody inside; a refusal for others who may know of it, and Http404 for those who may not. Two queries."""
    group = groups.get_group_for(person, slug)
    groups.check_is_inside(person, group, groups.membership_of(person, group))
    return group


def check_can_stand_under(group: Group) -> None:
    """Refuses a circle, which belongs to its people alone, and a group that is not open."""
    if group.is_circle:
        raise NotNow(_("A circle belongs to its people alone. It can grow into a group first."))
    if group.state not in LIVING:
        raise NotNow(_("Only an open group can stand under an organisation."))


def get_roof_for(person: Person, organisation: Organisation, group_slug: str) -> UnderRoof:
    """A group that stands or asks to stand under this organisation, for those who run it; else Http404."""
    get_organisation_for(person, organisation.slug)
    roofs = UnderRoof.objects.select_related("group").filter(organisation=organisation)
    found = roofs.filter(group__slug=group_slug).first()
    if found is None:
        raise Http404
    return found
