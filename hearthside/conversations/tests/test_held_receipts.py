"""Words that wait do not hurt: the page says at once what happens, where they stand in line, and what can be done."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from hearthside.accounts.tests.builders import person
from hearthside.conversations.models import Post, State
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.tests.builders import group, member
from hearthside.roster import queries as roster
from hearthside.roster.models import StaffedHours
from hearthside.safety import actions as safety
from hearthside.safety.models import Case

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PUSHY = "Buy my course today, only 20 dollars, click here."
FRIDAY_NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    roster.forget()
    with time_machine.travel(FRIDAY_NOON, tick=False):
        yield
    roster.forget()


@pytest.fixture
def place():
    return group("Evening table")


def held(place, who=None, **more) -> Post:
    found = reply(thread(place), who, body=PUSHY, **more) if who is None else _of(place, who, **more)
    assert found.state == State.HELD
    return found


def _of(place, who, **more) -> Post:
    member(place, who)
    return reply(thread(place), who, body=PUSHY, **more)


def page(client: Client, post: Post, who) -> str:
    client.force_login(who)
    return client.get(reverse("conversations:post", args=[post.pk])).content.decode()


def test_the_first_in_line_is_the_next_to_be_read(client, place):
    ava = person("Ava")
    assert "the next one to be read" in page(client, held(place, ava), ava)


def test_the_line_counts_what_waits_before(client, place):
    ava = person("Ava")
    with time_machine.travel(FRIDAY_NOON - timedelta(hours=1), tick=False):
        for _turn in range(2):
            held(place, person(joined_on=FRIDAY_NOON.date() - timedelta(days=30)))
    assert "2 others wait before it." in page(client, held(place, ava), ava)


def test_the_line_of_another_group_does_not_count(client, place):
    ava = person("Ava")
    with time_machine.travel(FRIDAY_NOON - timedelta(hours=1), tick=False):
        held(group("Morning table"))
    assert "the next one to be read" in page(client, held(place, ava), ava)


def test_what_somebody_has_taken_is_in_their_hands(client, place):
    ava = person("Ava")
    post = held(place, ava)
    case = Case.objects.get(subject_id=post.pk)
    safety.decide(moderator=person(is_safety_lead=True), case=case, verb="take", version=case.version)
    assert "has it in their hands" in page(client, post, ava)


def test_while_somebody_is_here_it_says_until_when(client, place):
    ava = person("Ava")
    StaffedHours.objects.create(weekday=4, starts=time(9), ends=time(21))
    assert "A trained person is here until 9 this evening." in page(client, held(place, ava), ava)


def test_while_nobody_is_here_it_says_from_when(client, place):
    ava = person("Ava")
    StaffedHours.objects.create(weekday=4, starts=time(18), ends=time(21))
    assert "Somebody is here again at 6 this evening." in page(client, held(place, ava), ava)


def test_where_no_hours_are_set_it_promises_nothing(client, place):
    ava = person("Ava")
    assert "We cannot say when somebody reads again." in page(client, held(place, ava), ava)


def test_the_words_are_there_to_change_or_take_back(client, place):
    ava = person("Ava")
    shown = page(client, held(place, ava), ava)
    assert PUSHY in shown and "Change your words" in shown and "Take it back" in shown and "/help/" in shown


def test_an_anonymous_author_gets_the_same_receipt(client, place):
    ava = person("Ava")
    assert "Your words are safe." in page(client, held(place, ava, is_anonymous=True), ava)


def test_words_hidden_by_a_decision_lead_to_its_reason(client, place):
    ava = person("Ava")
    member(place, ava)
    post = first_post(thread(place, ava))
    safety.report(reporter=person(), kind="post", subject_id=post.pk, reason="spam")
    case = Case.objects.get(subject_id=post.pk)
    why = {"rule": "no_selling", "reason": "It sells."}
    safety.decide(moderator=person(is_safety_lead=True), case=case, verb="ask_edit", version=case.version, **why)
    shown = page(client, post, ava)
    assert "/me/safety/" in shown and "asked you for a change" in shown
