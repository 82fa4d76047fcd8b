"""Notes hold no names: finds the names of those who were there, and whatever else shows who somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hearthside.facilitating.models import Onward
from hearthside.hosted.models import Seat
from hearthside.meetings.models import Occurrence
from hearthside.words.leaks import find_leaks

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SHORTEST = 3


def names_at(occurrence: Occurrence) -> set[str]:
    """Names by which people were known at this meeting, as long as anybody knows, each word of them by itself too. Two queries."""
    tonight = Seat.objects.filter(room=occurrence.pk).values_list("name", "person__name")
    after = Onward.objects.filter(occurrence=occurrence).values_list("person__name", flat=True)
    whole = {*after, *(name for pair in tonight for name in pair)}
    return {word for name in whole for word in WORD.findall(name) if len(word) >= SHORTEST}


def shown_in(text: str, names: Iterable[str]) -> list[str]:
    """Words of the text that show who somebody is: a name written as a name (so "Rain", not "rain"), a full name, a number, an address.
    Each once, in the order of the text."""
    known = {name.casefold() for name in names}
    named = [word for word in WORD.findall(text) if word.casefold() in known and word[:1] != word[:1].lower()]
    leaks = [text[one.start : one.end] for one in find_leaks(text)]
    return list(dict.fromkeys([*named, *leaks]))
