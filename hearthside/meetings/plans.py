"""What a meeting says about itself, as forms give it and actions take it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from hearthside.meetings.models import Audience, Camera
from hearthside.places.models import Venue

SEALED = ("where", "link", "phone")
OF_TIME = ("zone", "starts_local", "minutes", "rule")
YES_NO = ("step_free", "hearing_loop", "quiet_room", "childcare", "transit")
"""What people must know of a place before they set out; each is said as yes, no or not known (MISSION D4)."""


@dataclass(frozen=True)
class Plan:
    """A meeting as somebody plans it. `starts_local` is wall time in `zone`; `rule` is empty for a single meeting."""

    title: str
    kind: str
    format_key: str
    mode: str
    zone: str
    starts_local: str
    minutes: int
    rule: str = ""
    about: str = ""
    audience: str = Audience.MEMBERS
    capacity: int | None = None
    companions: int = 0
    shows_numbers: bool = False
    is_cohort: bool = False
    hosts_needed: int = 1
    city: str = ""
    venue: Venue | None = None
    where: str = ""
    link: str = ""
    phone: str = ""
    place_hours: int = 24
    code_opens_place: bool = False
    camera: str = Camera.OFF_OK
    access: dict[str, str] = field(default_factory=dict)
    materials: str = ""
    checked: list[str] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    """What was answered to questions of rooms above (`questions`); they keep it, a meeting does not."""

    def fields(self) -> dict[str, Any]:
        """The same as columns of a meeting; what is sealed is None when nothing was said."""
        own = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "answers"}
        values = {name: value.strip() if isinstance(value, str) else value for name, value in own.items()}
        return values | {name: values[name] or None for name in SEALED}
