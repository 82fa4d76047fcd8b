"""Finds full names that a writer gives as their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearthside.words.leaks.leak import Leak, leak
from hearthside.words.leaks.vocabulary import GIVEN_NAMES, NOT_A_NAME
from hearthside.words.listed import listed
from hearthside.words.sieve import sieve

_UP = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ"
_CAP = rf"[{_UP}][\w'’-]{{1,25}}"
_FULL = rf"(?P<name>{_CAP}(?:\s(?:[{_UP}]\.|de|del|la|von|van|der|da|le|{_CAP})){{0,2}}\s{_CAP})"
_SAYING = (
    r"(?:[Mm]y (?:real |full |actual |legal )?name(?:['’]s| is)|[Mm]e llamo|[Mm]i nombre (?:completo |real )?es|"
    r"[Jj]e m['’]appelle|"
    r"[Mm]on (?:vrai )?nom (?:complet )?(?:est|c['’]est)|[Ii]ch heiße|[Mm]ein (?:voller |richtiger |"
    r"echter )?Name(?: ist|:)|[Nn]azywam się|"
    r"[Mm]am na imię|[Mm]oje imię i nazwisko to|[Mm]oje nazwisko to)"
)
_BEING = (
    r"(?:\b[Ii]['’]m|\b[Ii] am|[Tt]his is|[Cc]all me|[Ss]oy|[Aa]quí|[Jj]e suis|[Mm]oi c['’]est|[Ii]ch bin|[Hh]ier ist|"
    r"[Jj]estem|[Tt]u|[Ii]['’]m called|[Ss]igned,?)"
)
_SIGNING = (
    r"(?:[Rr]egards|[Ss]incerely|[Yy]ours|[Cc]heers|[Tt]hanks|[Ll]ove|[Ss]aludos|[Uu]n abrazo|[Cc]ordialement|"
    r"[Bb]ises|[Gg]rüße|[Gg]ruß|[Pp]ozdrawiam)"
)
_TWO_NAMES = re.compile(_FULL)
_STRONG = sieve(rf"\b{_SAYING}:?\s{_FULL}")
_STRONG_LOWER = sieve(rf"\b{_SAYING}:?\s(?P<name>[^\W\d_]{{2,20}}\s[^\W\d_]{{2,20}})", re.I)
_WEAK = sieve(rf"{_BEING}:?\s{_FULL}")
_SIGNED = sieve(rf"\b{_SIGNING}\s?[,.]?\s{{1,3}}{_FULL}\s*[.]?\s*\Z")


def names(text: str) -> Iterator[Leak]:
    """First name and surname together, given as the writer's own. A first name alone is left alone."""
    is_written_large = _TWO_NAMES.search(text) is not None
    for found in _STRONG.finditer(text) if is_written_large else ():
        if _first(found["name"]) not in NOT_A_NAME:
            yield leak("name", found.start("name"), found.end("name"))
    for pattern in (_STRONG_LOWER, _WEAK, _SIGNED) if is_written_large else (_STRONG_LOWER,):
        for found in pattern.finditer(text):
            if _is_full_name(found["name"]):
                yield leak("name", found.start("name"), found.end("name"))


def _first(name: str) -> str:
    return name.split()[0].casefold()


def _is_full_name(name: str) -> bool:
    first, *others = name.casefold().split()
    return first.split("-")[0] in GIVEN_NAMES and others[-1] not in NOT_A_NAME | _AFTER_A_FIRST_NAME


_AFTER_A_FIRST_NAME = frozenset(
    listed("""
    and but or i from here by so which because if y pero et mais und aber ich oder i ale a z mam tengo de von not
""")
)
