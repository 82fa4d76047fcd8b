"""The agenda of a talk and where it can stand."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.safety.vocabulary import Reason

ANSWER_WITHIN = timedelta(days=7)
"""Whoever has not answered by then has said no, and nobody can tell which."""
KEPT_FOR = timedelta(days=30)
"""When a talk has been over for so long, its words are gone; what both agreed on in writing stays."""
REASONS = (Reason.HARASSMENT, Reason.HATE, Reason.ELSE)
"""Hurt between two people. Never for sexual words, ways to hurt oneself, or a young person in a space for adults."""


class Stage(models.TextChoices):
    """Where a talk stands. Nothing says who said no or who stopped."""

    FIRST = "first", _("The first of the two is asked.")
    SECOND = "second", _("The other is asked.")
    GOING = "going", _("The talk is going on.")
    AGREED = "agreed", _("Both agreed on something in writing.")
    STOPPED = "stopped", _("The talk has ended. Nobody has to say why.")
    NOT_HELD = "not_held", _("The talk did not come about. Nothing changes for anybody.")


ASKING = (Stage.FIRST, Stage.SECOND)
LIVE = (*ASKING, Stage.GOING)
STEPS = (
    (_("How we talk"), _("One after the other. Each speaks of themselves. Each can stop at any moment.")),
    (_("What happened"), _("Each says how they lived it. The others read, and do not correct.")),
    (_("What it did"), _("What it was like afterwards, and who else it touched.")),
    (_("What each needs"), _("What would make it lighter to meet here again.")),
    (_("What we agree on"), _("A few plain words that both can say yes to.")),
)
"""The agenda. The third person goes on to the next step; nobody else does."""
LAST = len(STEPS) - 1
