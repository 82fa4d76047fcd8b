"""Small things that Ava and Ben planned and did: each sees only their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from hearthside.planner.catalogue import activities
from hearthside.planner.models import Leaning, Planned
from hearthside.town.loading.scene import Scene
from hearthside.town.seed_text import read_seed
from hearthside.town.woven import Seed


def load_planner(scene: Scene) -> None:
    """Their plans, their own ideas, and what they leave out."""
    seed: Seed = read_seed("planner")
    today = timezone.localdate(scene.now)
    for number, one in enumerate(seed["planned"]):
        _plan(scene, one, number, today)
    for name, kept in seed["leanings"].items():
        Leaning.objects.create(id=scene.id_of("leaning", name), person=scene.person(name), kept=kept)


def _plan(scene: Scene, one: dict[str, Any], number: int, today: date) -> None:
    on, closed = _day(today, one.get("on")), _day(today, one.get("done"))
    what = {"key": one["key"], "title": one.get("title") or activities()[one["key"]].title, **one.get("said", {})}
    Planned.objects.create(
        id=scene.id_of("planned", number), person=scene.person(one["who"]), what=what, on=on, part=one.get("part", ""),
        closed_on=closed, made_at=scene.ago(600 + 60 * number),
    )  # fmt: skip


def _day(today: date, away: int | None) -> date | None:
    return None if away is None else today + timedelta(days=away)
