"""Nobody opens anything alone: two uninvolved people, in time, for one thing, and each step and each refusal leaves a trace."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.utils import timezone

from hearthside.accounts.tests.builders import block, person
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import member
from hearthside.kernel import audit
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed, TooFast
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.oversight import access, actions, tasks
from hearthside.oversight.models import Opening, Openings
from hearthside.oversight.tests.builders import WHY, Scene, scene
from hearthside.oversight.vocabulary import AGREE_WITHIN, MOST_A_DAY, OPEN_FOR, TOLD_AFTER
from hearthside.safety import actions as safety
from hearthside.safety import uninvolved
from hearthside.safety.remedies import remedies_for
from hearthside.safety.vocabulary import Reason

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def told() -> Scene:
    return scene()


def later(span: timedelta):
    return time_machine.travel(timezone.now() + span, tick=False)


def test_two_people_find_out_who_wrote_it(told: Scene) -> None:
    opening = told.opened()
    assert actions.open_author(officer=told.lea, opening=opening) == told.author
    assert actions.open_author(officer=told.noor, opening=opening) == told.author


def test_two_people_read_the_whole_conversation(told: Scene) -> None:
    lines = actions.read_conversation(officer=told.lea, opening=told.opened("reading"))
    assert told.post.body in lines[0] and told.author.name not in lines[0]


def test_what_was_told_to_a_service_is_on_record(told: Scene) -> None:
    opening = told.opened("disclosure")
    actions.note_disclosure(officer=told.noor, opening=opening, service="Ambulance", told="A first name and a town.")
    assert opening.disclosures.get().by == told.noor


def _ask_then(step: Callable[[Scene, Opening], object]) -> Callable[[Scene], object]:
    return lambda told: step(told, told.ask())


def _look_late(told: Scene) -> object:
    opening = told.opened()
    with later(OPEN_FOR + timedelta(seconds=1)):
        return actions.open_author(officer=told.lea, opening=opening)


def _agree_late(told: Scene) -> object:
    opening = told.ask()
    with later(AGREE_WITHIN + timedelta(seconds=1)):
        return actions.agree(officer=told.noor, opening=opening)


def _agree_twice(told: Scene) -> object:
    return actions.agree(officer=told.otto, opening=told.opened())


def _agree_after_no(told: Scene) -> object:
    return actions.agree(officer=told.otto, opening=actions.decline(officer=told.noor, opening=told.ask()))


def _reporter_agrees(told: Scene) -> object:
    safety.report(reporter=told.noor, kind="post", subject_id=told.post.pk, reason=Reason.WORRIED)
    return actions.agree(officer=told.noor, opening=told.ask())


def _worker_of_the_case_agrees(told: Scene) -> object:
    safety.decide(moderator=told.noor, case=told.case, verb="take", version=told.case.version)
    return actions.agree(officer=told.noor, opening=told.ask())


def _member_of_the_group_agrees(told: Scene) -> object:
    member(told.place, told.noor, role=Role.MODERATOR)
    return actions.agree(officer=told.noor, opening=told.ask())


def _member_of_the_group_asks(told: Scene) -> object:
    member(told.place, told.lea)
    return told.ask()


def _both_roles_of_one(told: Scene) -> object:
    told.lea.is_operator = True
    told.lea.save(update_fields=["is_operator"])
    return actions.agree(officer=told.lea, opening=told.ask())


def _with_another_case(told: Scene) -> object:
    return actions.read_conversation(officer=told.lea, opening=told.opened("author"))


def _a_group_with_one_conversation(told: Scene) -> object:
    return actions.list_talks(officer=told.lea, opening=told.opened("reading"))


def _a_talk_of_the_group_as_somebody_third(told: Scene) -> object:
    return actions.read_talk(officer=told.otto, opening=told.opened("group"), thread_id=told.post.thread_id)


def _a_group_after_the_hour(told: Scene) -> object:
    opening = told.opened("group")
    with later(OPEN_FOR + timedelta(seconds=1)):
        return actions.read_talk(officer=told.lea, opening=opening, thread_id=told.post.thread_id)


def _member_asks_in_a_case_about_the_group(told: Scene) -> object:
    made, _route = safety.report(reporter=person(), kind="group", subject_id=told.place.pk, reason=Reason.WORRIED)
    told.case = made.case
    member(told.place, told.lea)
    return told.ask("group")


BREAK_INS: dict[str, Callable[[Scene], object]] = {
    "without a second person": _ask_then(lambda told, one: actions.open_author(officer=told.lea, opening=one)),
    "by agreeing with oneself": _ask_then(lambda told, one: actions.agree(officer=told.lea, opening=one)),
    "with two roles of one person": _both_roles_of_one,
    "after the hour": _look_late,
    "by agreeing too late": _agree_late,
    "by agreeing again": _agree_twice,
    "after a no": _agree_after_no,
    "as somebody third": lambda told: actions.open_author(officer=told.otto, opening=told.opened()),
    "with what was agreed for another thing": _with_another_case,
    "by who reported it": _reporter_agrees,
    "by who worked on the case": _worker_of_the_case_agrees,
    "by a member of the group": _member_of_the_group_agrees,
    "for a member of the group": _member_of_the_group_asks,
    "into a group with leave for one conversation": _a_group_with_one_conversation,
    "into a talk of a group as somebody third": _a_talk_of_the_group_as_somebody_third,
    "into a group after the hour": _a_group_after_the_hour,
    "for a member, in a case about the group": _member_asks_in_a_case_about_the_group,
    "without being an officer": _ask_then(lambda told, one: actions.agree(officer=person("Mia"), opening=one)),
}


def swept(told: Scene, way: str) -> tuple[bool, int]:
    """Whether somebody got in, and how many refusals are in the log."""
    try:
        BREAK_INS[way](told)
        is_in = True
    except NotAllowed:
        is_in = False
    return is_in, AuditEntry.objects.filter(verb="opening_refused").count()


@pytest.mark.parametrize("way", BREAK_INS)
def test_no_way_in(told: Scene, way: str) -> None:
    assert swept(told, way) == (False, 1)
    assert audit.verify() is None


ALL_ROLES = {"is_safety_lead": True, "is_operator": True}


def _named(told: Scene) -> None:
    """The case is about somebody with a name."""
    told.case.person = told.author
    told.case.save(update_fields=["person"])


PARTS: dict[str, Callable[[Scene], object]] = {
    "reported": lambda told: safety.report(
        reporter=told.noor, kind="post", subject_id=told.post.pk, reason=Reason.WORRIED
    ),
    "apart": lambda told: (_named(told), block(told.author, told.noor)),
    "near": lambda told: member(told.place, told.noor, state="asked"),
    "worked": lambda told: safety.decide(moderator=told.noor, case=told.case, verb="take", version=told.case.version),
    "about": lambda told: told.case.kept_apart.add(told.noor),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_in_it_is_the_same_for_openings_and_for_decisions_whatever_roles_are_heaped(
    told: Scene, part: str
) -> None:
    PARTS[part](told)
    for name in ALL_ROLES:
        setattr(told.noor, name, True)
    told.noor.save(update_fields=list(ALL_ROLES))
    assert uninvolved.conflicts_of(told.noor, told.case) == [part]
    assert access.conflicts_of(told.noor, told.ask()) == [part]


def test_whoever_wrote_without_a_name_takes_no_step_in_the_case_and_nobody_else_learns_it(told: Scene) -> None:
    for name in ALL_ROLES:
        setattr(told.author, name, True)
    told.author.save(update_fields=list(ALL_ROLES))
    assert remedies_for(told.author, told.case) == []
    with pytest.raises(NotAllowed):
        safety.decide(moderator=told.author, case=told.case, verb="take", version=told.case.version)
    assert remedies_for(told.noor, told.case)


def _no_conflicts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "conflicts_of", lambda person, opening: [])


def _nobody_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (access, uninvolved):
        monkeypatch.setattr(place, "are_near", lambda *_: False)


def _anybody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "refusal_to_look", lambda *_: "")


def _anybody_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both walls are down: the rule, and the statement that takes one answer in time."""
    monkeypatch.setattr(access, "refusal_to_agree", lambda *_: "")
    monkeypatch.setattr(Openings, "waiting", lambda openings, now=None: openings)


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "by agreeing with oneself": _no_conflicts,
    "by a member of the group": _no_conflicts,
    "with two roles of one person": _no_conflicts,
    "by who reported it": _no_conflicts,
    "by who worked on the case": _no_conflicts,
    "without a second person": _anybody_looks,
    "after the hour": _anybody_looks,
    "as somebody third": _anybody_looks,
    "with what was agreed for another thing": _anybody_looks,
    "into a group with leave for one conversation": _anybody_looks,
    "into a talk of a group as somebody third": _anybody_looks,
    "into a group after the hour": _anybody_looks,
    "for a member, in a case about the group": _nobody_is_near,
    "by agreeing too late": _anybody_agrees,
    "by agreeing again": _anybody_agrees,
    "after a no": _anybody_agrees,
    "without being an officer": _anybody_agrees,
}
"""For each way in, a fault that would leave it open."""


