"""The anonymous voice: the same through a thread, joined to nothing else."""

from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from hearthside.accounts.models import Person
from hearthside.conversations import actions, voices
from hearthside.conversations.models import Post, ReadMark, Shelf, State, Thread
from hearthside.conversations.notices import may_see_reply
from hearthside.conversations.tasks import tell_followers
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.worker import run_due
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db


def anonymous_thread(author: Person | None = None) -> tuple[Thread, Person]:
    home = group()
    author = author or member(home).person
    if not home.memberships.filter(person=author).exists():
        member(home, author)
    return thread(home, author, is_anonymous=True), author


def test_an_anonymous_post_has_no_author() -> None:
    talk, _author = anonymous_thread()
    assert talk.author is None and first_post(talk).author is None and talk.voice


def test_a_voice_is_the_same_through_a_thread() -> None:
    talk, author = anonymous_thread()
    assert reply(talk, author, is_anonymous=False).voice == talk.voice


def test_a_person_who_spoke_by_name_keeps_their_name() -> None:
    talk = thread()
    author = first_post(talk).author
    assert author and reply(talk, author, is_anonymous=True).author == author


def test_voices_in_two_threads_have_nothing_in_common() -> None:
    one, author = anonymous_thread()
    other, _ = anonymous_thread(author)
    assert first_post(one).voice_tag != first_post(other).voice_tag


def test_two_people_in_a_thread_never_share_a_voice() -> None:
    talk, _ = anonymous_thread()
    heard = {reply(talk, is_anonymous=True).voice for _ in range(12)} | {talk.voice}
    assert len(heard) == 13


def test_the_author_can_still_edit_and_take_back() -> None:
    talk, author = anonymous_thread()
    post = first_post(talk)
    actions.edit_post(author=author, post=post, body="Changed")
    actions.take_back(author=author, post=post)
    assert Post.objects.get(pk=post.pk).body == ""


def test_the_author_finds_their_own_threads_and_nobody_else_does() -> None:
    talk, author = anonymous_thread()
    other = member(talk.group).person
    assert set(voices.threads_on_shelf(author)) == {talk.pk} and voices.threads_on_shelf(other) == {}


def test_a_moderator_cannot_take_the_post_for_theirs() -> None:
    talk, _ = anonymous_thread()
    assert not voices.is_author(talk.group.leader, first_post(talk))


def test_the_box_opens_only_for_its_own_post() -> None:
    one, author = anonymous_thread()
    assert voices.author_of(first_post(one)) == author.pk


def rows_naming(person: Person) -> set[tuple[str, str]]:
    """Every row of the database that holds the person's id in plain, by table and row."""
    found = set()
    for model in apps.get_models():
        keys = [
            one
            for one in model._meta.concrete_fields
            if isinstance(one, models.UUIDField | models.ForeignKey | models.CharField | models.JSONField)
        ]
        for row in model._default_manager.all():
            values = "|".join(str(getattr(row, key.attname)).replace("-", "") for key in keys)
            if person.pk.hex in values:
                found.add((model._meta.label, str(row.pk)))
    return found


def test_posting_anonymously_adds_no_row_that_names_the_author() -> None:
    home = group()
    author = member(home).person
    voices.shelf_of(author)
    before = rows_naming(author)
    talk = thread(home, author, is_anonymous=True)
    reply(talk, author)
    assert rows_naming(author) == before


def test_the_hunt_above_does_see_a_named_post() -> None:
    home = group()
    author = member(home).person
    before = rows_naming(author)
    thread(home, author)
    assert rows_naming(author) != before


def test_an_anonymous_author_is_told_of_nothing_by_name() -> None:
    talk, author = anonymous_thread()
    reply(talk)
    assert not ReadMark.objects.filter(person=author).exists()


def told_of(post: Post) -> set[UUID]:
    run_due()
    return set(Notice.objects.filter(about=post.pk).values_list("person_id", flat=True))


def test_the_list_of_those_who_are_told_has_no_gap_where_the_author_stands() -> None:
    talk = thread()
    author, other = member(talk.group).person, member(talk.group).person
    for one in (author, other):
        actions.follow(person=one, thread=talk, wants_news=True)
    assert {author.pk, other.pk} <= told_of(reply(talk, author, is_anonymous=True))


def test_the_author_of_a_named_reply_is_not_told_of_it() -> None:
    talk = thread()
    author = member(talk.group).person
    actions.follow(person=author, thread=talk, wants_news=True)
    post = reply(talk, author)
    assert told_of(post) == {first_post(talk).author_id}


def test_the_queue_names_nobody_who_is_told() -> None:
    talk = thread()
    follower = member(talk.group).person
    actions.follow(person=follower, thread=talk, wants_news=True)
    before = rows_naming(follower)
    reply(talk)
    assert rows_naming(follower) == before


def test_nobody_is_told_of_a_reply_that_was_hidden_before_they_could_be() -> None:
    talk = thread()
    post = reply(talk)
    Post.objects.filter(pk=post.pk).update(state=State.HELD)
    assert told_of(post) == set()


def test_followers_who_are_told_twice_find_one_notice() -> None:
    talk = thread()
    post = reply(talk)
    assert told_of(post) == {first_post(talk).author_id}
    tell_followers(str(post.pk))
    assert Notice.objects.filter(about=post.pk).count() == 1


def test_words_one_has_read_need_no_notice() -> None:
    talk = thread()
    reader, post = member(talk.group).person, reply(talk)
    assert may_see_reply(reader, post.pk)
    actions.mark_read(person=reader, thread_id=talk.pk, number=post.number)
    assert not may_see_reply(reader, post.pk)


def test_everybody_who_writes_has_a_shelf() -> None:
    talk = thread()
    author = first_post(talk).author
    assert Shelf.objects.filter(person=author).exists()
