"""What search may know of meetings: what they are about and when the next one is. Never where: that is sealed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.meetings.models import Meeting, Occurrence, SeriesState
from hearthside.search.actions import renew
from hearthside.search.kinds import Hit, Reason, Text
from hearthside.ui.words_for_time import time_words, weekday_and_date

MEETING = "meeting"


class MeetingKind:
    """Series of meetings that go on, found by their title and what they are about, and shown by their next time."""

    name = MEETING
    label = _("Meetings")
    is_vast = False

    def texts(self, subjects: Sequence[UUID]) -> list[Text]:
        """Those that go on."""
        rows = Meeting.objects.filter(pk__in=subjects, state=SeriesState.ACTIVE)
        return [
            Text(one.pk, one.title, f"{one.about}\n{one.get_kind_display()}\n{one.city}", one.group_id) for one in rows
        ]

    def some_after(self, place: str, most: int) -> tuple[list[UUID], str]:
        """By their random ids."""
        rows = Meeting.objects.filter(pk__gt=place or UUID(int=0)).order_by("pk").values_list("pk", flat=True)
        found = list(rows[:most])
        return found, str(found[-1]) if found else place

    def scopes(self, person: Person | None) -> list[UUID] | None:
        """Any."""
        return None

    def shown(self, person: Person | None, subjects: Sequence[UUID]) -> list[Hit]:
        """Those with a next time that the person may know of, without what is on their "not today" list. One query."""
        found: dict[UUID, Hit] = {}
        for one in _ahead(person, subjects):
            if _is_wanted(person, one.meeting):
                found.setdefault(one.meeting_id, _hit(one))
        return [found[one] for one in subjects if one in found]


def _ahead(person: Person | None, subjects: Sequence[UUID]) -> QuerySet[Occurrence, Any]:
    ahead = Occurrence.objects.visible_to(person).ahead(timezone.now())
    return ahead.filter(meeting__in=subjects, meeting__state=SeriesState.ACTIVE).select_related("meeting__group")


def _hit(one: Occurrence) -> Hit:
    local = timezone.localtime(one.starts_at)
    about = f"{weekday_and_date(local)}, {time_words(local)} · {one.meeting.group.name}"
    address = reverse("meetings:meeting", args=[one.pk])
    why = (Reason(_("Kind of meeting"), str(one.meeting.get_kind_display())), Reason(_("Town"), one.meeting.city))
    return Hit(one.meeting_id, one.meeting.title, address, text=one.meeting.about, about=about, reasons=why)


def _is_wanted(person: Person | None, meeting: Meeting) -> bool:
    said = f"{meeting.title}\n{meeting.about}".casefold()
    return person is None or not any(word.casefold() in said for word in person.not_today["words"])


def take_in(meeting_id: str, group_id: str) -> None:
    """A meeting that was planned just now can be found."""
    renew(MEETING, [UUID(meeting_id)])
