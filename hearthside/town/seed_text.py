"""Reads the hand-written seeds; the only module of the town that opens a file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from hearthside.town.woven import Seed

SEEDS = Path(__file__).parent / "seeds"


@cache
def read_seed(name: str) -> Seed:
    """The content of `seeds/<name>.json`; callers treat it as read-only. Refuses (FileNotFoundError) an unknown name."""
    content: Seed = json.loads((SEEDS / f"{name}.json").read_text(encoding="utf-8"))
    return content
