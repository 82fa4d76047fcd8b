"""An open live room with many people in it, for `bench.rooms`."""

from datetime import timedelta

from django.utils import timezone

from bench.fill import group, session_of
from hearthside.accounts.models import Person
from hearthside.conversations.voices import shelf_of
from hearthside.groups.models import Membership, Role
from hearthside.hosted.models import Room, Seat
from hearthside.meetings.models import Host, Meeting, Occurrence


def fill(count: int) -> dict[str, str]:
    """The room's address and the cookies of so many guests, parted by commas. Two hosts are in it and stay there."""
    joined = timezone.localdate() - timedelta(days=30)
    folk = Person.objects.bulk_create(
        Person(name=f"Sitter {number}", name_key=f"sitter{number}", password="!", joined_on=joined)
        for number in range(count + 2)
    )
    home = group(folk[0], "bench-room", "members")
    Membership.objects.bulk_create(
        Membership(group=home, person=one, role=Role.MEMBER, agreed_version=home.rules_version) for one in folk
    )
    room = _room(home.pk, folk)
    for one in folk[2:52]:
        shelf_of(one)
    return {"room": str(room.pk), "cookies": ",".join(session_of(one) for one in folk[2:])}


def _room(group_id: object, folk: list[Person]) -> Room:
    now = timezone.now()
    meeting = Meeting.objects.create(
        group_id=group_id, title="An hour in words", kind="support", mode="online", zone="UTC", format_key="text_60",
        starts_local="2026-01-01T10:00", minutes=600,
    )  # fmt: skip
    one = Occurrence.objects.create(
        meeting=meeting, slot="2026-01-01T10:00", starts_local="2026-01-01T10:00", starts_at=now, format_key="text_60",
        ends_at=now + timedelta(hours=10),
    )  # fmt: skip
    Host.objects.bulk_create(Host(occurrence=one, person=who) for who in folk[:2])
    room = Room.objects.create(occurrence=one)
    Seat.objects.bulk_create(
        Seat(room=room, person=who, name=who.name, name_key=who.name_key, is_host=number < 2)
        for number, who in enumerate(folk)
    )
    return room
