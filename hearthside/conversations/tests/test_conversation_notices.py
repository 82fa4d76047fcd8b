"""Who is not told of a new reply."""

import pytest

from hearthside.accounts.tests.builders import block
from hearthside.conversations.models import Post
from hearthside.conversations.notices import KINDS, may_see_reply, place
from hearthside.conversations.tests.builders import reply, thread
from hearthside.groups.models import Membership, Standing
from hearthside.groups.tests.builders import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard() -> tuple[Membership, Post]:
    talk = thread()
    return member(talk.group), reply(talk, body="The Sea was calm.")


def test_a_reply_is_told_to_a_member(heard):
    assert may_see_reply(heard[0].person, heard[1].pk)


@pytest.mark.parametrize("not_today", [{"topics": [], "words": ["sea"]}, {"topics": [], "words": ["quiet"]}])
def test_words_that_are_not_wanted_today_are_not_told(heard, not_today):
    heard[0].person.not_today = not_today
    assert not may_see_reply(heard[0].person, heard[1].pk)


def test_nobody_who_takes_a_pause_is_told(heard):
    Membership.objects.filter(pk=heard[0].pk).update(state=Standing.PAUSED)
    assert not may_see_reply(heard[0].person, heard[1].pk)


def test_nobody_is_told_of_somebody_they_keep_away_from(heard):
    block(heard[0].person, heard[1].author)
    assert not may_see_reply(heard[0].person, heard[1].pk)


def test_a_group_made_quiet_is_the_place_of_its_replies(heard):
    assert KINDS[0].place(heard[1].pk) == place(heard[1].pk) == heard[1].thread.group_id
