"""Telling members, when a month has gone by, that something of theirs was opened."""

from django.utils import timezone

from hearthside.kernel import schedule
from hearthside.oversight import actions
from hearthside.oversight.models import Opening
from hearthside.oversight.vocabulary import TOLD_AFTER


@schedule.daily(5)
def tell_members() -> None:
    """Everybody whose link, words or group were opened a month ago or longer has been told (SECURITY 3.3)."""
    due = Opening.objects.used().filter(told_at=None, opened_at__lte=timezone.now() - TOLD_AFTER)
    for opening in due.select_related("case"):
        actions.tell_members(opening)
