"""What pages of circles read."""

from hearthside.accounts.models import Person
from hearthside.circles.models import Growth, GrowthAnswer, Shaped
from hearthside.circles.shapes import Shape, shapes
from hearthside.groups.models import Group


def shape_of(group: Group) -> Shape | None:
    """The shape whose plan the group keeps, or None. One query."""
    name = Shaped.objects.filter(group=group).values_list("shape", flat=True).first()
    return shapes().get(name or "")


def circles_that_would_grow() -> list[Growth]:
    """Circles in which everybody said yes, for the team, oldest first. One query."""
    waiting = Growth.objects.filter(is_with_team=True).select_related("group", "group__leader", "group__safety_lead")
    return list(waiting.order_by("asked_at"))


def answer_of(person: Person, growth: Growth | None) -> bool | None:
    """What the person said, or None. One query at most."""
    if growth is None:
        return None
    return GrowthAnswer.objects.filter(growth=growth, person=person).values_list("is_yes", flat=True).first()
