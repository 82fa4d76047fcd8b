"""What a found leak looks like, and the kind words that go with each."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Kind = Literal[
    "email",
    "phone",
    "url",
    "handle",
    "address",
    "postcode",
    "school",
    "employer",
    "name",
    "card",
    "bank",
    "office",
    "machine",
]


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A stretch of a text, in characters from its start, that may show who or where someone is."""

    start: int
    end: int
    kind: Kind
    explanation_key: str


EXPLANATIONS: dict[str, StrPromise] = {
    "leak_email": _("This looks like an e-mail address. People could use it to find you outside this place."),
    "leak_phone": _("This looks like a phone number. Once it is posted, you cannot choose who calls."),
    "leak_url": _("This link goes to a personal page. It may show who you are."),
    "leak_handle": _("This looks like a name you use on another site. It may show who you are."),
    "leak_address": _("This looks like an address. It is safer to leave out where you live."),
    "leak_postcode": _("This looks like a postcode. It can point to a few houses."),
    "leak_school": _("This names a school. With your other posts it may show who you are."),
    "leak_employer": _("This names a place of work. With your other posts it may show who you are."),
    "leak_card": _("This looks like a card number. Anyone who reads it could pay with it."),
    "leak_bank": _("This looks like a bank account. It is safer to leave it out."),
    "leak_office": _("This looks like a number that an office knows you by. Others could use it in your name."),
    "leak_machine": _("This looks like the internet address of a computer. It can show where you are."),
    "leak_name": _("This looks like a full name. A first name or a made-up name is enough here."),
}


def leak(kind: Kind, start: int, end: int) -> Leak:
    """The leak of this kind from start up to end, with its explanation key."""
    return Leak(start=start, end=end, kind=kind, explanation_key=f"leak_{kind}")


def explanation(key: str) -> StrPromise:
    """The kind sentence for an explanation key. Refuses (KeyError) a key that no leak carries."""
    return EXPLANATIONS[key]


def without_overlaps(leaks: Iterable[Leak]) -> list[Leak]:
    """The leaks in reading order, keeping the longest wherever two cover the same characters."""
    kept: list[Leak] = []
    for found in sorted(leaks, key=lambda each: (each.start - each.end, each.start)):
        place = bisect(kept, found)
        is_clear_of_last = place == 0 or kept[place - 1].end <= found.start
        if is_clear_of_last and (place == len(kept) or found.end <= kept[place].start):
            kept.insert(place, found)
    return kept
