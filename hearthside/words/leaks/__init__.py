"""The identity-leak guard: finds what could show who someone is, so they can take it out before they post."""

from hearthside.words.leaks.finding import LONGEST_TEXT, find_leaks
from hearthside.words.leaks.leak import EXPLANATIONS, Kind, Leak, explanation
from hearthside.words.leaks.phones import HARMONISED_NUMBERS

__all__ = ["EXPLANATIONS", "HARMONISED_NUMBERS", "LONGEST_TEXT", "Kind", "Leak", "explanation", "find_leaks"]
