"""A talk between two with a third between them: both agree freely and apart, each can stop, and nothing is held against a no."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, fresh_counters, person
from hearthside.conversations.tests.builders import WORRYING, reply, thread
from hearthside.groups.models import Group, Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.tests.builders import run_jobs
from hearthside.mending import access, actions, tasks
from hearthside.mending.models import Line, Talk
from hearthside.mending.vocabulary import LAST, Stage
from hearthside.notifications.models import Notice
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, CaseStep, Report
from hearthside.safety.verdicts import Verdict, judge

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CALM = "I was hurt by what you said about my brother."


@dataclass
class Scene:
    """Bo wrote something that hurt Ava, who told the team; Mia moderates, is trained, and has no part in it."""

    ava: Person = field(default_factory=lambda: person("Ava"))
    bo: Person = field(default_factory=lambda: person("Bo"))
    mia: Person = field(default_factory=lambda: person("Mia", helper_until=timezone.localdate() + timedelta(days=90)))
    place: Group = field(default_factory=lambda: group("Evening table"))

    def __post_init__(self) -> None:
        fresh_counters()
        member(self.place, self.mia, role=Role.MODERATOR)
        for who in (self.ava, self.bo):
            member(self.place, who)
        self.report = self.told(self.ava)
        self.case = self.report.case

    def told(self, who: Person, reason: str = "harassment") -> Report:
        words = reply(thread(self.place), self.bo, "Oh, be quiet, all of you.")
        return safety.report(reporter=who, kind="post", subject_id=words.pk, reason=reason)[0]

    def offered(self) -> Talk:
        return actions.offer(guide=self.mia, case=self.case, report=self.report)

    def going(self, step: int = 0) -> Talk:
        talk = self.offered()
        actions.say_yes(person=self.ava, talk=talk)
        actions.say_yes(person=self.bo, talk=talk)
        for _turn in range(step):
            actions.go_on(person=self.mia, talk=talk)
        return talk

    def page(self, who: Person, talk: Talk) -> str:
        client = Client()
        client.force_login(who)
        return client.get(reverse("mending:talk", args=[talk.pk])).content.decode()


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The reader is told what to make of words, so that these stories do not hang on its weights."""

    def screen(text: str, **more: object) -> Verdict:
        return judge("red" if text == WORRYING else "green", ("harassment",) if "liar" in text else ())

    monkeypatch.setattr(safety, "screen", screen)
    return Scene()


def told(who: Person, kind: str) -> bool:
    run_jobs()
    return Notice.objects.filter(person=who, kind=kind).exists()


def agree(talk: Talk, *people: Person) -> None:
    """Each of these says yes to the words as they stand."""
    for who in people:
        actions.sign(person=who, talk=talk, seen=actions.mark_of(talk))


def test_both_agree_apart_and_then_the_three_talk_and_agree_in_writing(scene: Scene) -> None:
    talk = scene.going(step=LAST)
    actions.speak(person=scene.ava, talk=talk, text=CALM)
    actions.write_down(person=scene.bo, talk=talk, text="We ask before we joke.")
    agree(talk, scene.ava, scene.bo)
    assert talk.stage == Stage.AGREED and CaseStep.objects.filter(case=scene.case, verb="mended").exists()
    assert "We ask before we joke." in scene.page(scene.bo, talk)


def test_the_other_hears_of_it_only_after_the_first_yes(scene: Scene) -> None:
    talk = scene.offered()
    with pytest.raises(Http404):
        access.get_talk_for(scene.bo, talk.pk)
    actions.say_yes(person=scene.ava, talk=talk)
    assert access.get_talk_for(scene.bo, talk.pk)


def test_nobody_learns_who_told_the_team_before_both_have_said_yes(scene: Scene) -> None:
    talk = scene.offered()
    actions.say_yes(person=scene.ava, talk=talk)
    for who in (scene.bo, scene.mia):
        assert not re.search(r"\bAva\b", scene.page(who, talk))
    actions.say_yes(person=scene.bo, talk=talk)
    assert "Ava" in scene.page(scene.bo, talk) and "Ava" in scene.page(scene.mia, talk)


NOES: dict[str, Callable[[Scene, Talk], object]] = {
    "the first": lambda scene, talk: actions.say_no(person=scene.ava, talk=talk),
    "the other": lambda scene, talk: (
        actions.say_yes(person=scene.ava, talk=talk),
        actions.say_no(person=scene.bo, talk=talk),
    ),
}


@pytest.mark.parametrize("who", NOES)
def test_a_no_is_counted_against_nobody(scene: Scene, who: str) -> None:
    talk = scene.offered()
    steps, entries = CaseStep.objects.count(), AuditEntry.objects.filter(verb__startswith="mending").count()
    NOES[who](scene, talk)
    assert CaseStep.objects.count() == steps
    assert AuditEntry.objects.filter(verb__startswith="mending").count() == entries
    assert talk.stage == Stage.NOT_HELD and "did not come about" in scene.page(scene.mia, talk)


def test_silence_looks_like_a_no(scene: Scene) -> None:
    talk = scene.offered()
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        tasks.tidy_talks()
    talk.refresh_from_db()
    assert talk.stage == Stage.NOT_HELD


