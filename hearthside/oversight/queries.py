"""What the pages show."""

from dataclasses import dataclass

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.oversight import access
from hearthside.oversight.models import Disclosure, Opening
from hearthside.oversight.talks import group_of
from hearthside.oversight.vocabulary import Purpose
from hearthside.safety.uninvolved import CONFLICTS

A_PAGE = 50


def openings_for(person: Person) -> list[Opening]:
    """The newest requests this officer may see."""
    rows = Opening.objects.select_related("case", "asked_by", "answered_by").order_by("-asked_at")[:A_PAGE]
    return [row for row in rows if "about" not in access.conflicts_of(person, row)]


@dataclass(frozen=True)
class OpeningPage:
    """One request, and what this officer can do with it."""

    opening: Opening
    may_agree: bool
    may_look: bool
    is_own: bool
    is_officer: bool
    conflicts: list[str]
    disclosures: list[Disclosure]
    group: Group | None


def opening_page(opening: Opening, viewer: Person) -> OpeningPage:
    """What stands on the page of a request."""
    conflicts = access.conflicts_of(viewer, opening)
    return OpeningPage(
        opening=opening,
        may_agree=not access.refusal_to_agree(viewer, opening),
        may_look=not access.refusal_to_look(viewer, opening, opening.purpose),
        is_own="own" in conflicts,
        is_officer=access.is_officer(viewer),
        conflicts=[str(CONFLICTS[code]) for code in conflicts if code != "own"],
        disclosures=list(opening.disclosures.order_by("at")),
        group=group_of(opening.case) if opening.purpose == Purpose.GROUP else None,
    )
