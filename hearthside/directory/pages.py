"""What the help pages show. Nothing here needs a request, a login or a database."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from hearthside.directory.own_lines import every_known
from hearthside.directory.pathway import pathway
from hearthside.directory.queries import helplines_for
from hearthside.directory.said_of_lines import SAID, audience_words, language_words
from hearthside.kernel.place import place
from hearthside.ui.words_for_time import time_words, weekday_words

MOST_ON_AWAY_PAGE = 3


def help_context(country: str, *, is_young: bool = False) -> dict[str, Any]:
    """The context of the help pages for a country code."""
    return {
        "card": helplines_for(country, is_young=is_young),
        "countries": every_known(),
        "way": pathway().in_words(),
        "said": SAID,
        "audience_words": audience_words,
        "language_words": language_words,
        "contacts": [],
        "hour_words": hour_words,
    }


def away_page() -> str:
    """A page that stands alone, in the language of the place: where people turn while it is away. No number found wrong is on it."""
    here = place()
    card = helplines_for(here.country)
    to_talk = [one.line for one in card.lines if one.line.is_for_everyone and not one.line.is_information]
    steady = sorted(to_talk, key=lambda line: not line.is_always_open)[:MOST_ON_AWAY_PAGE]
    with override(here.language):
        return render_to_string("directory/away.html", {"card": card, "lines": steady, "here": here})


def hour_words(moment: datetime) -> str:
    """Weekday and hour by the clock of the moment's own zone: "Monday at 5 p.m."."""
    return _("%(weekday)s at %(hour)s") % {"weekday": weekday_words(moment), "hour": time_words(moment)}
