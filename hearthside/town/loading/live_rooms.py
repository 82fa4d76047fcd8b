"""A meeting in text that begins ten minutes after the town opens, so that somebody can open its room and others come in."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from hearthside.meetings.formats import KINDS
from hearthside.meetings.models import Attendance, Coming, Host, Meeting, Occurrence
from hearthside.meetings.recurrence import write_local
from hearthside.town.loading.meetings import ZONE
from hearthside.town.loading.scene import Scene

GROUP, HOSTS, COMES, MINUTES = "low-tide", ("mia", "ben"), "ava", 60


def load_live_rooms(scene: Scene) -> None:
    """One meeting tonight, with two hosts and somebody who comes. Nobody has opened its room yet: a room opens with a host in it."""
    starts = scene.now + timedelta(minutes=10)
    local = write_local(starts.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None))
    meeting = Meeting.objects.create(
        id=scene.id_of("meeting", "tonight-in-text"), group=scene.groups[GROUP], title="An hour in words", kind="support",
        about="We write, one after the other. No sound, no cameras. Come as you are.", mode="online", zone=ZONE, camera="none",
        starts_local=local, minutes=MINUTES, format_key="text_60", hosts_needed=2, checked=list(KINDS["support"].checks),
        made_by=scene.person(HOSTS[0]), made_at=scene.ago(2000), materials="A cup of something warm.",
    )  # fmt: skip
    tonight = Occurrence.objects.create(
        id=scene.id_of("occurrence", "tonight-in-text"), meeting=meeting, slot=local, starts_local=local, starts_at=starts,
        ends_at=starts + timedelta(minutes=MINUTES), format_key=meeting.format_key, seats_taken=1,
    )  # fmt: skip
    Host.objects.bulk_create(Host(occurrence=tonight, person=scene.person(name)) for name in HOSTS)
    Attendance.objects.create(
        id=scene.id_of("answer", "tonight-in-text", COMES), occurrence=tonight, person=scene.person(COMES),
        asked_at=scene.ago(600), state=Coming.GOING,
    )  # fmt: skip
