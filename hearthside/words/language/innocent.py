"""Everyday senses of listed words, found by trying the list on ordinary sentences. Here the list stays quiet."""

from __future__ import annotations

import re

# After the match: what follows shows another sense.
_FOLLOWED_BY: dict[str, re.Pattern[str]] = {
    "suicide-02": re.compile(r"\s+(?:at|to)\b", re.I),
    "suicide-03": re.compile(r"\s+(?:at|to)\b", re.I),
    "condition-05": re.compile(r"\s+(?:between|of)\b", re.I),
    "substance-02": re.compile(r"\s+driv", re.I),
    "identity-05": re.compile(r"\s+(?:shelter|charity|league|team|world cup)", re.I),
    "identity-08": re.compile(
        r"\s+(?!and\b|are\b|need\b|in\b|who\b|is\b|were\b|have\b|get\b|pay\b|of\b|with\b|on\b)\w", re.I
    ),
    "minimising-10": re.compile(r"\s+(?:be|feel|carry|deal|live|have|miss)\b", re.I),
    "minimising-12": re.compile(r"\s+(?:\w+day\b|the\s\d|to\s(?:the|a)\b)", re.I),
    "trauma-02": re.compile(
        r"\s+(?:you(?:['’]re| are) (?:ok|okay|safe|all right)|about (?:the )?(?:time|date|day))", re.I
    ),
}
# Before the match: the words just in front show another sense.
_LED_BY: dict[str, re.Pattern[str]] = {
    "condition-22": re.compile(r"\b(?:will|to|would|can|may|might|not|['’]ll|it|they|we|things)\s*$", re.I),
    "substance-04": re.compile(
        r"\b(?:it|flat|room|house|kitchen|car|water|air|floor|place|bed|clothes|hands)\s*$", re.I
    ),
}


def is_everyday_sense(entry_id: str, text: str, found: re.Match[str]) -> bool:
    """True when the words around a match show that it is not what the list means."""
    after, before = _FOLLOWED_BY.get(entry_id), _LED_BY.get(entry_id)
    if after and after.match(text, found.end()):
        return True
    return bool(before and before.search(text[max(0, found.start() - 40) : found.start()]))
