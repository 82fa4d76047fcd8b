"""Voice, video and streams in the town: an evening over a link, one by phone, and talks, of which one can be seen again and one cannot."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hearthside.meetings.formats import KINDS
from hearthside.meetings.models import Attendance, Coming, Host, Meeting, Occurrence, State
from hearthside.meetings.recurrence import write_local
from hearthside.notifications.models import Notice
from hearthside.streams.events import ON_SCREEN
from hearthside.streams.models import OnScreen, Stream, Yes
from hearthside.town.loading.meetings import ZONE
from hearthside.town.loading.scene import Scene

GROUP, HOST, COMES, MINUTES = "low-tide", "mia", "ava", 60
WATCH = "https://watch.example/talks/"
TONIGHT: dict[str, dict[str, Any]] = {
    "voice-tonight": {
        "title": "Hear each other", "kind": "support", "link": "https://meet.example/hear-each-other", "phone": "0100 555 0143, code 2718",
        "about": "For when words on a screen are not enough. Cameras can stay off all evening.",
    },
    "phone-tonight": {
        "title": "By phone, from any phone", "kind": "support", "phone": "0100 555 0144, code 3141",
        "about": "No screen, no account over there. Call the number, say your name for tonight, listen.",
    },
}  # fmt: skip
TALKS = {
    "talk-again": (-1, (("mia", Yes.YES), ("ben", Yes.YES))),
    "talk-once": (-8, (("mia", Yes.YES), ("ava", Yes.ASKED))),
}
"""Days from today, and who is on screen with what they said about a replay."""


def load_calls(scene: Scene) -> None:
    """Two evenings that begin soon, and a series of talks: two that are over, and the next with its stream."""
    for place, (key, said) in enumerate(TONIGHT.items()):
        meeting = _meeting(scene, key, scene.now + timedelta(minutes=12 + 4 * place), **said)
        _comes(scene, key, _day(scene, meeting, key, scene.now + timedelta(minutes=12 + 4 * place)))
    _load_talks(scene)


def _load_talks(scene: Scene) -> None:
    about = "Somebody tells how they got through a winter. Listen, ask, or only be there."
    ahead = scene.now + timedelta(days=6, hours=1)
    series = _meeting(
        scene, "talks", ahead, title="How I got through", kind="lecture", about=about, audience="everyone"
    )
    for key, (days, seen) in TALKS.items():
        day = _day(scene, series, key, scene.now + timedelta(days=days, hours=-2), state=State.HELD)
        stream = Stream.objects.create(
            occurrence=day, link=WATCH + key, replay=f"{WATCH}{key}-again", delay=60, begun_at=day.starts_at,
            ended_at=day.ends_at, made_by=scene.person(HOST), made_at=scene.ago(20_000),
        )  # fmt: skip
        for name, said in seen:
            _on_screen(scene, stream, key, name, said)
    coming = _day(scene, series, "talk-next", ahead)
    Stream.objects.create(
        occurrence=coming, link=f"{WATCH}next", delay=60, made_by=scene.person(HOST), made_at=scene.ago(900)
    )


def _on_screen(scene: Scene, stream: Stream, key: str, name: str, said: str) -> None:
    """Who has not said yet finds the question among the notices."""
    row = scene.id_of("on-screen", key, name)
    OnScreen.objects.create(id=row, stream=stream, person=scene.person(name), said=said, said_at=scene.ago(700))
    if said == Yes.ASKED:
        Notice.objects.create(person=scene.person(name), kind=ON_SCREEN, about=stream.pk)


def _meeting(scene: Scene, key: str, starts: datetime, **said: Any) -> Meeting:
    meeting = Meeting(
        id=scene.id_of("meeting", key), group=scene.groups[GROUP], mode="online", zone=ZONE, starts_local=_local(starts),
        minutes=MINUTES, format_key=KINDS[said["kind"]].format_key, checked=list(KINDS[said["kind"]].checks),
        made_by=scene.person(HOST), made_at=scene.ago(30_000), **said,
    )  # fmt: skip
    meeting.save(force_insert=True)
    return meeting


def _day(scene: Scene, meeting: Meeting, key: str, starts: datetime, state: str = State.PLANNED) -> Occurrence:
    day = Occurrence.objects.create(
        id=scene.id_of("occurrence", key), meeting=meeting, slot=_local(starts), starts_local=_local(starts), starts_at=starts,
        ends_at=starts + timedelta(minutes=MINUTES), format_key=meeting.format_key, state=state,
    )  # fmt: skip
    Host.objects.create(occurrence=day, person=scene.person(HOST))
    return day


def _comes(scene: Scene, key: str, day: Occurrence) -> None:
    Attendance.objects.create(
        id=scene.id_of("answer", key, COMES),
        occurrence=day,
        person=scene.person(COMES),
        asked_at=scene.ago(500),
        state=Coming.GOING,
    )
    Occurrence.objects.filter(pk=day.pk).update(seats_taken=1)


def _local(moment: datetime) -> str:
    return write_local(moment.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None))
