"""Which country's lines to show: chosen, then the person's own, then the browser's region, then the place's. Never a location."""

import re

from django.http import HttpRequest

from hearthside.directory.own_lines import country_called
from hearthside.kernel.place import place


def country_for(request: HttpRequest) -> str:
    """A country code that the book or the place itself knows a number for, or nothing."""
    wishes = [request.GET.get("country", ""), _own(request), *_regions(request), place().country]
    return next((code for wish in wishes if country_called(code := wish.upper())), "")


def _own(request: HttpRequest) -> str:
    person = getattr(request, "person", None)
    return person.country if person else ""


def _regions(request: HttpRequest) -> list[str]:
    """ "en-GB,en;q=0.9" says GB. Many browsers say "en-US" unasked: a place that names its country is believed before that."""
    languages = request.headers.get("Accept-Language", "")
    if place().country:
        languages = re.sub(r"\ben-US\b", "en", languages, flags=re.IGNORECASE)
    return re.findall(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})\b", languages)
