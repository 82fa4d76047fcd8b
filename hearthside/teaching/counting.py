"""Shares of few, honestly: how far the truth may lie from what was seen (Wilson's interval, 95 %), and the same in plain words."""

from math import ceil, floor, sqrt

from django.utils.translation import gettext as _

Z = 1.96


def interval(hits: int, of: int) -> tuple[float, float]:
    """Between which shares the truth lies, 19 times of 20. Everything is possible when nothing was seen."""
    if of == 0:
        return 0.0, 1.0
    share, spread = hits / of, Z * Z / of
    middle, reach = share + spread / 2, Z * sqrt(share * (1 - share) / of + spread / of / 4)
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


def share_words(low: float, high: float) -> str:
    """A span of shares in words, never narrower than it is: "between 3 and 9 in 10"."""
    of = 100 if high <= 0.2 else 10
    least, most = floor(low * of + 1e-9), ceil(high * of - 1e-9)
    if least == most:
        return _("%(count)d in %(of)d") % {"count": most, "of": of}
    if least == 0:
        return _("at most %(count)d in %(of)d") % {"count": most, "of": of}
    if most == of:
        return _("at least %(count)d in %(of)d") % {"count": least, "of": of}
    return _("between %(least)d and %(most)d in %(of)d") % {"least": least, "most": most, "of": of}


def are_apart(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two shares (hits, of) differ by more than chance makes likely: their intervals do not touch."""
    low, high = interval(*one)
    other_low, other_high = interval(*two)
    return high < other_low or other_high < low