@pytest.mark.parametrize("who", ["ava", "bo", "mia"])
def test_each_of_the_three_stops_it_at_any_moment_and_its_words_are_gone(scene: Scene, who: str) -> None:
    talk = scene.going()
    actions.speak(person=scene.ava, talk=talk, text=CALM)
    actions.stop(person=getattr(scene, who), talk=talk)
    assert not Line.objects.exists()
    pages = {scene.page(one, talk).count("Nobody has to say why") for one in (scene.ava, scene.bo, scene.mia)}
    assert pages == {1}
    with pytest.raises(NotNow):
        actions.speak(person=scene.ava, talk=talk, text=CALM)


def test_words_that_could_hurt_are_not_sent(scene: Scene) -> None:
    talk = scene.going()
    with pytest.raises(NotAllowed):
        actions.speak(person=scene.bo, talk=talk, text="Shut up. Nobody here cares about you, you stupid liar.")
    assert not Line.objects.exists()


def test_a_call_for_help_in_a_talk_wakes_somebody(scene: Scene) -> None:
    talk = scene.going()
    assert actions.speak(person=scene.ava, talk=talk, text=WORRYING).shows_help
    assert Case.objects.filter(kind="person", subject_id=scene.ava.pk, is_care=True).exists()


def test_a_change_of_the_words_takes_every_yes_back(scene: Scene) -> None:
    talk = scene.going(step=LAST)
    actions.write_down(person=scene.mia, talk=talk, text="We ask before we joke.")
    seen = actions.mark_of(talk)
    agree(talk, scene.ava)
    actions.write_down(person=scene.bo, talk=talk, text="We ask, and we say sorry.")
    assert talk.first_signed_at is None
    with pytest.raises(NotNow):
        actions.sign(person=scene.bo, talk=talk, seen=seen)
    agree(talk, scene.bo)
    assert talk.stage == Stage.GOING


def _child(scene: Scene) -> Report:
    Person.objects.filter(pk=scene.ava.pk).update(age_band="16_17")
    return Report.objects.get(pk=scene.report.pk)


NOT_OFFERED: dict[str, Callable[[Scene], tuple[Person, Report]]] = {
    "between an adult and a young person": lambda scene: (scene.mia, _child(scene)),
    "by somebody who is not trained": lambda scene: (
        member(scene.place, person("Tom"), role=Role.MODERATOR).person,
        scene.report,
    ),
    "by somebody who told the team": lambda scene: (scene.mia, scene.told(scene.mia)),
    "by somebody who keeps away from one": lambda scene: (block(scene.mia, scene.bo), (scene.mia, scene.report))[1],
    "for sexual words": lambda scene: (scene.mia, scene.told(scene.ava, "sexual")),
    "with a visitor": lambda scene: (
        scene.mia,
        safety.report(reporter=None, kind="post", subject_id=scene.case.subject_id, reason="harassment")[0],
    ),
}


@pytest.mark.parametrize("way", NOT_OFFERED)
def test_no_talk_is_offered(scene: Scene, way: str) -> None:
    guide, report = NOT_OFFERED[way](scene)
    with pytest.raises(NotAllowed):
        actions.offer(guide=guide, case=report.case, report=report)
    assert not Talk.objects.exists()


def test_a_case_has_one_talk_at_a_time(scene: Scene) -> None:
    scene.offered()
    with pytest.raises(NotNow):
        scene.offered()


def test_nobody_else_finds_the_talk(scene: Scene) -> None:
    talk = scene.going()
    lead = person(is_safety_lead=True, is_operator=True)
    with pytest.raises(Http404):
        access.get_talk_for(lead, talk.pk)


def test_what_was_said_is_gone_a_month_after_the_end(scene: Scene) -> None:
    talk = scene.going(step=LAST)
    actions.speak(person=scene.ava, talk=talk, text=CALM)
    actions.write_down(person=scene.bo, talk=talk, text="We ask before we joke.")
    agree(talk, scene.ava, scene.bo)
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        tasks.tidy_talks()
    assert not Line.objects.exists() and actions.agreed_words(Talk.objects.get()) == "We ask before we joke."


def test_the_way_from_the_case_through_the_pages(scene: Scene) -> None:
    browsers = {}
    for name in ("ava", "bo", "mia"):
        browsers[name] = Client()
        browsers[name].force_login(getattr(scene, name))
    case_page = browsers["mia"].get(reverse("safety:case", args=[scene.case.pk])).content.decode()
    address = reverse("mending:offer", args=[scene.case.pk])
    assert address in case_page and not re.search(r"\bAva\b", browsers["mia"].get(address).content.decode())
    answer = browsers["mia"].post(address, {"report": str(scene.report.pk)})
    assert answer.status_code == 302 and told(scene.ava, actions.ASKED)
    for name in ("ava", "bo"):
        assert browsers[name].post(answer.url + "yes/").status_code == 302
    said = browsers["bo"].post(answer.url + "say/", {"text": "I did not see how it sounded."})
    assert said.status_code == 302
    assert "I did not see how it sounded." in browsers["ava"].get(answer.url).content.decode()
    refused = browsers["bo"].post(answer.url + "say/", {"text": "You stupid liar, nobody here cares about you."})
    assert refused.status_code == 403 and "You stupid liar" in refused.content.decode()
