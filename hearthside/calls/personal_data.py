"""What this room keeps about a person, until a day after the meeting: that they asked to come in, and by what name."""

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.calls.models import Call, Chosen, Guest, Stand, Ticket
from hearthside.kernel.consent import Yes

MODELS: list[type[Model]] = [Chosen, Call, Guest, Ticket]


def export(person: Person) -> dict[str, object]:
    """The calls they asked to come into that have not been forgotten yet. Nobody else is named."""
    return {
        "calls": [
            {"name": row.name, "agreed_at": row.agreed_at.isoformat(), "stands": row.stand}
            for row in Guest.objects.filter(person=person).order_by("agreed_at")
        ]
    }


def agreed(person: Person) -> list[Yes]:
    """The calls that they asked to come into, and where a name for tonight may be passed on, until a day later."""
    rows = Guest.objects.filter(person=person).exclude(stand=Stand.REMOVED).select_related("call__occurrence__meeting")
    return [
        Yes(
            _("What is passed on when you join %(meeting)s by voice or video")
            % {"meeting": row.call.occurrence.meeting.title},
            reverse("calls:door", args=[row.call_id]),
            timezone.localdate(row.agreed_at),
        )
        for row in rows
    ]


def erase(person: Person) -> None:
    """Their places and links are gone."""
    Guest.objects.filter(person=person).delete()
