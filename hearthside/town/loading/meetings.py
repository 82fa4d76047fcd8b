"""The meetings of the town: walks, evenings, a course, a festival; who hosts them and who said that they come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from hearthside.meetings.actions.making import add_hosts, rows_to_make
from hearthside.meetings.formats import KINDS
from hearthside.meetings.models import Attendance, Coming, Meeting, Occurrence, State, UsualHost, Why
from hearthside.meetings.recurrence import DAYS, write_local
from hearthside.town.loading.scene import Scene
from hearthside.town.seed_text import read_seed
from hearthside.town.woven import Seed

ZONE = "Europe/London"
PLAIN = ("kind", "title", "about", "mode", "audience", "minutes")
MORE = (
    "city", "where", "link", "phone", "capacity", "companions", "shows_numbers", "is_cohort", "hosts_needed", "place_hours",
    "code_opens_place", "camera", "access",
)  # fmt: skip
CALLED_OFF = "quiet-hour"
"""Its second meeting is called off, so that people see how that looks."""
COMES = "ava"


def load_meetings(scene: Scene) -> None:
    """Every series of the seeds, its meetings made ahead, and some answers to the next one."""
    for seed in read_seed("meetings")["meetings"]:
        meeting = _meeting(scene, seed)
        for name, is_cover in (*((one, False) for one in seed["hosts"]), *((one, True) for one in seed["cover"])):
            UsualHost.objects.create(meeting=meeting, person=scene.person(name), is_cover=is_cover)
        rows = rows_to_make(meeting, scene.now)
        for row in rows:
            row.id = scene.id_of("occurrence", seed["key"], row.slot)
        Occurrence.objects.bulk_create(rows)
        add_hosts(meeting, rows)
        _answers(scene, seed, rows[0])
        if seed["key"] == CALLED_OFF:
            _call_off(rows[1])


def _meeting(scene: Scene, seed: Seed) -> Meeting:
    brings, starts = KINDS[seed["kind"]], _starts(scene, seed)
    given: dict[str, Any] = {name: seed[name] for name in (*PLAIN, *(one for one in MORE if one in seed))}
    meeting = Meeting(
        id=scene.id_of("meeting", seed["key"]), group=scene.groups[seed["group"]], zone=ZONE, made_at=scene.ago(60 * 1440),
        format_key=brings.format_key, materials=str(brings.materials), checked=list(brings.checks), starts_local=write_local(starts),
        rule=_rule(seed, starts.date()), made_by=scene.person(seed["hosts"][0]), **given,
    )  # fmt: skip
    meeting.save(force_insert=True)
    return meeting


def _starts(scene: Scene, seed: Seed) -> datetime:
    """The next such weekday after today, or as many weeks later."""
    today = timezone.localtime(scene.now).date()
    days = (seed["weekday"] - today.weekday() - 1) % 7 + 1
    day = today + timedelta(days=days, weeks=seed.get("in_weeks", 0))
    return datetime.combine(day, time.fromisoformat(seed["at"]))


def _rule(seed: Seed, first: date) -> str:
    if seed["rule"] != "monthly":
        return str(seed["rule"])
    week = (first.day - 1) // 7 + 1
    return f"FREQ=MONTHLY;BYDAY={week if week < 5 else -1}{DAYS[first.weekday()]}"


def _answers(scene: Scene, seed: Seed, row: Occurrence) -> None:
    """The first people of the group who are no hosts; ava among them where she may come."""
    members = [one for one in scene.members(seed["group"]) if one.name not in (*seed["hosts"], *seed["cover"])]
    members.sort(key=lambda one: one.name != COMES)
    going, waiting = seed.get("going", 0), seed.get("waiting", 0)
    people = members[: going + waiting]
    Attendance.objects.bulk_create(
        Attendance(
            id=scene.id_of("answer", seed["key"], one.name), occurrence=row, person=one, asked_at=scene.ago(3000 - place),
            state=Coming.GOING if place < going else Coming.WAITING, is_shown=place % 3 == 1,
        )
        for place, one in enumerate(people)
    )  # fmt: skip
    row.seats_taken = min(going, len(people))
    row.save(update_fields=["seats_taken"])


def _call_off(row: Occurrence) -> None:
    row.state, row.why, row.changed = State.CANCELLED, Why.HOSTS, 1
    row.note = "The library is being painted. We are back the week after."
    row.save(update_fields=["state", "why", "changed", "note"])
