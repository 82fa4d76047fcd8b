"""What may be opened, and on what ground (DOMAIN 3.6, SECURITY 3.2)."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

AGREE_WITHIN = timedelta(minutes=15)
OPEN_FOR = timedelta(minutes=60)
"""SECURITY 3.3: a second person agrees within 15 minutes, then the window is 60 minutes."""
MOST_A_DAY = 5
TOLD_AFTER = timedelta(days=30)


class Purpose(models.TextChoices):
    """What two people open."""

    AUTHOR = "author", _("Who wrote an anonymous post")
    DISCLOSURE = "disclosure", _("Tell an emergency service what we know of a person")
    READING = "reading", _("Read a conversation that is not ours")
    GROUP = "group", _("Read what a whole group talks about")


class Ground(models.TextChoices):
    """Why, in words the member will read."""

    LIFE = "life", _("A life may be in danger.")
    CHILD = "child", _("A child may be in danger.")
    HARM = "harm", _("Somebody else may come to harm.")
    LAW = "law", _("The law asks for it.")


class Standing(models.TextChoices):
    """Where a request stands."""

    WAITING = "waiting", _("waits for a second person")
    OPEN = "open", _("open now")
    OVER = "over", _("over")
    DECLINED = "declined", _("not agreed to")
    LATE = "late", _("nobody agreed in time")
