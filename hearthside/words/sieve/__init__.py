"""Looks with a slow pattern only at texts that hold letters it cannot do without. Finds just what the pattern finds."""

from hearthside.words.sieve.needed import fold, needed
from hearthside.words.sieve.passing import Sieve, Sifted, make_ready, sieve

__all__ = ["Sieve", "Sifted", "fold", "make_ready", "needed", "sieve"]
