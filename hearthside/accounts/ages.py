"""The age question, and what the place's policy makes of the answer (DOMAIN 3.7). A band is kept, never a birth date."""

from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import AgeBand

UNDER_13 = "under_13"
CHOICES = [(UNDER_13, _("12 or younger")), *AgeBand.choices]
"""From young to old, all of them always: nothing hints at a right answer."""
_ORDER = [value for value, _label in CHOICES]


def is_old_enough(band: str, least: str) -> bool:
    """Whether somebody of this band may have an account where `least` is the youngest band let in. Under 13 never."""
    if band == UNDER_13 or band not in _ORDER:
        return False
    return _ORDER.index(band) >= _ORDER.index(least or AgeBand.ADULT)
