"""What the help pages show. Nothing here needs a request, a login or a database."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format

from hearthside.directory import book
from hearthside.directory.pathway import pathway
from hearthside.directory.queries import helplines_for
from hearthside.directory.said_of_lines import SAID, audience_words, language_words


def help_context(country: str, *, is_young: bool = False) -> dict[str, Any]:
    """The context of the help pages for a country code."""
    return {
        "card": helplines_for(country, is_young=is_young),
        "countries": by_name(),
        "way": pathway().in_words(),
        "said": SAID,
        "audience_words": audience_words,
        "language_words": language_words,
        "date_words": date_format,
        "contacts": [],
        "hour_words": hour_words,
    }


def by_name() -> list[book.Country]:
    """The countries of the book in the order in which people look for them."""
    return sorted(book.countries().values(), key=lambda one: one.name)


def hour_words(moment: datetime) -> str:
    """Weekday and hour by the clock of the moment's own zone: "Monday 17:00"."""
    return f"{date_format(moment, 'l')} {date_format(moment, 'H:i')}"
