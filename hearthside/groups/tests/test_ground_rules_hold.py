"""After a change in substance nobody writes until they have agreed again, on any path (MISSION A2)."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hearthside.accounts.tests.builders import person
from hearthside.groups import actions
from hearthside.groups.access import check_can_write
from hearthside.groups.facts import Facts
from hearthside.groups.ground_rules import Rule, adjustable_rules, changes, compose, fixed_rules, starting_rules
from hearthside.groups.models import Agreement, Group, Membership, Role
from hearthside.groups.plans import Plan
from hearthside.groups.queries import rules_to_read
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal

OWN = Rule(id="own_1", title="Tea first", text="We begin with a cup of tea.")
PLAN = Plan("Quiet room", "To talk.", "Anybody.", "peer_led", "open", "online")


def with_own_rule() -> list[Rule]:
    return [*starting_rules(), OWN]


WRITES: dict[str, Callable[[Membership], object]] = {
    "write": lambda mine: check_can_write(mine.person, mine.group),
    "invite": lambda mine: actions.invite(actor=mine.person, group=mine.group),
    "end_invitation": lambda mine: actions.end_invitation(actor=mine.person, group=mine.group, invitation_id=mine.pk),
    "accept": lambda mine: actions.accept(actor=mine.person, group=mine.group, person_id=mine.pk),
    "decline": lambda mine: actions.decline(actor=mine.person, group=mine.group, person_id=mine.pk),
    "set_role": lambda mine: actions.set_role(actor=mine.person, group=mine.group, person_id=mine.pk, role="helper"),
    "set_state": lambda mine: actions.set_state(actor=mine.person, group=mine.group, state="full"),
    "edit_group": lambda mine: actions.edit_group(actor=mine.person, group=mine.group, plan=PLAN),
    "set_facts": lambda mine: actions.set_facts(actor=mine.person, group=mine.group, facts=Facts()),
    "change_rules": lambda mine: actions.change_rules(actor=mine.person, group=mine.group, rules=starting_rules()),
}
FREE = {
    "agree",
    "come_back",
    "come_in",
    "hand_on",
    "join",
    "leave",
    "pause",
    "step_back",
    "find_invitation",
    "start_circle",
}
"""Ways in, out and to agreeing: they never ask for the agreement itself."""
OF_THE_TEAM = {
    "open_group",
    "send_back",
    "start_group",
    "let_grow",
    "decide_listing",
    "begin_gentle",
    "end_gentle",
    "ask_for_memory",
    "drop_memory",
    "keep_in_memory",
    "second_for_memory",
    "take_from_memory",
}


def test_every_action_is_either_guarded_or_said_to_be_free() -> None:
    assert set(actions.__all__) == (set(WRITES) - {"write"}) | FREE | OF_THE_TEAM


class AnyStaleAgreement(TestCase):
    """Whoever agreed to whichever old version."""

    @settings(max_examples=60, deadline=None)
    @given(st.sampled_from(sorted(WRITES)), st.sampled_from(Role.values), st.integers(1, 4), st.data())
    def test_no_path_takes_a_stale_agreement(self, way: str, role: str, rounds: int, data: st.DataObject) -> None:
        where = group()
        mine = member(where, role=role)
        for number in range(rounds):
            own = Rule(id="own_1", title=f"Round {number}", text="Words.")
            actions.change_rules(actor=where.leader, group=where, rules=[*starting_rules(), own])
        mine.agreed_version = data.draw(st.integers(0, where.rules_floor - 1))
        mine.save()
        mine.group = Group.objects.get(pk=where.pk)
        before = list(Group.objects.values()), list(Membership.objects.values())
        with pytest.raises(Refusal) as refused:
            WRITES[way](mine)
        if role == Role.LEADER:
            assert refused.value.way_on and refused.value.way_on[0] == f"/groups/{where.slug}/agree/"
        assert before == (list(Group.objects.values()), list(Membership.objects.values()))


@pytest.mark.django_db
class TestAgreeing:
    def test_agreeing_opens_the_way_again(self) -> None:
        where = group()
        mine = member(where)
        actions.change_rules(actor=where.leader, group=where, rules=with_own_rule())
        with pytest.raises(NotNow) as refused:
            check_can_write(mine.person, where)
        assert refused.value.way_on[0] == f"/groups/{where.slug}/agree/"
        actions.agree(person=mine.person, group=where, version=where.rules_version)
        check_can_write(mine.person, where)
        assert Agreement.objects.filter(person=mine.person, version=2).exists()

    def test_who_changes_the_rules_has_agreed(self) -> None:
        where = group()
        actions.change_rules(actor=where.leader, group=where, rules=with_own_rule())
        check_can_write(where.leader, where)

    def test_a_small_change_of_words_asks_nobody(self) -> None:
        where = group(rules=with_own_rule())
        mine = member(where)
        reworded = [*starting_rules(), {**OWN, "text": "We start with tea."}]
        actions.change_rules(actor=where.leader, group=where, rules=reworded, is_substantive=False)
        check_can_write(mine.person, where)

    @pytest.mark.parametrize("rules", [with_own_rule(), compose(set(), [])])
    def test_a_rule_that_comes_or_goes_is_never_small(self, rules: list[Rule]) -> None:
        where = group()
        assert actions.change_rules(actor=where.leader, group=where, rules=rules, is_substantive=False).is_substantive

    def test_a_version_that_was_replaced_while_reading_is_not_agreed_to(self) -> None:
        where = group()
        mine = member(where)
        actions.change_rules(actor=where.leader, group=where, rules=with_own_rule())
        with pytest.raises(NotNow):
            actions.agree(person=mine.person, group=where, version=1)

    def test_somebody_outside_cannot_agree(self) -> None:
        with pytest.raises(NotAllowed):
            actions.agree(person=person(), group=group(), version=1)

    def test_fixed_rules_cannot_be_taken_away(self) -> None:
        where = group()
        with pytest.raises(NotAllowed):
            actions.change_rules(actor=where.leader, group=where, rules=fixed_rules()[1:])

    def test_a_moderator_does_not_change_the_rules(self) -> None:
        where = group()
        with pytest.raises(NotAllowed):
            actions.change_rules(actor=member(where, role=Role.MODERATOR).person, group=where, rules=with_own_rule())

    def test_the_difference_is_to_what_this_person_agreed_to(self) -> None:
        where = group()
        mine = member(where)
        actions.change_rules(actor=where.leader, group=where, rules=with_own_rule(), change_note="We all asked for it.")
        kept = {rule["id"] for rule in adjustable_rules()[1:]}
        actions.change_rules(actor=where.leader, group=where, rules=compose(kept, [{**OWN, "text": "Tea or water."}]))
        read = rules_to_read(where, mine)
        assert [(change.kind, change.title) for change in read.changes] == [
            ("added", "Tea first"),
            ("removed", adjustable_rules()[0]["title"]),
        ]
        assert read.notes == ["We all asked for it."]


def test_a_changed_rule_shows_before_and_after_in_words() -> None:
    [change] = changes([OWN], [{**OWN, "text": "Tea or water."}])
    assert (change.said, change.after) == ("Changed", "Tea or water.")
    assert "We begin with a cup of tea." in change.before
