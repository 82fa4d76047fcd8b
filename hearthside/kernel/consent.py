"""A yes that a person gave here and can take back: to what, since when, and where."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Yes:
    """What the person said yes to. `since` is None where the day was not kept; `way_back` is the page where they take it back."""

    to: Any
    way_back: str
    since: date | None = None
    until: date | None = None
