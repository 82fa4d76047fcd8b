"""Word lists are kept as running text, which is easier to read and to correct than one string per word."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())
