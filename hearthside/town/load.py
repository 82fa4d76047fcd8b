"""Loads the demo town into empty databases."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.kernel.place import place
from hearthside.kernel.refusals import NotNow
from hearthside.town.loading.beginnings import load_beginnings
from hearthside.town.loading.calls import load_calls
from hearthside.town.loading.desk import load_desk
from hearthside.town.loading.finding import load_finding
from hearthside.town.loading.gate import load_gate
from hearthside.town.loading.groups import load_groups
from hearthside.town.loading.kindness import load_kindness
from hearthside.town.loading.listening import load_appointments, load_listening
from hearthside.town.loading.live_rooms import load_live_rooms
from hearthside.town.loading.meetings import load_meetings
from hearthside.town.loading.moments import load_moments
from hearthside.town.loading.people import load_people
from hearthside.town.loading.place import load_hours, load_place
from hearthside.town.loading.planner import load_planner
from hearthside.town.loading.scene import Scene
from hearthside.town.loading.seasons import load_seasons
from hearthside.town.loading.talk import load_talk
from hearthside.town.loading.teaching import load_teaching
from hearthside.town.loading.trying import load_trying
from hearthside.town.loading.venues import load_venues
from hearthside.town.loading.watch import load_watch
from hearthside.town.weave import weave

SEED = 7


@dataclass(frozen=True)
class Size:
    """How large a town is."""

    people: int
    threads: int
    posts: int


SIZES = {"small": Size(100, 160, 860), "town": Size(200, 600, 3200), "5000": Size(5000, 9000, 50_000)}


def is_lived_in() -> bool:
    """Whether somebody has an account here, or the place was set up."""
    return Person.objects.exists() or place().is_set_up


@transaction.atomic
def load_town(size: Size, *, seed: int = SEED) -> Scene:
    """The whole town is there, or nothing of it. Refuses (NotNow) a place where somebody lives already."""
    if is_lived_in():
        raise NotNow("The demo town needs an empty place.")
    now = timezone.now().replace(second=0, microsecond=0)
    local = timezone.localtime(now)
    clock_minute = local.hour * 60 + local.minute
    woven = weave(seed, size.people - 1, size.threads, size.posts, clock_minute=clock_minute)
    scene = Scene(woven, seed, now, Random(seed))  # noqa: S311 - scatters reactions, guards nothing
    for load in (load_place, load_people, load_groups, load_hours, load_talk, load_kindness):
        load(scene)
    load_desk(scene)
    load_gate(scene)
    load_moments(scene)
    load_watch(scene)
    load_teaching(scene)
    load_beginnings(scene)
    load_seasons(scene)
    load_meetings(scene)
    load_venues(scene)
    load_live_rooms(scene)
    load_listening(scene)
    load_appointments(scene)
    load_calls(scene)
    load_finding(scene)
    load_trying(scene)
    load_planner(scene)
    return scene
