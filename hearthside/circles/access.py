"""Who may start a circle, and who may see what it is asked."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.circles.models import Growth
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, Group, Membership
from hearthside.kernel.refusals import NotNow, Refusal


def get_group_inside(person: Person, slug: str) -> Group:
    """The group, for somebody inside; a refusal for others who may know of it, and Http404 for those who may not. Two queries."""
    group = groups.get_group_for(person, slug)
    groups.check_is_inside(person, group, groups.membership_of(person, group))
    return group


def check_is_circle(group: Group) -> None:
    """Refuses a group that is no circle (any more)."""
    if not group.is_circle:
        raise NotNow(_("This group is open to others already."))


def growth_of(group: Group) -> Growth | None:
    """What the circle is asked now, or None. One query."""
    return Growth.objects.filter(group=group).first()


def get_growth_for_team(person: Person, slug: str) -> Growth:
    """A circle that everybody inside wants to grow, for the team; else a refusal or Http404."""
    groups.check_may_open(person)
    found = Growth.objects.select_related("group").filter(group__slug=slug, is_with_team=True).first()
    if found is None:
        raise Http404
    return found


def everybody_says_yes(growth: Growth) -> bool:
    """Whether each person inside the circle, on a pause too, has said yes. One query."""
    yes = growth.answers.filter(person=OuterRef("person"), is_yes=True)
    inside = Membership.objects.filter(group=growth.group_id, state__in=INSIDE)
    return not inside.exclude(Exists(yes)).exists()


def leads(person: Person, group: Group) -> bool:
    """Whether the person may do what only a leader may. One query."""
    try:
        groups.check_is_leader(person, group)
    except Refusal:
        return False
    return True
