"""The watch as a page shows it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy

from hearthside.accounts.models import Person
from hearthside.roster import bells
from hearthside.roster.models import Duty, HandOver
from hearthside.roster.queries import is_resting, who_pauses
from hearthside.roster.stints import Stint, stints_between


@dataclass(frozen=True)
class WatchRow:
    """One watch in words: its role, whose it is, and whether it is mine, asks for somebody, or has nobody."""

    stint: Stint
    role: str
    name: str
    is_mine: bool

    @property
    def is_free(self) -> bool:
        """It looks for somebody, or has nobody."""
        return self.stint.asks_cover or self.stint.person_id is None


@dataclass(frozen=True)
class WatchPage:
    """The watch as those see it who keep it."""

    here: list[WatchRow]
    ahead: list[WatchRow]
    notes: list[HandOver]
    mine_now: bool
    is_resting: bool
    is_pausing: bool
    in_hands: int


AHEAD_SHOWN = timedelta(days=14)
NOTES_FROM = timedelta(hours=48)


def watch_page(person: Person) -> WatchPage:
    """Who is here, the watches of two weeks, and the notes of two days. Nine queries."""
    now = timezone.now()
    rows = _rows(stints_between(now, now + AHEAD_SHOWN), person)
    notes = HandOver.objects.filter(at__gt=now - NOTES_FROM).select_related("author").order_by("-at")[:5]
    here = [row for row in rows if row.stint.holds(now)]
    return WatchPage(
        here=here,
        ahead=[row for row in rows if row not in here],
        notes=list(notes),
        mine_now=any(row.is_mine for row in here),
        is_resting=is_resting(person),
        is_pausing=person.pk in who_pauses(now),
        in_hands=len(bells.in_hands(person)),
    )


def _rows(found: list[Stint], person: Person) -> list[WatchRow]:
    names = dict(
        Person.objects.filter(pk__in=[one.person_id for one in found if one.person_id]).values_list("pk", "name")
    )
    return [
        WatchRow(
            one,
            str(ROLES[Duty(one.role)]),
            names.get(one.person_id, "") if one.person_id else "",
            one.person_id == person.pk,
        )
        for one in found
    ]


ROLES = {Duty.FIRST: gettext_lazy("first"), Duty.SECOND: gettext_lazy("second"), Duty.LEAD: gettext_lazy("safety lead")}
