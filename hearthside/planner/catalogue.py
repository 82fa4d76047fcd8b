"""What there is to do: our own list (`data/activities.json`), in five families, each thing with the energy it asks for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parent / "data" / "activities.json"
LEAST, MOST = 1, 5
ENERGIES = {
    1: (_("Almost none"), _("In bed, or nearly.")),
    2: (_("A little"), _("Something small could work.")),
    3: (_("Some"), _("It comes and goes.")),
    4: (_("Quite a bit"), _("I could go out.")),
    5: (_("Plenty"), _("I would like to move.")),
}
"""What somebody can say about today. None of it is good or bad."""
FAMILIES = {
    "physical": (_("Moving"), "flame"),
    "creative": (_("Making"), "pencil"),
    "relaxing": (_("Resting"), "moon"),
    "social": (_("People"), "groups"),
    "meaningful": (_("What matters"), "leaf"),
}
"""The five families: their names, and a sign for each."""
THEMES = {
    "exercise": _("Exercise"),
    "food": _("Food and drink"),
    "breath": _("Breathing, and being quiet inside"),
    "memories": _("Memories, and writing about oneself"),
    "people": _("Doing it with other people"),
    "outdoors": _("Going outside"),
    "money": _("What costs money"),
}
"""What a person can leave out. The first four are there because they harm some people (DOMAIN 8)."""
PLACES = {"indoor": _("Inside"), "outdoor": _("Outside")}
COMPANY = {"alone": _("On your own"), "together": _("With others")}
COSTS = {"low": _("Costs a little"), "medium": _("Costs something")}


@dataclass(frozen=True)
class Activity:
    """One thing to do. `energy` is the least it asks for, 1 to 5; `minutes` a guess. Words of our list are in English until they are
    shown; the words of somebody's own idea are shown as they are."""

    key: str
    family: str
    title: str
    energy: int
    first_step: str = ""
    minutes: int = 0
    cost: str = "free"
    place: str = "either"
    company: str = "either"
    access: str = ""
    caution: str = ""
    themes: frozenset[str] = frozenset()
    needs_net: bool = False
    is_for_adults: bool = False
    meets_as: str = "drop_in"
    is_own: bool = False

    @property
    def name(self) -> str:
        """What it is called, in the reader's language."""
        return self.title if self.is_own else gettext(self.title)

    def words(self, field: str) -> str:
        """Its first step, its caution, or how it can be done by people whose body works otherwise; empty where nothing is said."""
        said = str(getattr(self, field))
        return gettext(said) if said else ""

    @property
    def family_name(self) -> Any:
        """The family, in words."""
        return FAMILIES[self.family][0]

    @property
    def icon(self) -> str:
        """The sign of its family."""
        return FAMILIES[self.family][1]

    def marks(self) -> list[Any]:
        """What it takes, in a few words: time, place, company, money."""
        known = (PLACES.get(self.place), COMPANY.get(self.company), COSTS.get(self.cost))
        return [*self._minutes(), *(word for word in known if word)]

    def _minutes(self) -> list[str]:
        if not self.minutes:
            return []
        return [ngettext("About %(count)s minute", "About %(count)s minutes", self.minutes) % {"count": self.minutes}]


def _read(row: Mapping[str, Any]) -> Activity:
    fields = {name: value for name, value in row.items() if name not in ("themes", "adults")}
    return Activity(**fields, themes=frozenset(row.get("themes", ())), is_for_adults=row.get("adults", False))


@lru_cache(maxsize=1)
def activities() -> dict[str, Activity]:
    """All of our list by key, in its order."""
    rows = json.loads(FILE.read_text("utf-8"))["activities"]
    return {row["key"]: _read(row) for row in rows}
