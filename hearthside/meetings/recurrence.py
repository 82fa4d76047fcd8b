"""When meetings come again: a rule in the words of RFC 5545, wall time and a zone. Times are expanded in wall time, then made UTC.

A wall time that the clocks leave out (spring) counts from before the change, so it moves forward; one that comes twice (autumn) is
the first. Only rules that people need are taken, so that none runs for ever: see `Pattern`. Nothing here touches the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

from dateutil.rrule import rrulestr
from django.utils.translation import gettext_lazy as _

from hearthside.kernel.refusals import Refusal

HORIZON = timedelta(days=548)
"""Eighteen months."""
MOST = 200
"""Meetings of one series within the horizon."""
LATEST_YEAR = 2100
STEPS = {"DAILY": range(1, 31), "WEEKLY": range(1, 27), "MONTHLY": (1, 2, 3, 4, 6), "YEARLY": (1,)}
"""How far apart each kind of rule may go: with these a rule never waits for a day that does not come."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SHAPE = "%Y-%m-%dT%H:%M"


class NoSuchTimes(Refusal):
    """A rule, a time or a zone that no meeting can have; says in plain words what is wrong."""

    status = 422


def read_local(text: str) -> datetime:
    """A wall time such as "2026-11-30T19:00". Refuses what is none, and years no one here will meet in."""
    try:
        found = datetime.strptime(text, SHAPE)
    except (ValueError, TypeError):
        raise NoSuchTimes(_("Please give a day and a time.")) from None
    if not 2000 <= found.year <= LATEST_YEAR:
        raise NoSuchTimes(_("That year is too far away. Please look at the date again."))
    return found


def write_local(moment: datetime) -> str:
    """The wall time as it is kept."""
    return moment.strftime(SHAPE)


def read_zone(name: str) -> ZoneInfo:
    """The zone of this name. Refuses one that this machine does not know (any more)."""
    if name not in _zones():
        raise NoSuchTimes(_("We do not know this time zone. Please choose one from the list."))
    return ZoneInfo(name)


