"""Places of the town and who has them, the weeks of its courses, and the programme of its festival."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from hearthside.meetings.models import Occurrence
from hearthside.places.models import FACTS, Booking, HeldHalfHour, Venue
from hearthside.places.queries import half_hours
from hearthside.programmes.actions import quarters
from hearthside.programmes.models import CourseWeek, HeldQuarter, Part
from hearthside.town.loading.meetings import ZONE
from hearthside.town.loading.scene import Scene
from hearthside.town.seed_text import read_seed
from hearthside.town.woven import Seed

FESTIVAL = "lantern-day"
PLAIN = ("name", "city", "address", "about", "seats", *FACTS)


def load_venues(scene: Scene) -> None:
    """Everything of these seeds."""
    seeds = read_seed("meetings")
    for seed in seeds["venues"]:
        _venue(scene, seed)
    for number, seed in enumerate(seeds["bookings"]):
        _booking(scene, number, seed)
    for key, weeks in seeds["weeks"].items():
        for number, (theme, homework, if_missed) in enumerate(weeks, 1):
            row = CourseWeek(id=scene.id_of("week", key, number), meeting_id=scene.id_of("meeting", key), number=number)
            row.theme, row.homework, row.if_missed = theme, homework, if_missed
            row.save(force_insert=True)
    day = Occurrence.objects.select_related("meeting").get(meeting=scene.id_of("meeting", FESTIVAL))
    for number, part in enumerate(seeds["parts"]):
        _part(scene, day, number, part)


def _venue(scene: Scene, seed: Seed) -> None:
    row = Venue(id=scene.id_of("venue", seed["key"]), zone=ZONE, **{name: seed[name] for name in PLAIN})
    row.opens, row.closes = time.fromisoformat(seed["opens"]), time.fromisoformat(seed["closes"])
    row.keeper = scene.person(seed["keeper"]) if seed["keeper"] else None
    row.looked_at = timezone.localtime(scene.now).date() - timedelta(days=40)
    row.save(force_insert=True)


def _booking(scene: Scene, number: int, seed: Seed) -> None:
    day = timezone.localtime(scene.now).date() + timedelta(days=seed["in_days"])
    starts_at = datetime.combine(day, time.fromisoformat(seed["at"]), ZoneInfo(ZONE)).astimezone(UTC)
    row = Booking(
        id=scene.id_of("booking", number), venue_id=scene.id_of("venue", seed["venue"]), group=scene.groups[seed["group"]],
        asked_by=scene.person(seed["by"]), starts_at=starts_at, ends_at=starts_at + timedelta(minutes=seed["minutes"]),
        state=seed["state"], made_at=scene.ago(3000),
    )  # fmt: skip
    row.save(force_insert=True)
    held = half_hours(row.starts_at, row.ends_at)
    HeldHalfHour.objects.bulk_create(HeldHalfHour(venue_id=row.venue_id, booking=row, at=at) for at in held)


def _part(scene: Scene, day: Occurrence, number: int, part: list[object]) -> None:
    stage, at, minutes, partner, keeper, title, about = part
    local = datetime.combine(day.local.date(), time.fromisoformat(str(at)), ZoneInfo(ZONE))
    row = Part(id=scene.id_of("part", number), occurrence=day, stage=str(stage), partner=str(partner), title=str(title))
    row.starts_at = local.astimezone(UTC)
    row.ends_at, row.about = row.starts_at + timedelta(minutes=int(str(minutes))), str(about)
    row.keeper = scene.person(str(keeper)) if keeper else None
    row.save(force_insert=True)
    held = quarters(row.starts_at, row.ends_at)
    HeldQuarter.objects.bulk_create(
        HeldQuarter(occurrence=day, part=row, stage=row.stage.casefold(), at=at) for at in held
    )
