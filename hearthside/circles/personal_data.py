"""What the room keeps about a person: what they answered while their circle is asked whether it may grow, and what they asked."""

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.circles.models import Growth, GrowthAnswer, Shaped
from hearthside.kernel.consent import Yes

MODELS: list[type[Model]] = [Shaped, Growth, GrowthAnswer]


def export(person: Person) -> dict[str, object]:
    """Their own answers and questions. Nobody else is named."""
    answers = GrowthAnswer.objects.filter(person=person).values_list("growth__group__name", "is_yes")
    asked = Growth.objects.filter(asked_by=person).values_list("group__name", flat=True)
    return {
        "answers_to_growing": [
            {"circle": name, "answer": "yes" if is_yes else "no"}
            for name, is_yes in answers.order_by("growth__asked_at")
        ],
        "asked_to_grow": sorted(asked),
    }


def agreed(person: Person) -> list[Yes]:
    """That a circle may open to others, while it is being asked."""
    rows = GrowthAnswer.objects.filter(person=person, is_yes=True).select_related("growth__group")
    return [
        Yes(
            _("That %(circle)s may open to others") % {"circle": row.growth.group.name},
            reverse("circles:grow", args=[row.growth.group.slug]),
            timezone.localdate(row.growth.asked_at),
        )
        for row in rows
    ]


def erase(person: Person) -> None:
    """Their answers are gone; a question of theirs is asked no more, since nobody stands behind it."""
    GrowthAnswer.objects.filter(person=person).delete()
    Growth.objects.filter(asked_by=person).delete()
