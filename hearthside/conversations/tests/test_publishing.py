"""How words become readable."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from django.utils import timezone

from hearthside.conversations import actions, tasks
from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Post, State, Thread
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, Refusal
from hearthside.safety.models import Case
from hearthside.safety.verdicts import judge

pytestmark = pytest.mark.django_db
HOLDING = judge("green", ("doxxing",))
WORRYING = judge("red", ())


def test_a_reply_gets_the_next_number() -> None:
    talk = thread()
    assert [reply(talk).number, reply(talk).number] == [2, 3]


def test_the_same_form_sent_twice_makes_one_post() -> None:
    talk, once = thread(), fresh_once()
    author = member(talk.group).person
    sent = [actions.publish_reply(author=author, thread=talk, body="Hello", once=once).post.pk for _ in range(2)]
    assert sent[0] == sent[1] and Post.objects.filter(thread=talk).count() == 2


def test_two_people_may_send_equal_marks() -> None:
    talk = thread()
    posts = [
        actions.publish_reply(author=member(talk.group).person, thread=talk, body="Hi", once="same").post for _ in "ab"
    ]
    assert posts[0].pk != posts[1].pk


def test_a_held_reply_waits_unseen() -> None:
    talk = thread()
    with patch("hearthside.safety.actions.screen", return_value=HOLDING):
        post = reply(talk)
    talk.refresh_from_db()
    assert post.state == State.HELD and Case.objects.get(subject_id=post.pk).is_held


def test_a_cry_for_help_is_never_held() -> None:
    with patch("hearthside.safety.actions.screen", return_value=WORRYING):
        post = first_post(thread())
    assert post.state == State.SHOWN and Case.objects.filter(subject_id=post.pk, level="red").exists()


def test_a_post_that_is_rolled_back_takes_its_case_with_it() -> None:
    talk, before = thread(), Case.objects.count()
    with (
        patch("hearthside.safety.actions.screen", return_value=WORRYING),
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
    ):
        reply(talk)
        assert Case.objects.count() == before + 1
        raise ZeroDivisionError
    assert (Case.objects.count(), talk.posts.count()) == (before, 1)


def test_a_released_post_becomes_readable() -> None:
    talk = thread()
    with patch("hearthside.safety.actions.screen", return_value=HOLDING):
        post = reply(talk)
    actions.release(post)
    post.refresh_from_db()
    assert post.state == State.SHOWN


def test_strangers_cannot_write() -> None:
    talk, stranger = thread(), member(group()).person
    with pytest.raises(NotAllowed):
        actions.publish_reply(author=stranger, thread=talk, body="Hello", once="1")


def test_nobody_writes_before_agreeing_to_changed_rules() -> None:
    talk = thread()
    author = member(talk.group).person
    Group.objects.filter(pk=talk.group_id).update(rules_version=9, rules_floor=9)
    talk = Thread.objects.select_related("group").get(pk=talk.pk)
    with pytest.raises(Refusal) as refused:
        actions.publish_reply(author=author, thread=talk, body="Hello", once="1")
    assert refused.value.way_on is not None


def test_a_closed_thread_takes_no_reply() -> None:
    talk = thread()
    talk.closed_at = timezone.now()
    talk.save()
    with pytest.raises(NotAllowed):
        reply(talk)


def test_a_thread_that_asked_for_none_takes_no_reply() -> None:
    with pytest.raises(NotAllowed):
        reply(thread(intent="quiet"))


def test_a_vent_goes_for_good() -> None:
    talk = thread(intent="vent")
    Thread.objects.filter(pk=talk.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert not Thread.objects.visible_to(first_post(talk).author).filter(pk=talk.pk).exists()
    tasks.expire_vents()
    assert not Post.objects.filter(thread=talk.pk).exists()


def test_a_taken_back_post_leaves_no_words() -> None:
    talk = thread()
    author = member(talk.group).person
    post = reply(talk, author, body="a secret word")
    actions.edit_post(author=author, post=post, body="another secret")
    actions.take_back(author=author, post=post)
    post.refresh_from_db()
    assert (post.body, post.html, post.earlier.count()) == ("", "", 0)


def test_only_the_author_may_edit() -> None:
    talk = thread()
    with pytest.raises(NotAllowed):
        actions.edit_post(author=member(talk.group).person, post=first_post(talk), body="Changed")


def test_an_edit_keeps_what_was_said_for_the_moderators() -> None:
    talk = thread()
    post = first_post(talk)
    assert post.author
    actions.edit_post(author=post.author, post=post, body="Changed")
    assert post.earlier.count() == 1 and Post.objects.get(pk=post.pk).body == "Changed"


def test_an_edit_is_read_by_safety_again() -> None:
    talk = thread()
    post = first_post(talk)
    assert post.author
    with patch("hearthside.safety.actions.screen", return_value=HOLDING):
        actions.edit_post(author=post.author, post=post, body="Changed")
    assert Post.objects.get(pk=post.pk).state == State.HELD
