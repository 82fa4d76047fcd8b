"""Jobs of the circles room."""

from uuid import UUID

from hearthside.circles.models import GrowthAnswer


def forget_answer(group_id: str, person_id: str) -> None:
    """Who left a circle leaves no answer behind. May run again."""
    GrowthAnswer.objects.filter(growth__group=UUID(group_id), person=UUID(person_id)).delete()
