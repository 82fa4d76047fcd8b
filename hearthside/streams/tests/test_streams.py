"""Planning a stream, going live, and above all: a replay only while everybody on screen says yes."""

import pytest

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.groups.tests.builders import member
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.worker import run_due
from hearthside.notifications.models import Notice
from hearthside.streams import actions, queries
from hearthside.streams.actions import Plan
from hearthside.streams.models import OnScreen, Yes
from hearthside.streams.personal_data import erase, export
from hearthside.streams.tests.builders import LINK, REPLAY, talk

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_replay_is_shown_when_everybody_on_screen_said_yes():
    one = talk()
    first, second = one.on_screen(member(one.place).person, member(one.place).person)
    one.is_over()
    assert not one.is_shown()
    one.says(first)
    assert not one.is_shown()
    one.says(second)
    assert one.is_shown()


def test_a_yes_that_is_taken_back_counts_at_once_and_hosts_hear_of_it():
    one = talk()
    (who,) = one.on_screen()
    one.is_over()
    one.says(who)
    one.says(who, Yes.NO)
    assert not one.is_shown()
    run_due()
    assert Notice.objects.filter(person=one.host, kind="streams.take_down").count() == 1


def test_without_anybody_named_there_is_no_replay():
    one = talk()
    one.is_over()
    assert not one.is_shown()


def test_somebody_who_is_not_in_it_holds_nobody_up_but_is_no_yes_either():
    one = talk()
    first, second = one.on_screen(member(one.place).person, member(one.place).person)
    one.is_over()
    one.says(first, Yes.NOT_ME)
    assert not one.is_shown()
    one.says(second)
    assert one.is_shown()


def test_nobody_can_say_yes_for_somebody_else_and_no_host_can_take_them_off():
    one = talk()
    (who,) = one.on_screen()
    one.is_over()
    one.says(one.host)
    assert not one.is_shown() and OnScreen.objects.get(person=who).said == Yes.ASKED
    one.on_screen(who)
    assert OnScreen.objects.filter(person=who).count() == 1
    assert not [name for name in dir(actions) if name.startswith(("remove", "drop", "delete"))]


def test_whom_nobody_named_can_say_that_they_are_in_it_and_the_replay_is_gone():
    one = talk()
    (who,) = one.on_screen()
    one.is_over()
    one.says(who)
    one.says(member(one.place).person, Yes.NO)
    assert not one.is_shown()


def test_whoever_goes_takes_their_yes_along():
    one = talk()
    first, second = one.on_screen(member(one.place).person, member(one.place).person)
    one.is_over()
    for who in (first, second):
        one.says(who)
    assert one.is_shown()
    erase(first)
    assert not one.is_shown() and OnScreen.objects.filter(person=None, said=Yes.NO).count() == 1
    Person.objects.filter(pk=second.pk).delete()
    assert not one.is_shown()


def test_there_is_no_replay_before_the_end_and_none_without_a_file():
    one = talk(plan=Plan(link=LINK, replay=REPLAY))
    (who,) = one.on_screen()
    one.says(who)
    assert not one.is_shown()
    one.goes_live()
    assert not one.is_shown()
    actions.end_stream(actor=one.host, stream=one.stream)
    assert one.is_shown()
    actions.plan_stream(actor=one.host, occurrence=one.one, plan=Plan(link=LINK))
    assert not one.is_shown()


def test_people_on_screen_are_asked_once():
    one = talk()
    (who,) = one.on_screen()
    one.on_screen(who)
    run_due()
    assert Notice.objects.filter(person=who, kind="streams.on_screen").count() == 1


@pytest.mark.parametrize("said", ["", "asked", "maybe"])
def test_other_answers_are_none(said: str):
    one = talk()
    (who,) = one.on_screen()
    with pytest.raises(NotAllowed):
        one.says(who, said)


def test_hosts_learn_of_a_yes_and_of_nothing_else():
    one = talk()
    first, second = one.on_screen(member(one.place).person, member(one.place).person)
    one.says(first, Yes.NO)
    page = queries.watching(one.host, one.stream)
    assert len({str(queries.words_for_hosts(row)) for row in page.on_screen}) == 1
    one.says(second)
    page = queries.watching(one.host, one.stream)
    assert sorted(str(queries.words_for_hosts(row)) for row in page.on_screen) == ["has said yes", "no yes so far"]


def test_only_hosts_plan_begin_end_and_name():
    one, other = talk(), person()
    member(one.place, other)
    for deed in (
        lambda: actions.plan_stream(actor=other, occurrence=one.one, plan=Plan(link=LINK)),
        lambda: actions.go_live(actor=other, stream=one.stream),
        lambda: actions.end_stream(actor=other, stream=one.stream),
        lambda: actions.name_on_screen(actor=other, stream=one.stream, people=[other]),
    ):
        with pytest.raises(NotAllowed):
            deed()


@pytest.mark.parametrize(
    "plan",
    [
        Plan(),
        Plan(link="http://a.example/"),
        Plan(link="javascript:alert(1)"),
        Plan(video="https://media.example.org/a.m3u8"),
        Plan(link=LINK, captions="https://media.example.org/a.vtt"),
        Plan(link=LINK, replay="file:///etc/passwd"),
    ],
)
def test_addresses_that_are_none_are_refused(plan: Plan):
    one = talk()
    with pytest.raises(NotNow):
        actions.plan_stream(actor=one.host, occurrence=one.one, plan=plan)


GOOD = "https://media.example.org/talks/a.m3u8"


@pytest.mark.parametrize(
    ("video", "is_taken"),
    [
        (GOOD, True),
        ("https://media.example.org/a.MP4?x=1", True),
        ("https://media.example.org/a.html", False),
        ("https://media.example.org.evil.example/a.mp4", False),
        ("https://media.example.org:8443/a.mp4", False),
        ("http://media.example.org/a.mp4", False),
        ("https://media.example.org@evil.example/a.mp4", False),
        ("https://evil.example/a.mp4#https://media.example.org/", False),
        ("https://media.example.org\\@evil.example/a.mp4", False),
    ],
)
def test_a_video_is_played_from_the_operators_machines_only(settings, video: str, is_taken: bool):
    settings.STREAM_ORIGINS = ["https://media.example.org/"]
    one = talk()
    if is_taken:
        actions.plan_stream(actor=one.host, occurrence=one.one, plan=Plan(video=video))
        return
    with pytest.raises(NotNow):
        actions.plan_stream(actor=one.host, occurrence=one.one, plan=Plan(video=video))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "right now"), (15, "about 15 seconds ago"), (60, "about 1 minute ago"), (300, "about 5 minutes ago")],
)
def test_the_delay_is_told_in_words(seconds: int, words: str):
    assert words in queries.delay_words(seconds)


def test_who_asks_for_their_data_finds_their_answers():
    one = talk()
    (who,) = one.on_screen()
    one.says(who)
    assert export(who)["on_screen"][0]["said"] == "yes" and export(one.host)["planned"] == 1
