"""The server a series of meetings is held on, chosen with its plan."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.calls import providers
from hearthside.calls.models import Chosen
from hearthside.groups import access as groups
from hearthside.kernel.refusals import NotAllowed
from hearthside.meetings.models import Meeting


def choose(*, actor: Person, meeting: Meeting, way: str) -> None:
    """The series is held on this server, or on none of ours when `way` is empty. Refuses a server that is not set up, unless the series
    has it already; and all who may not lead the group."""
    groups.check_can_lead(actor, meeting.group)
    if not way:
        Chosen.objects.filter(meeting=meeting).delete()
        return
    if way not in providers.set_up() and not Chosen.objects.filter(meeting=meeting, way=way).exists():
        raise NotAllowed(_("This server is not set up here. Please choose another way."))
    Chosen.objects.update_or_create(meeting=meeting, defaults={"way": way})
