"""Who hears what from a group, and that a pause is quiet."""

import pytest

from hearthside.accounts.tests.builders import person
from hearthside.groups import actions, notices
from hearthside.groups.ground_rules import Rule, starting_rules
from hearthside.groups.models import Joining, Role
from hearthside.groups.tests.builders import group, member
from hearthside.notifications import kinds
from hearthside.notifications.models import Notice
from hearthside.notifications.tasks import deliver

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Jobs are done when they are queued."""
    monkeypatch.setattr("hearthside.kernel.jobs.later", lambda call, *, arguments, **_wait: call(**arguments))


def heard(who) -> list[str]:
    return list(Notice.objects.filter(person=who).values_list("kind", flat=True))


def test_leaders_hear_that_somebody_asks_and_who_asked_hears_the_answer() -> None:
    where, yes, no = group(joining=Joining.REQUEST), person(), person()
    for who in (yes, no):
        actions.join(person=who, group=where)
    actions.accept(actor=where.leader, group=where, person_id=yes.pk)
    actions.decline(actor=where.leader, group=where, person_id=no.pk)
    assert set(heard(where.leader)) == {notices.ASKED}
    assert (heard(yes), heard(no)) == ([notices.LET_IN], [notices.NOT_THIS_TIME])


def test_a_change_of_rules_is_told_to_all_but_those_who_pause() -> None:
    where = group()
    here, away = member(where).person, member(where).person
    actions.pause(person=away, group=where)
    rules = [*starting_rules(), Rule(id="own_1", title="Tea first", text="We begin with tea.")]
    actions.change_rules(actor=where.leader, group=where, rules=rules)
    assert (heard(here), heard(away), heard(where.leader)) == ([notices.RULES_CHANGED], [], [])


def test_nothing_at_all_reaches_somebody_on_a_pause() -> None:
    where = group()
    away = member(where, role=Role.MODERATOR).person
    actions.pause(person=away, group=where)
    beside_the_pause = (
        notices.NOT_THIS_TIME,
        notices.WISH,
        notices.NEEDS_SOMEBODY,
        notices.NOW_LISTED,
        notices.NOW_PRIVATE,
    )
    for kind in notices.KINDS:
        if kind.name not in beside_the_pause:
            deliver(people=[str(away.pk)], kind=kind.name, about=str(where.pk))
    assert heard(away) == []


def test_the_team_hears_of_a_group_without_anybody() -> None:
    team, where = person(is_operator=True), group()
    actions.leave(person=where.leader, group=where)
    assert heard(team) == [notices.NEEDS_SOMEBODY]


@pytest.mark.parametrize("kind", notices.KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_registered_and_leads_somewhere(kind: kinds.Kind) -> None:
    where = group()
    assert kinds.find(kind.name) is kind
    assert kind.address(where.pk).startswith(("/groups/", "/groups-alone/"))
    assert where.name not in str(kind.phrase())