@cache
def _zones() -> frozenset[str]:
    """Zones of places, and UTC: neither this machine's own nor the old names without a place."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def to_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment of this wall time: forward out of a gap, the first of two."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def clean_rule(rule: str, starts_local: str) -> str:
    """The rule as it is kept, or nothing for a single meeting. Refuses one we do not take, kindly and without trying it out."""
    text = rule.strip().upper().removeprefix("RRULE:")
    if not text:
        return ""
    first, pattern = read_local(starts_local), Pattern.read(text)
    if slots(pattern.text, starts_local, until=first) != [first]:
        raise NoSuchTimes(_("The first day does not fit the rule. Please look at both again."))
    return pattern.text


def slots(rule: str, starts_local: str, *, until: datetime) -> list[datetime]:
    """The wall times of a series up to `until` (wall time), at most `MOST`."""
    first = read_local(starts_local)
    if not rule:
        return [first] if first <= until else []
    pattern = Pattern.read(rule)
    ends = min(until, pattern.until) if pattern.until else until
    if first > ends:
        return []
    text = ";".join(f"{name}={value}" for name, value in pattern.parts.items() if name != "UNTIL")
    if "COUNT" not in pattern.parts:
        text += f";UNTIL={ends:%Y%m%dT%H%M%S}"
    found = list(islice(rrulestr(text, dtstart=first), MOST))
    return [one for one in found if one <= ends]


@dataclass(frozen=True)
class Pattern:
    """A rule we take: daily, weekly, monthly by day of the month or "the second Tuesday", yearly; with an end by number or day."""

    parts: dict[str, str]
    until: datetime | None

    @property
    def text(self) -> str:
        """The rule, its parts in one order."""
        return ";".join(f"{name}={value}" for name, value in self.parts.items())

    @classmethod
    def read(cls, text: str) -> Pattern:
        """The pattern. Refuses unknown parts and values, parts that come twice, and days that no month has."""
        parts = _split(text)
        kind = parts.get("FREQ", "")
        if kind not in STEPS or set(parts) - PARTS or len(text) > 120:
            raise _unknown()
        if _number(parts.get("INTERVAL", "1")) not in STEPS[kind]:
            raise _unknown()
        if "COUNT" in parts and ("UNTIL" in parts or not 1 <= _number(parts["COUNT"]) <= MOST):
            raise NoSuchTimes(_("A series has from 1 to 200 meetings, or a last day."))
        if parts.get("WKST", "MO") not in DAYS:
            raise _unknown()
        _CHECKS[kind](parts)
        return cls(parts, _until(parts["UNTIL"]) if "UNTIL" in parts else None)


def _split(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.strip().strip(";").split(";")]
    parts = {name: value for name, _sign, value in pairs}
    if len(parts) != len(pairs) or not all(parts.values()):
        raise _unknown()
    order = ["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST", "COUNT", "UNTIL"]
    return {name: parts[name] for name in order if name in parts} | {
        name: value for name, value in parts.items() if name not in order
    }


def _until(text: str) -> datetime:
    for shape in ("%Y%m%d", "%Y%m%dT%H%M%S", "%Y%m%dT%H%M%SZ"):
        try:
            found = datetime.strptime(text, shape)
        except ValueError:
            continue
        if found.year > LATEST_YEAR:
            break
        return found.replace(hour=23, minute=59) if shape == "%Y%m%d" else found
    raise NoSuchTimes(_("The last day is too far away, or no day at all. Please look at it again."))


def _check_daily(parts: dict[str, str]) -> None:
    _only(parts, "BYDAY")
    if "BYDAY" in parts:
        _plain_days(parts["BYDAY"])
        if _number(parts.get("INTERVAL", "1")) != 1:
            raise _unknown()


def _check_weekly(parts: dict[str, str]) -> None:
    _only(parts, "BYDAY")
    if "BYDAY" in parts:
        _plain_days(parts["BYDAY"])


def _check_monthly(parts: dict[str, str]) -> None:
    if "BYMONTHDAY" in parts:
        _only(parts, "BYMONTHDAY")
        _month_days(parts["BYMONTHDAY"], 31)
    elif "BYSETPOS" in parts:
        _only(parts, "BYDAY", "BYSETPOS")
        days = _plain_days(parts.get("BYDAY", ""))
        if _number(parts["BYSETPOS"]) not in (1, 2, 3, 4, -1) or len(days) > 7:
            raise _unknown()
    else:
        _only(parts, "BYDAY")
        if "BYDAY" in parts:
            _counted_days(parts["BYDAY"])


def _check_yearly(parts: dict[str, str]) -> None:
    if "BYMONTH" not in parts:
        return _only(parts)
    month = _number(parts["BYMONTH"])
    if not 1 <= month <= 12:
        raise _unknown()
    if "BYMONTHDAY" in parts:
        _only(parts, "BYMONTH", "BYMONTHDAY")
        return _month_days(parts["BYMONTHDAY"], MONTH_LENGTHS[month - 1])
    _only(parts, "BYMONTH", "BYDAY")
    if "BYDAY" in parts:
        _counted_days(parts["BYDAY"])


_CHECKS = {"DAILY": _check_daily, "WEEKLY": _check_weekly, "MONTHLY": _check_monthly, "YEARLY": _check_yearly}


def _only(parts: dict[str, str], *taken: str) -> None:
    if {name for name in parts if name.startswith("BY")} - set(taken):
        raise _unknown()


def _plain_days(text: str) -> list[str]:
    days = text.split(",")
    if not text or set(days) - set(DAYS) or len(set(days)) != len(days):
        raise _unknown()
    return days


def _counted_days(text: str) -> None:
    """Such as 2TU or -1FR: the second Tuesday, the last Friday. A fifth one is missing in many months, so it is not taken."""
    for one in text.split(","):
        if one[-2:] not in DAYS or one[:-2].removeprefix("+") not in ("1", "2", "3", "4", "-1"):
            raise _unknown()


def _month_days(text: str, longest: int) -> None:
    for one in text.split(","):
        day = _number(one)
        if not (1 <= day <= longest or -28 <= day <= -1):
            raise NoSuchTimes(_("No month has such a day. Please look at the day again."))


def _number(text: str) -> int:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else 0


def _unknown() -> NoSuchTimes:
    return NoSuchTimes(_("We cannot plan meetings by this rule. Please choose one from the list."))
