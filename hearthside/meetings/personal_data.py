"""What this room keeps about a person: what they said about coming, what they host and planned."""

from django.db import transaction
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel.consent import Yes
from hearthside.meetings.actions import answer
from hearthside.meetings.models import Attendance, CalendarKey, Coming, Host, Meeting, Occurrence, QuietDay, UsualHost

MODELS: list[type[Model]] = [Meeting, Occurrence, UsualHost, Host, Attendance, QuietDay, CalendarKey]


def export(person: Person) -> dict[str, object]:
    """Their answers, what they host, and what they planned. Nobody else is named."""
    mine = Attendance.objects.filter(person=person).select_related("occurrence__meeting").order_by("asked_at")
    hosted = Host.objects.filter(person=person).select_related("occurrence__meeting").order_by("pk")
    return {
        "answers": [
            {
                "meeting": row.occurrence.meeting.title,
                "starts_at": row.occurrence.starts_at.isoformat(),
                "answer": row.state,
                "companions": row.companions,
                "name_shown": row.is_shown,
            }
            for row in mine
        ],
        "hosts": [
            {"meeting": row.occurrence.meeting.title, "starts_at": row.occurrence.starts_at.isoformat()}
            for row in hosted
        ],
        "calendar_addresses": CalendarKey.objects.filter(person=person).count(),
        "planned": list(Meeting.objects.filter(made_by=person).order_by("made_at").values_list("title", flat=True)),
    }


def agreed(person: Person) -> list[Yes]:
    """Calendars that read their meetings, and meetings ahead where others see that they come."""
    feeds = CalendarKey.objects.filter(person=person)
    shown = Attendance.objects.filter(
        person=person, is_shown=True, state__in=[Coming.GOING, Coming.WAITING], occurrence__starts_at__gt=timezone.now()
    )
    return [
        *(
            Yes(_("That a calendar reads your meetings"), reverse("meetings:feeds"), timezone.localdate(one.made_at))
            for one in feeds
        ),
        *(_is_shown(one) for one in shown.select_related("occurrence__meeting")),
    ]


def _is_shown(row: Attendance) -> Yes:
    to = _("That others see your name at %(meeting)s") % {"meeting": row.occurrence.meeting.title}
    ends = timezone.localdate(row.occurrence.starts_at)
    return Yes(to, reverse("meetings:meeting", args=[row.occurrence_id]), timezone.localdate(row.asked_at), ends)


@transaction.atomic
def erase(person: Person) -> None:
    """No answer and no hosting of theirs is left; their seats go to who waits. What they planned goes on without their name."""
    held = Attendance.objects.filter(person=person, state__in=[Coming.GOING, Coming.WAITING]).select_related(
        "occurrence"
    )
    for row in held:
        answer(person=person, occurrence=row.occurrence, state=Coming.CANNOT)
    for kept in (Attendance, Host, UsualHost, CalendarKey):
        kept.objects.filter(person=person).delete()
    Meeting.objects.filter(made_by=person).update(made_by=None)
