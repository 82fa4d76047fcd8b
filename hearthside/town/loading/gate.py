"""Who of the town invited whom: only what half a year remembers."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from hearthside.gate.models import Brought
from hearthside.town.loading.scene import Scene

REMEMBERED = timedelta(days=170)


def load_gate(scene: Scene) -> None:
    """Every third of those who came lately was invited by somebody who was here before them."""
    oldest_first = sorted(scene.people, key=lambda one: (one.joined_on, one.name_key))
    since = timezone.localdate(scene.now) - REMEMBERED
    links = [
        Brought(id=scene.id_of("brought", one.name), person=one, by=oldest_first[at // 2], on=one.joined_on)
        for at, one in enumerate(oldest_first)
        if at and at % 3 == 0 and one.joined_on > since
    ]
    Brought.objects.bulk_create(links, ignore_conflicts=True)
