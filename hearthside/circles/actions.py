"""Starting a group from a shape, and asking whether a circle may grow."""

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.circles import access, notices
from hearthside.circles.models import Growth, GrowthAnswer, Shaped
from hearthside.circles.shapes import Shape
from hearthside.groups import access as groups_access
from hearthside.groups import actions as groups
from hearthside.groups.actions.telling import write_facts
from hearthside.groups.facts import LANGUAGES
from hearthside.groups.models import INSIDE, Group, Joining, Membership
from hearthside.groups.queries import team
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow
from hearthside.notifications.actions import tell


@transaction.atomic
def start_circle(*, actor: Person, shape: Shape, safety_lead: Person | None, **said: str) -> Group:
    """A private circle of this shape is open, with everything a group needs; `said` stands in place of the shape's own words."""
    plan = shape.plan(age_band=actor.age_band, joining=Joining.INVITATION, **said)
    group = groups.start_circle(actor=actor, plan=plan, safety_lead=safety_lead, rules=shape.rules())
    return _shape(group, shape)


@transaction.atomic
def ask_for_group(*, actor: Person, shape: Shape, safety_lead: Person | None, **said: str) -> Group:
    """A group of this shape waits for the team, or is open when the actor is of the team."""
    plan = shape.plan(age_band=actor.age_band, **said)
    group = groups.start_group(actor=actor, plan=plan, safety_lead=safety_lead, rules=shape.rules())
    return _shape(group, shape)


def _shape(group: Group, shape: Shape) -> Group:
    language = (get_language() or "").partition("-")[0]
    write_facts(group, shape.known_facts(language if language in LANGUAGES else ""))
    Shaped.objects.create(group=group, shape=shape.id)
    return group


@transaction.atomic
def choose_shape(*, actor: Person, group: Group, shape: Shape) -> None:
    """The group keeps this plan for its meetings. What it says and its rules stay as they are. Refuses all but leaders."""
    groups_access.check_is_leader(actor, group)
    Shaped.objects.update_or_create(group=group, defaults={"shape": shape.id})


@transaction.atomic
def ask_to_grow(*, actor: Person, group: Group, joining: str) -> Growth:
    """Everybody in the circle is asked whether it may open to others; the leader has said yes. Refuses all but leaders, a group
    that is no circle, and asking twice."""
    groups_access.check_is_leader(actor, group)
    access.check_is_circle(group)
    if joining not in (Joining.OPEN, Joining.REQUEST) or access.growth_of(group):
        raise NotNow(_("You have asked already. Give everybody some time."))
    growth = Growth.objects.create(group=group, asked_by=actor, joining=joining)
    inside = Membership.objects.filter(group=group, state__in=INSIDE).values_list("person_id", flat=True)
    tell(inside, notices.MAY_WE_GROW, about=group.pk, but_not=[actor])
    answer_growth(person=actor, group=group, is_yes=True)
    return growth


@transaction.atomic
def answer_growth(*, person: Person, group: Group, is_yes: bool) -> None:
    """The person's answer stands, and may be changed until the team decides. The last yes brings it to the team; a no takes it
    back from there. Nobody is shown who said what."""
    growth = Growth.objects.select_for_update().filter(group=group).first()
    if growth is None:
        raise NotNow(_("Nothing is asked any more."))
    GrowthAnswer.objects.update_or_create(growth=growth, person=person, defaults={"is_yes": is_yes})
    agreed = access.everybody_says_yes(growth)
    if agreed and not growth.is_with_team:
        tell(team(), notices.CIRCLE_WOULD_GROW, about=group.pk)
    growth.is_with_team = agreed
    growth.save(update_fields=["is_with_team"])


@transaction.atomic
def stop_asking(*, actor: Person, group: Group) -> None:
    """Nothing is asked, and no answer is kept. Refuses all but leaders."""
    groups_access.check_is_leader(actor, group)
    Growth.objects.filter(group=group).delete()


@transaction.atomic
def decide_growth(*, actor: Person, growth: Growth, is_yes: bool) -> Group:
    """The circle is a listed group, or stays one; no answer is kept. Refuses all but the team, and a circle where not everybody
    inside has said yes."""
    groups_access.check_may_open(actor)
    group = growth.group
    if is_yes:
        if not access.everybody_says_yes(growth):
            raise NotNow(_("Somebody in the circle has not said yes yet."))
        groups.let_grow(actor=actor, group=group, joining=growth.joining)
    growth.delete()
    audit.record(actor, "circles.growth_decided", group, code="yes" if is_yes else "no")
    inside = Membership.objects.filter(group=group, state__in=INSIDE).values_list("person_id", flat=True)
    tell(inside, notices.HAS_GROWN if is_yes else notices.STAYS_A_CIRCLE, about=group.pk)
    return group
