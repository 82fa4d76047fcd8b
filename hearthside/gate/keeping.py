"""How the gate stands now: one row, answered from memory, never a reason for a page to fail."""

import time
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from hearthside.gate.models import FirstPosts, Setting

FRESH_FOR = 30
"""Seconds until another process's change is seen."""
RAID_SHARE = 6
"""While the gate is closed, a sixth of the usual number of people may join in an hour."""


@dataclass(frozen=True)
class Keeping:
    """The settings of the operator. `joins_an_hour` is what holds now."""

    first_posts: str = FirstPosts.RAID
    joins_an_hour: int = 60
    closed_until: datetime | None = None

    @property
    def is_closed(self) -> bool:
        """New people come by invitation only. It ends by itself."""
        return self.closed_until is not None and timezone.now() < self.closed_until

    @property
    def first_posts_wait(self) -> bool:
        """Whether first posts wait for a moderator now."""
        return self.first_posts == FirstPosts.ALWAYS or (self.first_posts == FirstPosts.RAID and self.is_closed)

    @property
    def joins_now(self) -> int:
        """How many people may join in an hour as things stand."""
        return max(1, self.joins_an_hour // RAID_SHARE) if self.is_closed else self.joins_an_hour


_kept: tuple[float, Keeping] | None = None


def keeping() -> Keeping:
    """How the gate stood at most thirty seconds ago; the defaults when nothing was set or the database is away."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > FRESH_FOR:
        _kept = (time.monotonic(), _read())
    return _kept[1]


def forget() -> None:
    """The next call reads the row again."""
    global _kept
    _kept = None


def _read() -> Keeping:
    try:
        row = Setting.objects.filter(id=1).values("first_posts", "joins_an_hour", "closed_until").first()
    except Exception:  # Every page stands on this, the help page too.
        return _kept[1] if _kept else Keeping()
    return Keeping(**row) if row else Keeping()
