"""A note to oneself: nobody else reads it or knows of it, and it asks for nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.groups import actions as groups
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotNow
from hearthside.notifications.models import Notice
from hearthside.seasons import actions, notices, personal_data
from hearthside.seasons.models import ReturnNote

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WORDS = "The Tuesday talk was good. Go back when it is light again."
TODAY = timezone.localdate


def test_a_note_outlives_leaving_and_only_its_writer_reads_it() -> None:
    made = group()
    who = member(made).person
    client = signed_in_client(who)
    client.post(reverse("seasons:leave_note", args=[made.slug]), {"words": WORDS, "remind": "0"})
    groups.leave(person=who, group=made)
    address = reverse("seasons:note", args=[ReturnNote.objects.get().pk])
    assert WORDS in client.get(address).content.decode()
    for other in (made.leader, person(is_operator=True, is_safety_lead=True)):
        assert signed_in_client(other).get(address).status_code == 404


def test_the_database_never_sees_the_words() -> None:
    made = group()
    actions.keep_note(person=member(made).person, group=made, words=WORDS, remind_on=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM seasons_returnnote")
        assert b"Tuesday" not in bytes(cursor.fetchone()[0])


def test_somebody_is_reminded_on_the_day_once() -> None:
    made = group()
    who = member(made).person
    day = TODAY() + timedelta(days=30)
    actions.keep_note(person=who, group=made, words="", remind_on=day)
    assert [actions.remind(day - timedelta(days=1)), actions.remind(day), actions.remind(day)] == [0, 1, 0]


def test_an_empty_note_without_a_day_is_no_note() -> None:
    with pytest.raises(NotNow):
        actions.keep_note(person=person(), group=group(), words=" ", remind_on=None)


def test_a_note_can_be_let_go_and_goes_with_its_writer() -> None:
    made = group()
    who = member(made).person
    note = actions.keep_note(person=who, group=made, words=WORDS, remind_on=None)
    assert personal_data.export(who)["notes_to_self"][0]["words"] == WORDS
    Notice.objects.create(person=who, kind=notices.NOTE, about=note.pk)
    actions.let_go(note=note)
    assert not Notice.objects.exists()
    actions.keep_note(person=who, group=made, words=WORDS, remind_on=None)
    personal_data.erase(who)
    assert not ReturnNote.objects.exists()
