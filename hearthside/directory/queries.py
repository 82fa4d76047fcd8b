"""The right lines for a country, in the order people need them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.directory import book
from hearthside.directory.book import Country, Emergency, Line
from hearthside.directory.checks import Check, newest_checks
from hearthside.directory.models import OwnContact
from hearthside.directory.own_lines import country_called, is_own, lines_to_check
from hearthside.vault.fields import reveal

RECHECK_AFTER = timedelta(days=90)
"""DOMAIN 4 and the book's `recheck_days`."""


@dataclass(frozen=True)
class ShownLine:
    """A line that people may see, and how sure we are of it: "checked", "unchecked" or "overdue"."""

    line: Line
    trust: str
    checked_on: date | None
    is_open: bool | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True)
class HelpCard:
    """Everything a help page shows for a country. For an unknown country it has only the international finders."""

    code: str
    name: str
    emergency: Emergency
    lines: list[ShownLine]
    fallbacks: tuple[tuple[str, str], ...]
    is_own: bool = False
    """The book does not have the country: its numbers come from the people who run the place."""

    @property
    def is_known(self) -> bool:
        """We know a number for this country."""
        return bool(self.code)


NOWHERE = Country("", "", Emergency((), False), ())


def helplines_for(country: str, *, is_young: bool = False) -> HelpCard:
    """The card for a country code ("GB"), in the order: emergency, open now, text or chat, special audiences, information.

    Lines for young people come first when `is_young`. Works without a database.
    """
    found = country_called(country) or NOWHERE
    now, checks = timezone.now(), newest_checks()
    today = timezone.localdate(now)
    shown = [_at(line, now) for row in found.lines if (line := shown_line(row, checks.get(row.id), today))]
    shown.sort(key=lambda one: _rank(one, is_young))
    return HelpCard(found.code, found.name, found.emergency, shown, book.fallbacks(), is_own(found.code))


def shown_line(line: Line, check: Check | None, today: date) -> ShownLine | None:
    """How the line is shown, or None when it is hidden: not sure enough and not checked, or found not to work."""
    if check is None:
        if line.display == "hide" or not line.sources:
            return None
        is_old = today - book.compiled_on() > RECHECK_AFTER
        return ShownLine(line, "unchecked" if is_old or line.display == "show_with_note" else "listed", None)
    if not check.works:
        return None
    return ShownLine(line, "overdue" if today - check.on > RECHECK_AFTER else "checked", check.on)


def _at(shown: ShownLine, now: datetime) -> ShownLine:
    is_open = shown.line.is_open(now)
    opens_at = shown.line.openings.opens_next(now) if is_open is False and shown.line.openings else None
    return replace(shown, is_open=is_open, opens_at=opens_at)


def _rank(shown: ShownLine, is_young: bool) -> tuple[bool, int, int]:
    """Closed lines stand behind those that are open or may be; then open now, text or chat, one audience, information."""
    line, is_closed = shown.line, shown.is_open is False
    if is_young and line.is_for_young:
        return (is_closed, 0, 0)
    place = 5 if line.is_information else 4 if not line.is_for_everyone else 1 if shown.is_open else 2
    return (is_closed, place, 0 if line.has_text else 1)


@dataclass(frozen=True)
class KnownContact:
    """Somebody the person trusts, readable for this page only."""

    id: UUID
    name: str
    number: str
    href: str


def contacts_of(person: Person) -> list[KnownContact]:
    """The person's own contacts in their order. One query."""
    rows = OwnContact.objects.filter(person=person).order_by("place", "pk")
    return [
        KnownContact(row.pk, reveal(row.name), number := reveal(row.number), book.link("phone", number)) for row in rows
    ]


def overdue_lines(country: str) -> list[str]:
    """Names of the lines of a country that nobody of the team has checked in the last 90 days."""
    today, checks = timezone.localdate(), newest_checks()
    lines = lines_to_check(country_called(country) or NOWHERE)
    return [line.name for line in lines if (check := checks.get(line.id)) is None or today - check.on > RECHECK_AFTER]
