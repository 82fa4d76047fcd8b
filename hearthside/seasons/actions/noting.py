"""A note to oneself, for a day when one may want to come back. Nobody else can read it or know of it."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.kernel.refusals import NotNow
from hearthside.notifications.actions import tell, withdraw
from hearthside.seasons import access, notices
from hearthside.seasons.models import ReturnNote

MOST_NOTES = 20
LATEST = timedelta(days=366)


@transaction.atomic
def keep_note(*, person: Person, group: Group | None, words: str, remind_on: date | None) -> ReturnNote:
    """The note waits for its writer; with a day, they are told of it then, once. One note a group: the newest stands. Refuses a note
    with neither words nor day, and a day that is past or more than a year away."""
    today = access.today()
    if not words.strip() and remind_on is None:
        raise NotNow(_("Write a few words, or choose a day. Or leave it; that is fine too."))
    if remind_on is not None and not today < remind_on <= today + LATEST:
        raise NotNow(_("Please choose a day within the next year."))
    ReturnNote.objects.filter(person=person, group=group).delete()
    if ReturnNote.objects.filter(person=person).count() >= MOST_NOTES:
        raise NotNow(_("You have many notes already. Let one go first."))
    return ReturnNote.objects.create(person=person, group=group, words=words.strip() or None, remind_on=remind_on)


@transaction.atomic
def let_go(*, note: ReturnNote) -> None:
    """The note is gone."""
    withdraw(note.pk)
    note.delete()


def remind(today: date) -> int:
    """Everybody whose day has come is told of their note, once; how many."""
    due = ReturnNote.objects.filter(is_told=False, remind_on__lte=today)
    return sum(_tell(note) for note in due)


@transaction.atomic
def _tell(note: ReturnNote) -> bool:
    is_first = bool(ReturnNote.objects.filter(pk=note.pk, is_told=False).update(is_told=True))
    if is_first:
        tell([note.person_id], notices.NOTE, about=note.pk)
    return is_first
