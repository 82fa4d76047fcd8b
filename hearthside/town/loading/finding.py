"""Who may be found in the town, and the search index that its first minute builds."""

from __future__ import annotations

from hearthside.accounts.models import AgeBand
from hearthside.accounts.topics import TOPICS
from hearthside.search.actions import build_soon
from hearthside.search.models import Findable
from hearthside.town.loading.scene import Scene

EVERY = 9
"""One in so many said that others may find them; of the personas, ben."""
OFFERED = [topic for topic in TOPICS if topic != "self_harm_feelings"]


def load_finding(scene: Scene) -> None:
    """Some grown people can be found by two things they have been through; everything there is can be found once the jobs run."""
    ben = scene.person("ben")
    rows = [Findable(person=ben, topics=["anxiety", "grief"])]
    for place, one in enumerate(scene.people):
        if place % EVERY == 4 and one.age_band == AgeBand.ADULT and one != ben:
            topics = {OFFERED[place % len(OFFERED)], OFFERED[(place // EVERY) % len(OFFERED)]}
            rows.append(Findable(person=one, topics=sorted(topics)))
    Findable.objects.bulk_create(rows)
    build_soon()
