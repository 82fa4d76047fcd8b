"""Words of somebody who was in danger lately are read with that in mind; words without a name never are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.conversations import actions
from hearthside.conversations.models import Post, Thread
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.tests.builders import group, member
from hearthside.safety.models import Case
from hearthside.safety.vocabulary import RANK

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LOW = "I do not know what to say. It was a bad week."
DANGER = "I am going to end my life tonight. This is goodbye."


@pytest.fixture
def ava() -> Person:
    return member(group()).person


@pytest.fixture
def talk(ava: Person) -> Thread:
    return thread(ava.memberships.get().group)


def colour(post: Post) -> int:
    """How urgent the case of a post is; -1 without one."""
    case = Case.objects.filter(subject_id=post.pk).first()
    return RANK[case.level] if case else -1


def in_danger(ava: Person, talk: Thread, days_ago: int = 0) -> None:
    post = reply(talk, ava, DANGER)
    Case.objects.filter(subject_id=post.pk).update(opened_at=timezone.now() - timedelta(days=days_ago, hours=1))


def said(talk: Thread, who: Person | None, **fields: object) -> int:
    """How urgent the same words are, in answer to the same calm words."""
    return colour(reply(thread(talk.group), who, LOW, **fields))


def edited(post: Post) -> int:
    """How urgent these words are when they take the place of others."""
    actions.edit_post(author=post.author, post=post, body=LOW)
    return colour(post)


def test_a_reply_after_a_day_of_danger_is_more_urgent_than_the_same_words_by_somebody_else(ava, talk) -> None:
    in_danger(ava, talk)
    assert said(talk, ava) > said(talk, None)


def test_what_was_long_ago_changes_nothing(ava, talk) -> None:
    in_danger(ava, talk, days_ago=8)
    assert said(talk, ava) == said(talk, None)


def test_a_voice_without_a_name_is_read_as_that_of_anybody(ava, talk) -> None:
    in_danger(ava, talk)
    assert said(talk, ava, is_anonymous=True) == said(talk, None)


def test_a_new_conversation_and_an_edit_know_it_too(ava, talk) -> None:
    mine, other = (reply(thread(talk.group), who, "We had soup after the walk.") for who in (ava, None))
    in_danger(ava, talk)
    opened, others = (first_post(thread(talk.group, who, title="No strength", body=LOW)) for who in (ava, None))
    assert colour(opened) > colour(others)
    assert edited(mine) > edited(other)
