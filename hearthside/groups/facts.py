"""Facts about a group by which people find one that fits: what may be said, in which words. Whatever is unknown stays unsaid.

Some facts stand on the group itself: `topics`, `leadership`, `membership` (open or the same people), `mode` (online or in a room)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hearthside.groups.models import GroupFacts

Choices = dict[str, Any]

GOALS: Choices = {
    "heard": _("To be heard, without fixing"),
    "same": _("To meet people who get it"),
    "tools": _("To learn skills"),
    "tips": _("To swap tips"),
    "company": _("Company, and something to do"),
    "give": _("To help others too"),
}
FORMATS: Choices = {
    "open_share": _("Open sharing, in turns"),
    "agenda": _("A clear plan each time"),
    "tools": _("Trying out skills together"),
    "topic": _("A theme each time"),
    "activity": _("Doing something together"),
    "course": _("A course, step by step"),
}
WAYS: Choices = {
    "posts": _("Posts to read at any time"),
    "text": _("Live text chat"),
    "voice": _("Voice call"),
    "video": _("Video call"),
    "room": _("Face to face"),
}
ACCESS: Choices = {
    "step_free": _("Step-free"),
    "hearing_loop": _("Hearing loop"),
    "quiet_room": _("Quiet room, low noise and light"),
    "childcare": _("Child care, or children are welcome"),
    "captions": _("Captions"),
    "sign_language": _("Sign language"),
    "typing": _("Typing instead of speaking"),
    "breaks": _("Breaks, or short meetings"),
    "easy_words": _("Easy words"),
    "low_data": _("Works on a slow line"),
}
MADE_FOR: Choices = {
    "women": _("Women"),
    "men": _("Men"),
    "lgbtq": _("LGBTQ+ people"),
    "trans_nonbinary": _("Trans and non-binary people"),
    "cultural": _("People of one culture"),
    "faith": _("People of one faith"),
    "migrants_refugees": _("Migrants and refugees"),
    "veterans": _("Veterans and their families"),
    "students": _("Students"),
    "occupation": _("One line of work"),
    "disabled": _("Disabled people"),
    "parents": _("Parents"),
    "young_adults": _("Young adults"),
    "older_adults": _("Older adults"),
}
HEAVY: Choices = {
    "suicide": _("Suicide"),
    "self_harm": _("Self-harm"),
    "eating": _("Food, weight or bodies"),
    "substances": _("Drinking or drugs"),
    "abuse": _("Abuse or violence"),
}
ENERGY: Choices = {
    "light": _("Light and easy"),
    "moderate": _("Some real talk, some lightness"),
    "deep": _("Deep talk"),
}
SIZES: Choices = {
    "small": _("3 to 6 people"),
    "medium": _("7 to 12 people"),
    "large": _("13 to 25 people"),
    "open": _("As many as come"),
}
COSTS: Choices = {"free": _("Free"), "donation": _("Give what you like"), "paid": _("There is a price")}
NEWCOMERS: Choices = {"yes": _("New people are welcome"), "later": _("Not at the moment")}
FAITHS: Choices = {
    "secular": _("Without religion"),
    "open": _("Open to all beliefs"),
    "spiritual": _("Spiritual"),
    "faith_based": _("Of one faith"),
    "twelve_step": _("Steps, with a higher power"),
}
ADVICE: Choices = {
    "none": _("We listen, without answers"),
    "invited": _("Advice only when you ask for it"),
    "open": _("People answer as they like"),
}
CAMERAS: Choices = {
    "none": _("No cameras"),
    "off_ok": _("Camera on or off, as you like"),
    "on_expected": _("Camera on, please"),
}
OFTEN_SPOKEN = (
    "en ar bg bn cs cy da de el es et fa fi fr ga he hi hr hu id it ja ko lt lv nb nl pa pl pt ro ru sk sl sq sr sv sw "
    "ta th tr uk ur vi zh-hans"
)
LANGUAGES: Choices = {
    code: LANG_INFO[code]["name_local"] if code in LANG_INFO else code for code in OFTEN_SPOKEN.split()
}
"""Each language by its own name, so that those who speak it can read it."""
LANGUAGES |= {"bn": "বাংলা", "pa": "ਪੰਜਾਬੀ"}

MANY: dict[str, Choices] = {
    "goals": GOALS,
    "formats": FORMATS,
    "ways": WAYS,
    "languages": LANGUAGES,
    "made_for": MADE_FOR,
    "heavy": HEAVY,
    "has": ACCESS,
    "lacks": ACCESS,
}
"""Facts of which several may hold."""
ONE: dict[str, Choices] = {
    "energy": ENERGY,
    "size": SIZES,
    "cost": COSTS,
    "newcomers": NEWCOMERS,
    "faith": FAITHS,
    "advice": ADVICE,
    "camera": CAMERAS,
}
"""Facts of which one holds, or nothing is said."""
NAMES: Choices = {
    "goals": _("What it helps with"),
    "formats": _("How a meeting goes"),
    "ways": _("How people talk"),
    "languages": _("Languages"),
    "made_for": _("Made for"),
    "heavy": _("Often spoken of"),
    "has": _("Made easier by"),
    "lacks": _("Not there yet"),
    "energy": _("How deep it goes"),
    "size": _("How many come"),
    "cost": _("Cost"),
    "newcomers": _("New people"),
    "faith": _("Faith"),
    "advice": _("Advice"),
    "camera": _("Cameras"),
    "place_name": _("Where"),
}


@dataclass(frozen=True)
class Facts:
    """What a group says by which people find it. Lists hold known words only; an empty value means that nothing is said."""

    goals: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    made_for: list[str] = field(default_factory=list)
    heavy: list[str] = field(default_factory=list)
    has: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    energy: str = ""
    size: str = ""
    cost: str = ""
    cost_note: str = ""
    newcomers: str = ""
    faith: str = ""
    advice: str = ""
    camera: str = ""
    place_name: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def columns(self) -> dict[str, Any]:
        """The same as columns of `GroupFacts`."""
        return asdict(self)

    @classmethod
    def of(cls, row: GroupFacts | None) -> Facts:
        """What the row says; nothing where there is none."""
        return cls(**{one.name: getattr(row, one.name) for one in fields(cls)}) if row else cls()

    def unknown(self) -> list[str]:
        """The names of values that are no known words, or that contradict each other; empty when all is well."""
        wrong = [name for name, words in MANY.items() if not set(getattr(self, name)) <= set(words)]
        wrong += [name for name, words in ONE.items() if getattr(self, name) not in ("", *words)]
        if set(self.has) & set(self.lacks):
            wrong.append("lacks")
        return wrong + ([] if _is_a_spot(self.latitude, self.longitude) else ["place_name"])

    def spoken(self) -> list[tuple[str, str]]:
        """What is known, as (name, words) for a page, in one order. Nothing that is unknown."""
        said = {name: _in_words(words, getattr(self, name)) for name, words in MANY.items()}
        said |= {name: str(words.get(getattr(self, name), "")) for name, words in ONE.items()}
        said["cost"] = ": ".join(word for word in (said["cost"], self.cost_note) if word)
        said["place_name"] = self.place_name
        return [(str(NAMES[name]), said[name]) for name in NAMES if said[name]]


def _in_words(words: Choices, chosen: list[str]) -> str:
    return ", ".join(str(word) for key, word in words.items() if key in chosen)


def _is_a_spot(latitude: float | None, longitude: float | None) -> bool:
    if latitude is None or longitude is None:
        return latitude is longitude
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


def coarse(degrees: float | None) -> float | None:
    """A coordinate as coarse as a town: to a hundredth of a degree, about a kilometre."""
    return None if degrees is None else round(degrees, 2)