@pytest.mark.parametrize("way", FAULTS)
def test_the_sweep_sees_a_way_that_was_left_open(told: Scene, way: str, monkeypatch) -> None:
    FAULTS[way](monkeypatch)
    assert swept(told, way) == (True, 0)


def test_the_sweep_sees_a_refusal_that_leaves_no_trace(told: Scene, monkeypatch) -> None:
    monkeypatch.setattr(actions.audit, "record", lambda *_, **__: None)
    assert swept(told, "by agreeing with oneself") == (False, 0)


def test_a_wall_that_stands_when_the_rule_falls(told: Scene, monkeypatch) -> None:
    monkeypatch.setattr(access, "refusal_to_agree", lambda *_: "")
    assert swept(told, "by agreeing again")[0] is False


def test_every_step_is_in_the_log(told: Scene) -> None:
    actions.open_author(officer=told.lea, opening=told.opened())
    verbs = AuditEntry.objects.order_by("number").values_list("verb", flat=True)
    assert list(verbs)[-3:] == ["opening_asked", "opening_agreed", "opened_author"]


def test_the_log_holds_no_reason_and_no_name(told: Scene) -> None:
    actions.open_author(officer=told.lea, opening=told.opened())
    rows = " ".join(str(row) for row in AuditEntry.objects.values_list("actor", "verb", "subject", "code"))
    assert WHY not in rows and told.author.name not in rows and str(told.author.pk) not in rows


