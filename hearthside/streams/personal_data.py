"""What this room keeps about a person: that they can be seen or heard in a stream, what they said about a replay, what they planned."""

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel.consent import Yes
from hearthside.streams import actions
from hearthside.streams.models import OnScreen, Stream
from hearthside.streams.models import Yes as Said

MODELS: list[type[Model]] = [Stream, OnScreen]


def export(person: Person) -> dict[str, object]:
    """The streams they are in, by meeting, with their own answer. Nobody else is named."""
    rows = OnScreen.objects.filter(person=person).select_related("stream__occurrence__meeting").order_by("said_at")
    return {
        "on_screen": [
            {"meeting": row.stream.occurrence.meeting.title, "said": row.said, "said_at": row.said_at.isoformat()}
            for row in rows
        ],
        "planned": Stream.objects.filter(made_by=person).count(),
    }


def agreed(person: Person) -> list[Yes]:
    """The replays they said yes to."""
    rows = OnScreen.objects.filter(person=person, said=Said.YES).select_related("stream__occurrence__meeting")
    return [
        Yes(
            _("That %(meeting)s can be seen again, with you in it") % {"meeting": row.stream.occurrence.meeting.title},
            reverse("streams:stream", args=[row.stream_id]),
            timezone.localdate(row.said_at),
        )
        for row in rows
    ]


def erase(person: Person) -> None:
    """They stand in no list, and what they are in has no replay."""
    actions.forget_person(person)
