"""What the clock does: calls that are over are closed, and forgotten a day later."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from hearthside.calls import access, providers
from hearthside.calls.actions.leading import close
from hearthside.calls.models import Call
from hearthside.calls.visiting import visit_to

FORGETS_AFTER = timedelta(hours=24)
LEFT_AFTER = timedelta(minutes=10)
"""A room that is empty so long after it was begun, was left."""


def look_after_calls() -> None:
    """Calls whose meeting is over, or whose room everybody has left, are closed. A server that does not say is believed to go on."""
    now = timezone.now()
    for call in Call.objects.filter(begun_at__isnull=False, ended_at=None).select_related("occurrence__meeting"):
        if call.occurrence.ends_at + access.ENDS_AFTER <= now or _is_left(call):
            close(call)


def _is_left(call: Call) -> bool:
    server = providers.server_of(call.way)
    if server is None or call.begun_at is None or call.begun_at + LEFT_AFTER > timezone.now():
        return False
    try:
        return server.is_running(visit_to(call)) is False
    except providers.NoAnswer:
        return False


def forget_calls() -> None:
    """A day after the meeting nothing says who asked to come in, by what name, or where the room was."""
    Call.objects.filter(occurrence__ends_at__lt=timezone.now() - FORGETS_AFTER).delete()
