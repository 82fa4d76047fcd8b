"""Looking after those who watch: what they had to read is counted for them alone, and a talk is offered after the worst."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.safety.models import Case, Debrief, Look
from hearthside.safety.vocabulary import HEAVY

LONGEST_LOOK = timedelta(minutes=10)
"""A case left open counts no longer than this: nobody reads one page for longer."""
AFTER_HOURS = (24, 72)


@transaction.atomic
def look_at(*, person: Person, case: Case) -> None:
    """The person has this case open from now on; whatever they had open before is over."""
    look_away(person=person)
    Look.objects.create(person=person, case=case, is_heavy=case.level in HEAVY)


def look_away(*, person: Person) -> None:
    """Whatever case the person had open is over."""
    now = timezone.now()
    for look in Look.objects.filter(person=person, until=None):
        Look.objects.filter(pk=look.pk).update(until=end_of(look, now))


def end_of(look: Look, now: datetime) -> datetime:
    """When a look ended, or would have by now."""
    return look.until or min(now, look.at + LONGEST_LOOK)


def plan_talks(*, person: Person, case: Case) -> None:
    """A talk will be offered to this person a day and three days from now; once for each case."""
    now = timezone.now()
    for hours in AFTER_HOURS:
        due_at = now + timedelta(hours=hours)
        Debrief.objects.get_or_create(person=person, case=case, hours=hours, defaults={"due_at": due_at})


def end_talk(*, person: Person, debrief_id: UUID) -> None:
    """The person has talked, or does not need to: it is not offered again. Nobody else's is touched."""
    Debrief.objects.filter(pk=debrief_id, person=person, done_at=None).update(done_at=timezone.now())
