"""Answers are kept only when a member says so: sealed, for 30 days, to see, to take along and to let go."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.finding import actions, personal_data, queries
from hearthside.finding.models import KeptAnswers
from hearthside.finding.tests.builders import ask

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SAID = {"topics": ("grief",), "safety": ("thoughts",)}


def test_nothing_is_kept_unless_a_member_asks_for_it():
    client = signed_in_client(person())
    ask(client, topics=["grief"])
    ask(Client(), go="keep", topics=["grief"])
    assert not KeptAnswers.objects.exists()


def test_a_member_keeps_answers_and_finds_them_again():
    client = signed_in_client(person())
    assert "lie sealed for 30 days" in ask(client, go="keep", topics=["grief"]).content.decode()
    shown = client.get("/find/kept/").content.decode()
    assert "Loss or grief" in shown and 'name="q_topics" value="grief"' in shown


def test_nobody_else_finds_them():
    ava = person()
    actions.keep(person=ava, said=SAID)
    assert "grief" not in signed_in_client(person()).get("/find/kept/").content.decode()


def test_what_was_said_about_safety_is_not_kept():
    ava = person()
    actions.keep(person=ava, said=SAID)
    assert queries.kept_answers(ava).said == {"topics": ("grief",)}


def test_keeping_again_replaces_what_was_kept():
    ava = person()
    actions.keep(person=ava, said=SAID)
    actions.keep(person=ava, said={"want": ("heard",)})
    assert queries.kept_answers(ava).said == {"want": ("heard",)}


def test_one_tap_lets_them_go():
    ava = person()
    actions.keep(person=ava, said=SAID)
    signed_in_client(ava).post("/find/kept/")
    assert not KeptAnswers.objects.exists()


def test_after_30_days_they_are_not_shown_and_then_gone():
    ava = person()
    actions.keep(person=ava, said=SAID)
    KeptAnswers.objects.update(kept_until=timezone.now() - timedelta(seconds=1))
    assert queries.kept_answers(ava) is None
    actions.forget_old()
    assert not KeptAnswers.objects.exists()


def test_a_copy_holds_them_in_words_and_erasing_leaves_none():
    ava = person()
    actions.keep(person=ava, said=SAID)
    assert list(personal_data.export(ava)["finder_answers"]["answers"].values()) == ["Loss or grief"]
    personal_data.erase(ava)
    assert not KeptAnswers.objects.exists()