def test_the_author_neither_asks_nor_finds_the_request(told: Scene) -> None:
    told.author.is_safety_lead = True
    told.author.save(update_fields=["is_safety_lead"])
    opening = told.ask()
    with pytest.raises(Http404):
        access.get_opening_for(told.author, opening.pk)
    with pytest.raises(Http404):
        access.get_case_for(told.author, told.case.pk)
    assert told.author not in actions.second_people(opening)


def test_those_who_may_agree_are_told_and_no_others(told: Scene) -> None:
    member(told.place, told.otto)
    opening = told.ask()
    run_jobs()
    asked = Notice.objects.filter(kind="oversight.asked", about=opening.pk).values_list("person__name", flat=True)
    assert set(asked) == {"Noor"}


def test_a_post_by_name_has_no_author_to_open(told: Scene) -> None:
    from hearthside.conversations.tests.builders import first_post, thread

    named = first_post(thread(told.place, told.author))
    made, _route = safety.report(reporter=person(), kind="post", subject_id=named.pk, reason=Reason.WORRIED)
    assert access.purposes_for(made.case) == ["disclosure", "reading", "group"]


@pytest.mark.usefixtures("still_clock")
def test_the_sixth_request_of_a_day_is_refused(told: Scene) -> None:
    for _turn in range(MOST_A_DAY):
        told.ask()
    with pytest.raises(TooFast):
        told.ask()


def test_whoever_asked_may_take_it_back(told: Scene) -> None:
    opening = actions.decline(officer=told.lea, opening=told.ask())
    assert opening.standing == "declined"


def test_the_member_is_told_after_a_month_and_once(told: Scene) -> None:
    opening = told.opened()
    actions.open_author(officer=told.lea, opening=opening)
    for _turn in range(2):
        with later(TOLD_AFTER + timedelta(days=1)):
            tasks.tell_members()
            run_jobs()
    assert Notice.objects.filter(kind="oversight.told", person=told.author, about=opening.pk).count() == 1


def test_nobody_is_told_of_what_was_never_opened(told: Scene) -> None:
    told.opened()
    with later(TOLD_AFTER + timedelta(days=1)):
        tasks.tell_members()
        run_jobs()
    assert not Notice.objects.filter(kind="oversight.told").exists()
