"""Somebody who comes too close, step by step: several steps towards one person bring a person of the team; one step brings nobody."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.conversations.models import Post, State
from hearthside.conversations.tests.builders import reply, thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.tests.builders import run_jobs
from hearthside.safety import actions as safety
from hearthside.safety import approaches
from hearthside.safety.models import Case, Sanction
from hearthside.safety.verdicts import judge

SCRIPTS = json.loads((Path(approaches.__file__).parent / "tests/approaches.json").read_text())
OLD = timedelta(days=30)
AT_HOME, PICTURE, SECRET = "Are you home alone?", "Can you send me a picture of you?", "Do not tell the others we talk."


def is_seen(script: list[str], *, is_young: bool) -> bool:
    return approaches.level_of(script, is_young=is_young)[0] != "green"


def test_nine_of_ten_sequences_are_seen() -> None:
    found = [is_seen(one, is_young=True) for one in SCRIPTS["young"]]
    found += [is_seen(one, is_young=False) for one in SCRIPTS["unknown"]]
    assert len(found) == 40 and sum(found) >= 36


@pytest.mark.parametrize("is_young", [True, False])
def test_of_sixty_harmless_ones_at_most_three_are_looked_at(is_young: bool) -> None:
    found = [is_seen(one, is_young=is_young) for one in SCRIPTS["harmless"]]
    assert len(found) == 60 and sum(found) <= 3


def test_no_single_line_is_enough() -> None:
    steps = {step for script in SCRIPTS["young"] for line in script for step in approaches.steps_in(line)}
    assert steps == set(approaches.STEPS)
    assert not is_seen([SECRET] * 9, is_young=True)


def test_no_step_is_lost_by_looking_only_where_its_letters_are() -> None:
    lines = [line.replace("\u2019", "'") for scripts in SCRIPTS.values() for script in scripts for line in script]
    every = {
        line: {code for code, (_w, sound) in approaches.STEPS.items() if re.search(sound, line, re.I)} for line in lines
    }
    assert {line: approaches.steps_in(line) for line in lines} == every


@pytest.mark.django_db(databases=["default", "keys"])
class TestInConversations:
    @pytest.fixture(autouse=True)
    def quiet_reader(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The reader of single posts notices nothing, so that only the sequence is looked at."""
        monkeypatch.setattr(safety, "screen", lambda text, previous="", **about: judge("green", ()))

    @pytest.fixture
    def place(self) -> Group:
        fresh_counters()
        return group("Evening table", age_band="all")

    @pytest.fixture
    def kim(self, place: Group) -> Person:
        return self.known(place, "Kim", age_band="16_17")

    @pytest.fixture
    def rex(self, place: Group) -> Person:
        return self.known(place, "Rex")

    def known(self, place: Group, name: str, **about: str) -> Person:
        who = person(name, joined_on=timezone.localdate() - OLD, **about)
        member(place, who)
        return who

    def say(self, place: Group, to: Person, by: Person, *lines: str) -> list[Post]:
        posts = [reply(thread(place, to), by, body=line) for line in lines]
        run_jobs()
        return posts

    def test_steps_in_several_conversations_have_one_case(self, place: Group, kim: Person, rex: Person) -> None:
        posts = self.say(place, kim, rex, "How old are you?", SECRET, PICTURE)
        case = Case.objects.get(person=rex)
        assert case.level == "red" and case.subject_id in {one.pk for one in posts}

    def test_nothing_is_done_to_anybody(self, place: Group, kim: Person, rex: Person) -> None:
        posts = self.say(place, kim, rex, AT_HOME, "What is your age?")
        assert Case.objects.get(person=rex).is_held is False
        assert not Sanction.objects.exists()
        assert all(Post.objects.get(pk=one.pk).state == State.SHOWN for one in posts)

    def test_steps_towards_different_people_are_not_added_up(self, place: Group, kim: Person, rex: Person) -> None:
        other = self.known(place, "Lou", age_band="16_17")
        self.say(place, kim, rex, AT_HOME)
        self.say(place, other, rex, "What is your age?")
        assert not Case.objects.filter(person=rex).exists()

    def test_what_was_said_long_ago_is_not_added_up(self, place: Group, kim: Person, rex: Person) -> None:
        with time_machine.travel(timezone.now() - approaches.WINDOW - timedelta(days=1), tick=False):
            self.say(place, kim, rex, AT_HOME)
        self.say(place, kim, rex, "What is your age?")
        assert not Case.objects.filter(person=rex).exists()

    def test_towards_an_adult_it_takes_more(self, place: Group, rex: Person) -> None:
        adult = self.known(place, "Ada")
        self.say(place, adult, rex, "What is your age?", "You are so special.")
        assert not Case.objects.filter(person=rex).exists()
        self.say(place, adult, rex, SECRET)
        assert Case.objects.get(person=rex).level == "amber"

    def test_an_anonymous_voice_is_seen_and_not_named(self, place: Group, kim: Person, rex: Person) -> None:
        talk = thread(place, kim)
        for line in (AT_HOME, "What is your age?"):
            reply(talk, rex, body=line, is_anonymous=True)
        run_jobs()
        assert Case.objects.filter(level="amber", person=None).count() == 1

    def test_an_edit_counts(self, place: Group, kim: Person, rex: Person) -> None:
        from hearthside.conversations import actions

        one, _two = self.say(place, kim, rex, "I hear you.", "What is your age?")
        actions.edit_post(author=rex, post=one, body=AT_HOME)
        run_jobs()
        assert Case.objects.filter(person=rex).exists()

    def test_the_desk_says_what_was_noticed(self, place: Group, kim: Person, rex: Person, client: Client) -> None:
        self.say(place, kim, rex, AT_HOME, SECRET)
        client.force_login(person(is_safety_lead=True))
        page = client.get(reverse("safety:case", args=[Case.objects.get(person=rex).pk])).content.decode()
        assert "coming too close" in page and "Asks whether somebody is alone" in page
