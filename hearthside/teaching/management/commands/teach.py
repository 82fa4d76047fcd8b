"""hearthside teach: learns from what people said, within limits, and puts the new reader beside the one in use."""

from __future__ import annotations

import os
import resource
from typing import Any

from django.core.management.base import BaseCommand

from hearthside.teaching import actions
from hearthside.teaching.actions.refitting import AT_MOST, ENDS

MEMORY = 2 << 30
"""Bytes of address space; it uses about 300 MB."""


class Command(BaseCommand):
    """The weekly job starts it; you may as well. It gives way to everything else on the machine."""

    help = "Learns from the decisions of the team, and puts a new reader beside the one in use. Nobody is affected until it is adopted."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sets its limits, learns, and says how it ended."""
        os.nice(10)
        _limit(resource.RLIMIT_AS, MEMORY)
        _limit(resource.RLIMIT_CPU, int(AT_MOST) + 60)
        self.stdout.write(str(ENDS[actions.refit()]))


def _limit(what: int, most: int) -> None:
    soft, hard = resource.getrlimit(what)
    known = [one for one in (soft, hard, most) if one != resource.RLIM_INFINITY]
    resource.setrlimit(what, (min(known), hard))
