"""The only writers of this room: answers are kept when a member asks for it, and are gone when they say so or a month is over."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.finding.models import KeptAnswers
from hearthside.finding.questions import Said

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def keep(*, person: Person, said: Said) -> None:
    """These answers, and no earlier ones, lie sealed for 30 days; what was said about safety does not. Refuses a paused account."""
    check_may_take_part(person)
    forget(person=person)
    answers = {id: list(chosen) for id, chosen in said.items() if id != "safety"}
    KeptAnswers.objects.create(person=person, answers=answers, kept_until=timezone.now() + KEPT_FOR)


def forget(*, person: Person) -> None:
    """No answer of the person is kept."""
    KeptAnswers.objects.filter(person=person).delete()


def forget_old() -> None:
    """What has lain its 30 days is gone."""
    KeptAnswers.objects.filter(kept_until__lt=timezone.now()).delete()
