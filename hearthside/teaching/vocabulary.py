"""What decisions say of words, how much is looked at again, and how long figures stay."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.safety.vocabulary import Level, Outcome, Rule

SHARE = 0.02
"""Of the posts that seem to need nobody, so many are shown to people again."""
LOOK_WITHIN = timedelta(days=14)
"""A second look that nobody found time for by then is let go."""
LOOKED_BACK = timedelta(days=90)
"""What the figures count."""
COUNTS_KEPT_FOR = timedelta(days=400)
LEAST = 5
"""Figures on fewer than this are not shown: they would be about people (DOMAIN 12.2)."""
ENOUGH_LABELS = 20
"""Before people have said so much, nothing is learned."""
MOST_LABELS = 2000
READ_A_TURN = 150
"""Posts that are read beside each other in one turn, of a second or so."""
SETTLED_AFTER = timedelta(days=14)
"""A new reader should have read along for so long before anybody relies on it."""


class Standing(models.TextChoices):
    """Where a reader that was learned here stands."""

    BESIDE = "beside", _("reads along, and affects nobody")
    REFUSED = "refused", _("reads the guard texts worse, and cannot be used")
    IN_USE = "in_use", _("in use")
    PUT_BACK = "put_back", _("was in use before")


HARMS_OF_RULE: dict[str, tuple[str, ...]] = {
    Rule.NO_METHODS: ("method_seeking",),
    Rule.KIND_WORDS: ("harassment",),
    Rule.NO_HATE: ("harassment",),
    Rule.NO_PRESSURE: ("encouragement",),
    Rule.PRIVATE_DETAILS: ("doxxing",),
    Rule.MEET_HERE: ("contact_exchange",),
    Rule.NO_MEDICINE: ("misinformation",),
    Rule.NO_SELLING: ("advertising",),
}
"""The harm that a decision by this rule says is there."""
LEAST_LEVEL: dict[str, str] = {
    Outcome.TALKED: Level.AMBER,
    Outcome.SUPPORTED: Level.AMBER,
    Outcome.PASSED_ON: Level.RED,
}
"""Endings that say how soon somebody should have come: the colour the case was left with, and at least this."""
