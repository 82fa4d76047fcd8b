from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, person
from hearthside.conversations import actions as conversations
from hearthside.conversations.models import Thread
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.actions.agreeing import write_rules
from hearthside.groups.ground_rules import starting_rules
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.web.home import FEW, composed, home_of

pytestmark = pytest.mark.django_db


def member_of(*groups: Group, **fields: object) -> Person:
    ava = person("Ava", **fields)
    for one in groups:
        member(one, ava)
    return ava


def page_for(who: Person) -> str:
    client = Client()
    client.force_login(who)
    return client.get("/").content.decode()


def queries_for(who: Person) -> int:
    client = Client()
    client.force_login(who)
    client.get("/")
    with CaptureQueriesContext(connections["default"]) as data, CaptureQueriesContext(connections["keys"]) as keys:
        assert client.get("/").status_code == 200
    return len(data) + len(keys)


@pytest.fixture
def room() -> Group:
    return group("Evening")


def full_house(ava: Person, room: Group, size: int) -> None:
    for _number in range(size):
        own = thread(room, ava, is_anonymous=True)
        reply(own)
        conversations.write_to_author(post=first_post(own), sender=person(), text="How are you?")
    threads = [Thread(group=room, author=person(), title=f"Talk {number}", last_number=1) for number in range(size)]
    Thread.objects.bulk_create(threads)


@pytest.mark.parametrize("size", [1, 100])
def test_home_asks_at_most_twelve_questions_whatever_there_is(room: Group, size: int, monkeypatch) -> None:
    monkeypatch.setattr("hearthside.conversations.actions.publishing.check_rate", lambda *_all, **_more: None)
    ava = member_of(room)
    full_house(ava, room, size)
    assert queries_for(ava) <= 12


def test_the_list_has_an_end(room: Group) -> None:
    Thread.objects.bulk_create([Thread(group=room, title=f"Talk {n}", last_number=1) for n in range(50)])
    ava = member_of(room)
    assert len(home_of(ava).talks) == FEW
    assert "That is all for now." in page_for(ava)


def test_somebody_who_is_blocked_is_nowhere_on_the_page(room: Group) -> None:
    ava, bo = member_of(room), person("Bo")
    thread(room, member(room, bo).person, title="Words of Bo")
    block(bo, ava)
    assert "Words of Bo" not in page_for(ava)


def test_what_is_not_wanted_today_is_left_out(room: Group) -> None:
    thread(room, title="A talk about winter")
    ava = member_of(room, not_today={"topics": [], "words": ["winter"]})
    assert "winter" not in page_for(ava)


def test_groups_of_others_are_not_read_here(room: Group) -> None:
    thread(group("Elsewhere"), title="Not for Ava")
    assert "Not for Ava" not in page_for(member_of(room))


HEAVY, LIGHT = " grief ", ""


def in_this_order(room: Group, notes: list[str]) -> None:
    """Conversations with these notes, the newest first."""
    now = timezone.now()
    talks = [
        Thread(group=room, title=f"Talk {n}", notes=one, last_post_at=now - timedelta(minutes=n))
        for n, one in enumerate(notes)
    ]
    Thread.objects.bulk_create(talks)


@pytest.mark.parametrize(
    ("notes", "met"),
    [
        ([HEAVY, HEAVY, LIGHT, HEAVY, HEAVY, LIGHT], [HEAVY, LIGHT, HEAVY, LIGHT, HEAVY]),
        ([LIGHT, LIGHT, HEAVY, HEAVY, HEAVY, HEAVY], [LIGHT, LIGHT, HEAVY]),
        ([HEAVY, HEAVY, HEAVY], [HEAVY]),
    ],
    ids=["they are kept apart", "the list gets shorter", "nothing else is there"],
)
def test_a_newcomer_never_meets_two_heavy_ones_in_a_row(room: Group, notes: list[str], met: list[str]) -> None:
    in_this_order(room, notes)
    assert [talk.notes for talk in home_of(member_of(room)).talks] == met


def test_groups_take_turns(room: Group) -> None:
    other = group("Morning")
    Thread.objects.bulk_create(
        [Thread(group=room, title=f"Talk {n}") for n in range(3)] + [Thread(group=other, title="One")]
    )
    talks = home_of(member_of(room, other)).talks
    assert "One" in [talk.title for talk in talks[:2]]
    assert composed([], is_newcomer=True) == []


def test_a_reply_to_the_anonymous_voice_waits_on_the_page(room: Group) -> None:
    ava = member_of(room)
    own = thread(room, ava, title="A quiet worry", is_anonymous=True)
    assert home_of(ava).waiting == []
    reply(own)
    assert [one.title or one.words for one in home_of(ava).waiting] == ["A quiet worry"]


def test_a_letter_from_the_team_waits_for_the_anonymous_author_only(room: Group) -> None:
    ava, bo = member_of(room), member(room).person
    own = thread(room, ava, is_anonymous=True)
    conversations.write_to_author(post=first_post(own), sender=person(), text="How are you?")
    assert [one.kind for one in home_of(ava).waiting] == ["letter"]
    assert home_of(bo).waiting == []


def test_rules_that_changed_wait_to_be_read(room: Group) -> None:
    ava = member_of(room)
    write_rules(room, starting_rules()[:-1])
    assert [one.kind for one in home_of(ava).waiting] == ["rules"]


def test_a_new_member_finds_first_steps(room: Group) -> None:
    page = page_for(person("Noor"))
    assert "Find a group" in page
    assert "Hello, Noor." in page


def test_talking_does_not_begin_in_a_group_that_rests(room: Group, client: Client) -> None:
    client.force_login(member_of(room))
    Group.objects.filter(pk=room.pk).update(state="paused")
    assert client.get("/start/").status_code == 200


def test_talking_begins_in_the_only_group(room: Group, client: Client) -> None:
    client.force_login(member_of(room))
    assert client.get("/start/").url == f"/groups/{room.slug}/talk/new/"
