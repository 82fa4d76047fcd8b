"""Jobs of the circles room."""

from uuid import UUID

from hearthside.circles.models import Growth, GrowthAnswer


def forget_answer(group_id: str, person_id: str) -> None:
    """Who left a circle leaves no answer behind, and no name on a question. May run again."""
    GrowthAnswer.objects.filter(growth__group=UUID(group_id), person=UUID(person_id)).delete()
    Growth.objects.filter(group=UUID(group_id), asked_by=UUID(person_id)).update(asked_by=None)


def forget_question(group_id: str) -> None:
    """A circle that has ended asks nobody whether it may grow. May run again."""
    Growth.objects.filter(group=UUID(group_id)).delete()
