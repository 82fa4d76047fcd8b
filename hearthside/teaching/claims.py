"""What the place claims about its reader, for the assessment of its care."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.oversight.claims import Claim
from hearthside.teaching.models import SecondLook
from hearthside.teaching.vocabulary import LEAST

LATELY = timedelta(days=30)


def looked_again() -> Claim:
    """Whether people look again at what seemed to need nobody; only so can it be known what is missed."""
    since = timezone.now() - LATELY
    answered = SecondLook.objects.filter(answered_at__gt=since).count()
    waiting = SecondLook.objects.filter(is_well=None).count()
    holds = answered >= LEAST or waiting == 0
    met = _("%(count)d posts that seemed to need nobody were read again in the last 30 days.") % {"count": answered}
    gap = _("%(count)d posts wait to be read again, and few were. Nobody knows what is missed.") % {"count": waiting}
    duty = _("People check what the reader does not see")
    return Claim("second_looks", duty, holds, met if holds else gap, "/safety/readers/")
