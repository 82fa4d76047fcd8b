"""Kinder and safer words: private hints before posting, which never change a text and never call a word wrong."""

from hearthside.words.language.entries import ENTRIES, Entry
from hearthside.words.language.hinting import Flags, Hint, flags, hints
from hearthside.words.language.staying_quiet import is_list_language, shows_distress

__all__ = ["ENTRIES", "Entry", "Flags", "Hint", "flags", "hints", "is_list_language", "shows_distress"]
