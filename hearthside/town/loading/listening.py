"""Somebody to listen in the town: a drop-in that is open with people in its line, and times that a peer and a professional give."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from hearthside.accounts.models import AgeBand, Person
from hearthside.accounts.names import key_of
from hearthside.appointments.models import Appointment, Giver, Kind, Slot
from hearthside.dropin.models import Came, Evening, Hours, Listener, Ticket, Visit
from hearthside.hosted.models import Room, Seat
from hearthside.meetings.formats import KINDS
from hearthside.meetings.models import Host, Meeting, Occurrence
from hearthside.meetings.recurrence import write_local
from hearthside.town.loading.meetings import ZONE
from hearthside.town.loading.scene import SAFETY_LEAD, Scene

KEY, GROUP, LISTENER, MINUTES = "lamp-in-the-window", "night-owls", "ben", 240
TALKS = (18, 25, 12, 31, 22, 9, 40, 16, 27, 20, 14, 35, 19, 24, 11, 29)
"""Minutes of earlier talks."""
WAITS = (("Bramble", "text"), ("Red coat", "site"), ("ava", "text"), ("Quiet K", "call"))
"""Who is in the line, by the name for tonight; the one at the place has no account."""


def load_listening(scene: Scene) -> None:
    """A drop-in began half an hour ago: ben listens, four people wait, ava the third of them."""
    starts = scene.now - timedelta(minutes=30)
    meeting = _meeting(scene, write_local(starts.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)))
    tonight = Occurrence.objects.create(
        id=scene.id_of("occurrence", KEY), meeting=meeting, slot=meeting.starts_local, starts_local=meeting.starts_local,
        starts_at=starts, ends_at=starts + timedelta(minutes=MINUTES), format_key=meeting.format_key,
    )  # fmt: skip
    Host.objects.create(occurrence=tonight, person=scene.person(LISTENER))
    Hours.objects.create(meeting=meeting, made_by=scene.person(SAFETY_LEAD), made_at=scene.ago(9000))
    Visit.objects.bulk_create(Visit(meeting=meeting, came=Came.SEEN, seconds=60 * one) for one in TALKS)
    evening = Evening.objects.create(occurrence=tonight, opened_at=starts, last_number=len(WAITS))
    _listens(scene, evening)
    _wait(scene, evening)


def _meeting(scene: Scene, starts_local: str) -> Meeting:
    meeting = Meeting(
        id=scene.id_of("meeting", KEY), group=scene.groups[GROUP], title="A lamp in the window", kind="drop_in",
        about="Somebody listens, one person at a time: in writing, by phone, or at the library.", mode="hybrid", city="Hull",
        audience="everyone", zone=ZONE, camera="none", starts_local=starts_local, minutes=MINUTES, format_key="text_60",
        phone="0100 555 0161", where="The side door of the library.", checked=list(KINDS["drop_in"].checks),
        made_by=scene.person(SAFETY_LEAD), made_at=scene.ago(9000),
    )  # fmt: skip
    meeting.save(force_insert=True)
    return meeting


def _listens(scene: Scene, evening: Evening) -> None:
    """Ben is at the place, and stays until the end although nobody has opened a page yet."""
    ben, ends = scene.person(LISTENER), evening.occurrence.ends_at
    Listener.objects.create(
        id=scene.id_of("listener", KEY), evening=evening, person=ben, name="Ben", is_on_site=True,
        free_since=scene.ago(2), seen_at=ends,
    )  # fmt: skip
    room = Room.objects.create(occurrence=evening.occurrence, opened_at=evening.opened_at, is_one_to_one=True)
    Seat.objects.create(
        id=scene.id_of("seat", KEY), room=room, person=ben, name="Ben", name_key=key_of("Ben"), is_host=True, seen_at=ends
    )  # fmt: skip


def _wait(scene: Scene, evening: Evening) -> None:
    others = iter(one for one in scene.members(GROUP) if _may_wait(one))
    for number, (name, way) in enumerate(WAITS, 1):
        person = None if way == "site" else scene.person(name) if name == "ava" else next(others)
        Ticket.objects.create(
            id=scene.id_of("ticket", KEY, name), evening=evening, person=person, name=name.title() if name == "ava" else name,
            way=way, number=number, rank=number, joined_at=scene.ago(20 - 4 * number),
            about="The first week without my sister." if number == 1 else None,
        )  # fmt: skip


def _may_wait(one: Person) -> bool:
    return one.age_band == AgeBand.ADULT and one.name not in (LISTENER, "ava", "mia", SAFETY_LEAD)


def load_appointments(scene: Scene) -> None:
    """Ben gives times as a peer, Ruth as a professional; ava has one of ben's."""
    ben = _giver(scene, "ben", Kind.PEER, "A peer who knows worry and bad nights", "Nights, worry, the day after.")
    ruth = _giver(scene, SAFETY_LEAD, Kind.PROFESSIONAL, "Counsellor, checked by the team", "Grief, family, hard news.")
    first = [_slot(scene, ben, days, "link", "https://meet.example/one-to-one") for days in (1, 2, 5, 8)]
    for days in (3, 4, 10):
        _slot(scene, ruth, days, "phone", "0100 555 0170")
    Appointment.objects.create(
        id=scene.id_of("appointment", "ava"), slot=first[1], person=scene.person("ava"), booked_at=scene.ago(900),
        about="I do not sleep.",
    )  # fmt: skip


def _giver(scene: Scene, name: str, kind: str, work: str, about: str) -> Giver:
    known = {"kind": kind, "work": work, "about": about, "made_at": scene.ago(20_000)}
    return Giver.objects.create(id=scene.id_of("giver", name), person=scene.person(name), **known)


def _slot(scene: Scene, giver: Giver, days: int, way: str, where: str) -> Slot:
    """Six in the evening, so many days on."""
    local = (scene.now + timedelta(days=days)).astimezone(ZoneInfo(ZONE)).replace(hour=18, minute=0, second=0)
    key = scene.id_of("slot", giver.pk, days)
    return Slot.objects.create(
        id=key, giver=giver, starts_at=local, ends_at=local + timedelta(minutes=50), way=way, where=where
    )
