"""What the people who run the place wrote down themselves: the emergency number of a country that the book does not have, and lines of
their own. Read from memory, like the book: the help page stands on it."""

import hashlib
import re
from dataclasses import replace

from django.utils.translation import gettext as _

from hearthside.accounts.countries import countries as every_country
from hearthside.directory import book
from hearthside.directory.book import Channel, Country, Emergency, Line
from hearthside.directory.checks import newest_checks
from hearthside.kernel.place import place

MOST_LINES = 8
NUMBER = re.compile(r"^(?=.*\d)[\d +()./*#-]{2,40}$")
KINDS = frozenset({"emotional_support"})
SOURCE = "OWN"


class NotALine(ValueError):
    """What was written is no list of lines; `text` is what could not be read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def country_called(code: str) -> Country | None:
    """The country as the book has it, with the place's own lines before the book's; None where neither knows a number."""
    code, here = code.upper(), place()
    found = book.countries().get(code)
    if not code or code != here.country:
        return found
    lines = read_lines(here.own_lines)
    if found:
        return replace(found, lines=(*lines, *found.lines))
    emergency = _emergency(here.emergency_number)
    return Country(code, name_of(code), emergency, lines) if lines or emergency.numbers else None


def every_known() -> list[Country]:
    """The countries of the book and the place's own, in the order in which people look for them."""
    own = country_called(place().country)
    known = {**book.countries(), **({own.code: own} if own else {})}
    return sorted(known.values(), key=lambda one: one.name)


def every_choice() -> list[tuple[str, str]]:
    """Every country there is, (code, name), by name."""
    codes = {*book.countries(), *(code for code, _name in every_country())}
    return sorted(((code, name_of(code)) for code in codes), key=lambda one: one[1])


def name_of(code: str) -> str:
    """What a country is called."""
    known = book.countries().get(code)
    return known.name if known else dict(every_country()).get(code, code)


def is_own(code: str) -> bool:
    """Whether the book does not have this country."""
    return bool(code) and code.upper() not in book.countries()


def line_called(line_id: str) -> Line | None:
    """The line with this id: of the book, of the place, or the place's emergency number."""
    here = place()
    own = [*read_lines(here.own_lines), emergency_line(here.emergency_number)]
    return next((line for line in own if line and line.id == line_id), None) or book.line_called(line_id)


def emergency_line(number: str) -> Line | None:
    """The emergency number that the founder gave, as something to look up and note; None without one."""
    return replace(_line(_("Emergency number"), number, ""), hours="") if number else None


def lines_to_check(country: Country) -> list[Line]:
    """The lines of a country; where the book does not have it, the emergency number that the place gave stands before them."""
    given = emergency_line(place().emergency_number) if is_own(country.code) else None
    return [*([given] if given else []), *country.lines]


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines in this text, one a row: "Name: number", or "Name: number: hours". A row that is none is left out."""
    return tuple(_line(*parts) for row in text.splitlines() if (parts := _parts(row)))


def check_lines(text: str) -> None:
    """Refuses (NotALine) a text with a row that is no line, or with too many of them."""
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    unread = [row for row in rows if not _parts(row)] + rows[MOST_LINES:]
    if unread:
        raise NotALine(unread[0])


def _parts(row: str) -> tuple[str, str, str] | None:
    name, number, hours = (one.strip() for one in (*row.split(":", 2), "", "")[:3])
    return (name, number, hours) if name and NUMBER.fullmatch(number) else None


def _line(name: str, number: str, hours: str) -> Line:
    """Its id changes with the number, so that a check counts for the number that was tried and for no other."""
    return Line(
        id="own-" + hashlib.sha256(re.sub(r"[^\d+*#]", "", number).encode()).hexdigest()[:16],
        name=name,
        local_name="",
        kinds=KINDS,
        audience=frozenset({"everyone"}),
        channels=(Channel("phone", number, book.link("phone", number), ""),),
        is_always_open=False,
        hours=hours.rstrip(".") or _("We do not know their hours"),
        openings=None,
        languages=(),
        is_free=None,
        url="",
        sources=(SOURCE,),
        source_date="",
        confidence="medium",
        display="show_with_note",
        staff_note="",
    )


def _emergency(number: str) -> Emergency:
    """Shown as unsure until the team has noted that it is right; not shown once they noted that it is not."""
    line = emergency_line(number)
    check = newest_checks().get(line.id) if line else None
    if line is None or (check and not check.works):
        return Emergency((), True)
    return Emergency(((book.WORDS["general"], number, book.link("phone", number)),), check is None)
