"""Meetings for tests: planned by a leader of the group, a week from now unless told otherwise."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group as any_group
from hearthside.kernel.rates import forget
from hearthside.meetings import recurrence
from hearthside.meetings.actions import plan_meeting
from hearthside.meetings.models import Meeting, Occurrence
from hearthside.meetings.plans import Plan

_numbers = count(1)


def local_in(zone: str = "Europe/London", **ahead: int) -> str:
    """Wall time so far from now in this zone, to the hour."""
    moment = (timezone.now() + timedelta(**ahead)).astimezone(recurrence.read_zone(zone))
    return recurrence.write_local(moment.replace(minute=0))


def plan(**fields: Any) -> Plan:
    """A weekly support meeting online."""
    usual: dict[str, Any] = {
        "title": f"Tea and talk {next(_numbers)}", "kind": "support", "format_key": "peer_sharing_90", "mode": "online",
        "zone": "Europe/London", "starts_local": local_in(days=7), "minutes": 90, "rule": "FREQ=WEEKLY;COUNT=4",
    }  # fmt: skip
    return Plan(**{**usual, **fields})


def meeting(
    place: Group | None = None, *, actor: Person | None = None, hosts: Any = (), cover: Any = (), **fields: Any
) -> Meeting:
    """The series with its meetings; in a new group led by its maker unless told otherwise."""
    forget()
    place = place or any_group()
    leader = actor or place.leader
    assert leader
    return plan_meeting(actor=leader, group=place, plan=plan(**fields), hosts=hosts, cover=cover)


def first_of(series: Meeting) -> Occurrence:
    """Its next meeting."""
    return series.occurrences.select_related("meeting__group").order_by("starts_at").earliest("starts_at")


def occurrence(place: Group | None = None, **fields: Any) -> Occurrence:
    """The first meeting of a new series."""
    return first_of(meeting(place, **fields))
