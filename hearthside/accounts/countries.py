"""Countries and time zones, from the time zone database that comes with the tzdata package."""

from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def _rows(name: str) -> list[list[str]]:
    text = resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def countries() -> list[tuple[str, str]]:
    """ISO 3166 codes and English names, by name."""
    return sorted(((code, name) for code, name in _rows("iso3166.tab")), key=lambda row: row[1])


@lru_cache(maxsize=1)
def time_zones() -> list[tuple[str, str]]:
    """The names of the zones people live in, with spaces for reading."""
    return clock_choices(every_clock())


def clock_choices(zones: list[str]) -> list[tuple[str, str]]:
    """These zones with the words a list shows."""
    return [(zone, zone.replace("_", " ")) for zone in zones]


@lru_cache(maxsize=1)
def _zones_by_country() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows("zone.tab"):
        found.setdefault(row[0], []).append(row[2])
    return found


def every_clock() -> list[str]:
    """Every zone that some country lives by, by name."""
    return sorted({zone for zones in _zones_by_country().values() for zone in zones})


def clocks_of(country: str) -> list[str]:
    """The zones that people of this country live by: one only where all of its clocks show the same; none for an unknown country."""
    zones, now = _zones_by_country().get(country.upper(), []), timezone.now()
    same = len({now.astimezone(ZoneInfo(zone)).utcoffset() for zone in zones}) == 1
    return zones[:1] if same else sorted(zones)


def country_choices() -> list[tuple[str, object]]:
    """For a form field; the first choice says nothing."""
    return [("", _("I would rather not say")), *countries()]


def zone_choices() -> list[tuple[str, object]]:
    """For a form field; the first choice is the time zone of the place."""
    return [("", _("The same as this place")), *time_zones()]
