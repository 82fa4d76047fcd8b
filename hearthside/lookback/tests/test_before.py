"""What happened before, on one screen: whole for whoever may open it, and never a way from a voice to a name."""

import re
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.conversations.models import Post, Thread
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.groups.models import Group, Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.models import AuditEntry
from hearthside.safety import actions as safety
from hearthside.safety.models import Case

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHY = {"rule": "kind_words", "reason": "It was said to hurt."}


@dataclass
class Scene:
    """Ava wrote by name in a group of Mia's and in another, and once without a name; a lead sees all."""

    ava: Person = field(default_factory=lambda: person("Ava"))
    mia: Person = field(default_factory=lambda: person("Mia"))
    lea: Person = field(default_factory=lambda: person("Lea", is_safety_lead=True))
    place: Group = field(default_factory=lambda: group("Evening table"))
    other: Group = field(default_factory=lambda: group("Morning table"))

    def __post_init__(self) -> None:
        fresh_counters()
        member(self.place, self.mia, role=Role.MODERATOR)
        for where in (self.place, self.other):
            member(where, self.ava)
        self.talk: Thread = thread(self.place)
        self.first = self.told(reply(self.talk, self.ava, "Oh, be quiet."))
        self.elsewhere = self.told(first_post(thread(self.other, self.ava)))
        self.hidden = self.told(first_post(thread(self.place, self.ava, is_anonymous=True)))

    def told(self, post: Post) -> Case:
        """Somebody told the team about it."""
        return safety.report(reporter=person(), kind="post", subject_id=post.pk, reason="harassment")[0].case

    def shown(self, who: Person, case: Case) -> str:
        """The page as this person sees it."""
        client = Client()
        client.force_login(who)
        return client.get(reverse("lookback:before", args=[case.pk])).content.decode()


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_steps_decisions_and_their_reasons_stand_on_one_screen(scene: Scene) -> None:
    safety.decide(moderator=scene.mia, case=scene.first, verb="remove", version=scene.first.version, **WHY)
    later = scene.told(reply(scene.talk, scene.ava, "I said that I am sorry."))
    page = scene.shown(scene.mia, later)
    assert "It was said to hurt." in page and "Mia: took the words down" in page and "Harassment or bullying" in page


def test_a_case_of_another_place_is_shown_to_those_who_may_open_it_only(scene: Scene) -> None:
    address = reverse("safety:case", args=[scene.elsewhere.pk])
    assert address not in scene.shown(scene.mia, scene.first)
    assert address in scene.shown(scene.lea, scene.first)


def test_words_without_a_name_are_not_joined_to_what_the_same_person_wrote_by_name(scene: Scene) -> None:
    assert reverse("safety:case", args=[scene.hidden.pk]) not in scene.shown(scene.lea, scene.first)
    page = scene.shown(scene.lea, scene.hidden)
    assert not re.search(r"\bAva\b", page) and str(scene.ava.pk) not in page
    assert reverse("safety:case", args=[scene.first.pk]) not in page


def test_who_told_the_team_is_never_named(scene: Scene) -> None:
    [told_by] = scene.first.reports.all()
    assert told_by.reporter and told_by.reporter.name not in scene.shown(scene.lea, scene.first)


def test_whoever_told_the_team_reads_that_they_have_a_part_in_it(scene: Scene) -> None:
    safety.report(reporter=scene.lea, kind="post", subject_id=scene.first.subject_id, reason="harassment")
    assert "You told the team about it." in scene.shown(scene.lea, scene.first)


def test_nobody_reads_the_story_of_a_case_about_themselves(scene: Scene) -> None:
    assert "What happened before" not in scene.shown(scene.ava, scene.first)


def test_every_look_is_kept(scene: Scene) -> None:
    scene.shown(scene.mia, scene.first)
    assert AuditEntry.objects.filter(verb="story_read").count() == 1
