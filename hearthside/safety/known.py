"""What is known of a writer when their next words are read: whether they were in danger lately.

Only for words by name: what somebody wrote under their name may not show in how their words without one are read. The hour is left out: at
night it made more calm turns of talk look urgent (51 instead of 46 in a thousand) than it found people (7 more in a thousand). So are amber
cases: there are many, and most who had one need nobody the next day.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel.prepared import Prepared
from hearthside.safety.models import Case
from hearthside.safety.vocabulary import HEAVY, Level, Outcome
from hearthside.triage.context import Context

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


def worst_since(person_id: Any, since: datetime) -> QuerySet[Case, Any]:
    """How urgent this person's worst red or crisis case since then is, at most one row, to be asked inside another query. Cases in which
    nothing was needed do not count."""
    found = Case.objects.filter(person=person_id, level__in=HEAVY, is_care=True, opened_at__gte=since)
    return found.exclude(outcome=Outcome.NOTHING_NEEDED).order_by("-need").values("need")[:1]


@Prepared
def _lately(person_id: UUID, day: datetime, week: datetime) -> QuerySet[Person, Any]:
    worst = Subquery(worst_since(person_id, day)), Subquery(worst_since(person_id, week))
    return Person.objects.filter(pk=person_id).values_list(*worst)


def known_of(author: Person) -> Context:
    """What the reader of risk may use about this person. One query."""
    now = timezone.now()
    rows = _lately(person_id=author.pk, day=now - A_DAY, week=now - A_WEEK)
    return as_context(*(rows[0] if rows else (None, None)))


def as_context(in_day: int | None, in_week: int | None) -> Context:
    """The same from what `worst_since` gave for a day and a week. No query."""
    return Context(worst_in_day=_level(in_day), worst_in_week=_level(in_week))


def _level(need: int | None) -> Any:
    """The colour of a case that stands so high in the queue: see `need_of`."""
    return None if need is None else Level.values[need // 10]
