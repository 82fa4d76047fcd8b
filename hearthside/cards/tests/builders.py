"""Groups with people who were there, for tests."""

from datetime import timedelta

from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.cards import actions
from hearthside.cards.models import Review
from hearthside.conversations.actions import mark_read
from hearthside.conversations.models import Thread
from hearthside.conversations.tests.builders import thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import member

YES = {"safe": "yes", "heard": "yes", "useful": "yes", "rules": "yes"}


def was_there(group: Group, days: int = 100, person: Person | None = None) -> Person:
    """Somebody (or a new person) who is in the group for so many days and read a conversation there."""
    mine = member(group, person)
    mine.joined_on = timezone.localdate() - timedelta(days=days)
    mine.save(update_fields=["joined_on"])
    talk = Thread.objects.filter(group=group).first() or thread(group)
    mark_read(person=mine.person, thread_id=talk.pk, number=1)
    return mine.person


def review(group: Group, days_ago: int = 10, **answers: str) -> Person:
    """Somebody who was there said something, so many days ago."""
    who = was_there(group)
    actions.say(person=who, group=group, answers=answers or YES)
    first_on = timezone.localdate() - timedelta(days=days_ago)
    Review.objects.filter(person=who).update(first_on=first_on)
    return who
