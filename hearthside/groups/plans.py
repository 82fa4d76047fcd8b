"""What a group needs before it may open, and which way its life may go."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.groups.models import AgeWall, GroupState, Joining, Readers, Visibility

MUST_HAVE = {
    "name": _("a name"),
    "purpose": _("its purpose"),
    "for_whom": _("who it is for"),
    "leader": _("who leads it"),
    "leadership": _("how it is led"),
    "mode": _("where it meets"),
    "membership": _("who can come, and when"),
    "rules_version": _("ground rules"),
    "safety_lead": _("a safety lead"),
}
"""MISSION A1: a group cannot open without these."""

NEXT_STATES: dict[str, tuple[str, ...]] = {
    GroupState.DRAFT: (GroupState.IN_REVIEW, GroupState.ARCHIVED),
    GroupState.IN_REVIEW: (GroupState.DRAFT,),
    GroupState.OPEN: (GroupState.WAITLIST, GroupState.FULL, GroupState.PAUSED),
    GroupState.WAITLIST: (GroupState.OPEN, GroupState.FULL, GroupState.PAUSED),
    GroupState.FULL: (GroupState.OPEN, GroupState.WAITLIST, GroupState.PAUSED),
    GroupState.PAUSED: (GroupState.OPEN,),
    GroupState.CLOSING: (),
    GroupState.ARCHIVED: (),
}
"""Steps a leader may take with one press (ground_rules.json, `group_lifecycle`). From review only the team opens. An end takes four weeks'
notice and ways on for everybody, so it has a room of its own (`seasons`)."""


@dataclass(frozen=True)
class Plan:
    """What a group says about itself."""

    name: str
    purpose: str
    for_whom: str
    leadership: str
    membership: str
    mode: str
    what_it_is_not: str = ""
    how_it_is_kept_safe: str = ""
    welcome: str = ""
    joining: str = Joining.REQUEST
    visibility: str = Visibility.LISTED
    readers: str = Readers.MEMBERS
    age_band: str = AgeWall.ADULTS
    topics: list[str] = field(default_factory=list)

    def fields(self) -> dict[str, Any]:
        """The same as columns of a group, with loose spaces taken off."""
        return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(self).items()}
