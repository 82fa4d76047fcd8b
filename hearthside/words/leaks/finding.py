"""Runs every finder of the leak guard over a text."""

from __future__ import annotations

from collections.abc import Collection

from hearthside.words.leaks.accounts import accounts
from hearthside.words.leaks.belonging import employers, schools
from hearthside.words.leaks.contacts import emails, handles, profiles
from hearthside.words.leaks.leak import Leak, without_overlaps
from hearthside.words.leaks.names import names
from hearthside.words.leaks.phones import HARMONISED_NUMBERS, phones
from hearthside.words.leaks.places import addresses, postcodes
from hearthside.words.sieve import Sifted

LONGEST_TEXT = 20_000
"""Characters that are read; what comes after is not looked at. Patterns are bounded, so time grows with length only."""


def find_leaks(
    text: str, *, allowed_numbers: Collection[str] = HARMONISED_NUMBERS, known_names: Collection[str] = ()
) -> list[Leak]:
    """What in the first LONGEST_TEXT characters may show who the writer is, in reading order, without overlaps.

    `allowed_numbers` are helplines in any spelling, added to the harmonised numbers. `known_names` are names of
    members here, which may be spoken to with an at sign. Refuses nothing and stores nothing.
    """
    read = Sifted(text[:LONGEST_TEXT])
    helplines = HARMONISED_NUMBERS | frozenset(allowed_numbers)
    here = frozenset(name.casefold() for name in known_names)
    found = [*emails(read), *profiles(read), *handles(read, here), *phones(read, helplines), *accounts(read)]
    found += [*addresses(read), *postcodes(read), *schools(read), *employers(read), *names(read)]
    return without_overlaps(found)
