"""Editing, taking back, and what is kept no longer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.conversations import actions, tasks
from hearthside.conversations.models import Draft, Earlier, Post, State, Thread
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.actions.agreeing import write_rules
from hearthside.groups.ground_rules import starting_rules
from hearthside.groups.models import Group, Membership
from hearthside.kernel import schedule
from hearthside.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def agree_again(home: Group) -> None:
    write_rules(home, starting_rules())
    Group.objects.filter(pk=home.pk).update(rules_floor=home.rules_version)


def test_an_edit_waits_for_the_new_ground_rules_like_every_other_writing():
    post = reply(thread())
    agree_again(post.thread.group)
    assert post.author
    with pytest.raises(Refusal):
        actions.edit_post(author=post.author, post=Post.objects.get(pk=post.pk), body="Other words.")
    assert Post.objects.get(pk=post.pk).body == "I hear you."


def test_typed_words_survive_an_edit_that_is_refused():
    fresh_counters()
    post = reply(thread())
    assert post.author
    client = signed_in_client(post.author)
    Membership.objects.filter(person=post.author).update(state="paused")
    answer = client.post(reverse("conversations:edit", args=[post.pk]), {"body": "Other words.", "once": "abc"})
    assert answer.status_code >= 400
    assert "Other words." in answer.content.decode()


def test_what_was_said_before_an_edit_goes_when_the_words_are_taken_back():
    post = reply(thread())
    assert post.author
    actions.edit_post(author=post.author, post=post, body="Other words.")
    assert Earlier.objects.get(post=post).body == "I hear you."
    actions.take_back(author=post.author, post=post)
    assert not Earlier.objects.filter(post=post).exists()


@pytest.mark.parametrize("decide", [actions.hold, actions.release, actions.remove])
def test_no_decision_brings_words_back_that_were_taken_back(decide: object):
    post = reply(thread())
    assert post.author
    actions.take_back(author=post.author, post=post)
    decide(Post.objects.select_related("thread").get(pk=post.pk))  # type: ignore[operator]
    assert Post.objects.get(pk=post.pk).state == State.TAKEN_BACK


def test_a_vent_past_its_time_is_gone_with_everything_in_it():
    talk, other = thread(), thread()
    reply(talk)
    Thread.objects.filter(pk=talk.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    tasks.expire_vents()
    assert list(Thread.objects.values_list("pk", flat=True)) == [other.pk]
    assert [post.pk for post in Post.objects.all()] == [first_post(other).pk]


def test_drafts_go_after_half_a_year_and_not_before():
    writer = person()
    for place, days in (("reply:old", 181), ("reply:new", 179)):
        actions.save_draft(person=writer, place=place, words={"body": "Not sent yet."})
        newest = Draft.objects.order_by("-saved_at").first()
        assert newest
        Draft.objects.filter(pk=newest.pk).update(saved_at=timezone.now() - timedelta(days=days))
    tasks.forget_old_drafts()
    assert not actions.read_draft(writer, "reply:old")
    assert actions.read_draft(writer, "reply:new") == {"body": "Not sent yet."}


@pytest.mark.parametrize("job", ["expire_vents", "forget_old_drafts"])
def test_the_clock_runs_what_must_go(job: str):
    assert f"hearthside.conversations.tasks:{job}" in schedule._lines
