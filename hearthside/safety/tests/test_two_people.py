"""What weighs most takes two people who have no part in it, whatever roles they carry; each refusal leaves a trace."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.http import Http404

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, person
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel import audit
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed
from hearthside.safety import access, actions, routing, uninvolved
from hearthside.safety.models import Case, Sanction
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHY = {"rule": "kind_words", "reason": "It was said to hurt."}
DAY = timedelta(days=1)


def lead(name: str) -> Person:
    return person(name, is_safety_lead=True)


@dataclass
class Scene:
    """A case about Ava in a group, two leads without a part in it, and somebody of the team with a case of their own."""

    ava: Person = field(default_factory=lambda: person("Ava"))
    lea: Person = field(default_factory=lambda: lead("Lea"))
    noor: Person = field(default_factory=lambda: lead("Noor"))
    tom: Person = field(default_factory=lambda: lead("Tom"))

    def __post_init__(self) -> None:
        self.place = group("Evening table")
        self.case = case(author=self.ava, scope=self.place.pk)
        self.team_case = case(author=self.tom)

    def do(self, who: Person, verb: str, one: Case | None = None, **given: object) -> Case:
        fresh = Case.objects.get(pk=(one or self.case).pk)
        return actions.decide(moderator=who, case=fresh, verb=verb, version=fresh.version, **given)

    def asked(self, verb: str = "ban", by: Person | None = None) -> None:
        self.do(by or self.lea, verb, **WHY)


@pytest.fixture
def scene(told: list[object]) -> Scene:
    notes()
    return Scene()


@pytest.mark.parametrize("verb", ["suspend", "ban"])
def test_one_person_alone_closes_nobodys_account(scene: Scene, verb: str) -> None:
    scene.asked(verb)
    assert not Person.objects.get(pk=scene.ava.pk).is_paused


@pytest.mark.parametrize(("verb", "has_end"), [("suspend", True), ("ban", False)])
def test_two_uninvolved_people_do(scene: Scene, verb: str, has_end: bool) -> None:
    scene.asked(verb)
    scene.do(scene.noor, "confirm_pause")
    ava = Person.objects.get(pk=scene.ava.pk)
    assert ava.is_paused and (ava.paused_until is not None) == has_end


def test_a_longer_decision_is_not_cut_short_by_a_shorter_one(scene: Scene) -> None:
    scene.asked("ban")
    scene.do(scene.noor, "confirm_pause")
    scene.do(scene.lea, "pause", lasts_for=DAY, **WHY)
    assert Person.objects.get(pk=scene.ava.pk).paused_until is None


def test_an_overturned_ban_leaves_a_shorter_pause_standing(scene: Scene) -> None:
    scene.do(scene.lea, "pause", lasts_for=DAY, **WHY)
    scene.asked("ban")
    scene.do(scene.noor, "confirm_pause")
    ban = Sanction.objects.get(restriction="banned")
    actions.ask_again(person=scene.ava, sanction=ban, text="It was not me.")
    actions.answer_appeal(moderator=scene.tom, sanction=ban, outcome="overturned", answer="You are right.")
    assert Person.objects.get(pk=scene.ava.pk).paused_until is not None


def _reports(scene: Scene, who: Person, one: Case | None = None) -> None:
    found = one or scene.case
    actions.report(reporter=who, kind="note", subject_id=found.subject_id, reason="harassment")


def _and(before: Callable[[Scene], object], step: Callable[[Scene], object]) -> Callable[[Scene], object]:
    def both(scene: Scene) -> object:
        before(scene)
        return step(scene)

    return both


def _agrees(scene: Scene) -> object:
    return scene.do(scene.noor, "confirm_pause")


def _stacked(scene: Scene) -> object:
    scene.asked()
    scene.lea.is_operator = True
    scene.lea.save(update_fields=["is_operator"])
    member(scene.place, scene.lea, role=Role.MODERATOR)
    return scene.do(scene.lea, "confirm_pause")


def _takes_down_alone(scene: Scene) -> object:
    scene.do(scene.lea, "hold", scene.team_case, **WHY)
    return scene.do(scene.lea, "remove", scene.team_case, **WHY)


def _takes_down_unseen(scene: Scene) -> object:
    return scene.do(scene.lea, "remove", scene.team_case, **WHY)


def _closes_alone(scene: Scene) -> object:
    scene.do(scene.lea, "close", scene.team_case, outcome="talked")
    return scene.do(scene.lea, "confirm_close", scene.team_case)


def _closes_a_case_of_a_friend(scene: Scene) -> object:
    table = group("A table of two", leader=scene.tom)
    member(table, scene.noor)
    scene.do(scene.lea, "close", scene.team_case, outcome="talked")
    return scene.do(scene.noor, "confirm_close", scene.team_case)


def _leads_a_group_with_ava(scene: Scene) -> None:
    member(group("Another table", leader=scene.noor), scene.ava)


BREAK_INS: dict[str, Callable[[Scene], object]] = {
    "by agreeing with oneself": _and(Scene.asked, lambda one: one.do(one.lea, "confirm_pause")),
    "with three roles of one person": _stacked,
    "by who reported it": _and(lambda one: (_reports(one, one.noor), one.asked()), _agrees),
    "by who worked on the case": _and(lambda one: (one.do(one.noor, "take"), one.asked()), _agrees),
    "by a member of the group": _and(lambda one: (member(one.place, one.noor), one.asked()), _agrees),
    "by who leads a group with them": _and(lambda one: (_leads_a_group_with_ava(one), one.asked()), _agrees),
    "by somebody they keep away from": _and(lambda one: (block(one.ava, one.noor), one.asked()), _agrees),
    "asked for by who reported it": _and(lambda one: _reports(one, one.lea), Scene.asked),
    "asked for by a member of the group": _and(lambda one: member(one.place, one.lea), Scene.asked),
    "asked for by somebody who keeps away": _and(lambda one: block(one.lea, one.ava), Scene.asked),
    "taking down words of the team alone": _takes_down_alone,
    "taking down words of the team at once": _takes_down_unseen,
    "closing a case about the team alone": _closes_alone,
    "closing a case about the team among friends": _closes_a_case_of_a_friend,
    "slowing somebody of the team, asked for by a reporter": _and(
        lambda one: _reports(one, one.lea, one.team_case),
        lambda one: one.do(one.lea, "slow", one.team_case, lasts_for=DAY, per_hour=1, **WHY),
    ),
}


@pytest.mark.parametrize("way", BREAK_INS)
def test_no_way_around_two_people(scene: Scene, way: str) -> None:
    with pytest.raises((NotAllowed, Http404)):
        BREAK_INS[way](scene)
    assert not Sanction.objects.filter(is_confirmed=True, restriction__in=("banned", "suspended", "removed")).exists()
    assert audit.verify() is None


@pytest.mark.parametrize(
    "way", [way for way in BREAK_INS if way not in ("by agreeing with oneself", "closing a case about the team alone")]
)
def test_the_sweep_sees_a_house_without_conflicts_of_interest(
    scene: Scene, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uninvolved, "hindrance", lambda person, case, verb: "")
    BREAK_INS[way](scene)


def test_a_refusal_leaves_a_trace(scene: Scene) -> None:
    scene.asked()
    with pytest.raises(NotAllowed):
        scene.do(scene.lea, "confirm_pause")
    assert AuditEntry.objects.get(verb="decision_refused").code == "confirm_pause:own"


def test_only_those_who_may_agree_are_asked(scene: Scene, told: list[tuple[set[object], str]]) -> None:
    member(scene.place, scene.tom)
    scene.asked()
    assert told[-1] == ({scene.noor.pk}, "safety.second")


def test_where_no_lead_is_free_an_operator_agrees(scene: Scene) -> None:
    for one in (scene.noor, scene.tom):
        member(scene.place, one)
    otto = person("Otto", is_operator=True)
    with pytest.raises(Http404):
        access.get_case_for(otto, scene.case.pk)
    scene.asked()
    assert access.get_case_for(otto, scene.case.pk)
    scene.do(otto, "confirm_pause")
    assert Person.objects.get(pk=scene.ava.pk).is_paused


def test_an_operator_sees_it_only_while_it_waits(scene: Scene) -> None:
    for one in (scene.noor, scene.tom):
        member(scene.place, one)
    otto = person("Otto", is_operator=True)
    scene.asked()
    scene.do(otto, "confirm_pause")
    routing.settle(Case.objects.get(pk=scene.case.pk))
    with pytest.raises(Http404):
        access.get_case_for(otto, scene.case.pk)


def test_one_person_may_stop_somebody_for_a_day_at_once(scene: Scene) -> None:
    member(scene.place, scene.lea)
    scene.do(scene.lea, "pause", lasts_for=DAY, **WHY)
    assert Person.objects.get(pk=scene.ava.pk).is_paused


def test_somebody_who_reported_does_not_answer_the_appeal(scene: Scene) -> None:
    _reports(scene, scene.tom)
    scene.do(scene.lea, "limit", lasts_for=DAY, **WHY)
    made = Sanction.objects.get()
    actions.ask_again(person=scene.ava, sanction=made, text="It was a song.")
    with pytest.raises(NotAllowed):
        actions.answer_appeal(moderator=scene.tom, sanction=made, outcome="upheld", answer="No.")
