"""Coming, resting and going."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, person
from hearthside.groups import actions, personal_data
from hearthside.groups.access import check_can_write
from hearthside.groups.models import Agreement, Group, GroupState, Invitation, Joining, Membership, Role, Standing
from hearthside.groups.queries import group_ids_of, moderators_of, people_of
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal

pytestmark = pytest.mark.django_db


def test_an_open_group_lets_a_person_in_at_once() -> None:
    assert actions.join(person=person(), group=group()).state == Standing.ACTIVE


def test_joining_twice_changes_nothing() -> None:
    who, where = person(), group()
    assert actions.join(person=who, group=where).pk == actions.join(person=who, group=where).pk


def test_a_group_on_request_waits_for_an_answer() -> None:
    where, who = group(joining=Joining.REQUEST), person()
    assert actions.join(person=who, group=where).state == Standing.ASKED
    assert where.pk not in group_ids_of(who)
    actions.accept(actor=where.leader, group=where, person_id=who.pk)
    assert where.pk in group_ids_of(who)


def test_a_declined_request_leaves_nothing() -> None:
    where, who = group(joining=Joining.REQUEST), person()
    actions.join(person=who, group=where)
    actions.decline(actor=where.leader, group=where, person_id=who.pk)
    assert not Membership.objects.filter(person=who).exists()


@pytest.mark.parametrize(
    "state", [GroupState.FULL, GroupState.PAUSED, GroupState.CLOSING, GroupState.ARCHIVED, GroupState.DRAFT]
)
def test_a_group_that_is_not_open_takes_nobody(state: str) -> None:
    with pytest.raises(NotNow):
        actions.join(person=person(), group=group(state=state))


def test_a_group_by_invitation_cannot_be_joined_without_one() -> None:
    with pytest.raises(NotAllowed):
        actions.join(person=person(), group=group(joining=Joining.INVITATION))


def test_an_invitation_opens_the_door_once() -> None:
    where = group(joining=Joining.INVITATION)
    _made, code = actions.invite(actor=where.leader, group=where)
    assert actions.come_in(person=person(), code=code).state == Standing.ACTIVE
    with pytest.raises(NotNow):
        actions.come_in(person=person(), code=code)


def test_who_is_inside_uses_no_invitation_up() -> None:
    where = group(joining=Joining.INVITATION)
    _made, code = actions.invite(actor=where.leader, group=where)
    actions.come_in(person=where.leader, code=code)
    assert actions.find_invitation(code)


def test_an_invitation_grows_old() -> None:
    where = group(joining=Joining.INVITATION)
    _made, code = actions.invite(actor=where.leader, group=where, days=2)
    with time_machine.travel(timezone.now() + timedelta(days=2, seconds=1)):
        assert actions.find_invitation(code) is None


def test_an_invitation_code_is_kept_nowhere_and_cannot_be_guessed() -> None:
    where = group()
    made, code = actions.invite(actor=where.leader, group=where)
    assert len(code) * 6 >= 128
    assert code not in str(Invitation.objects.filter(pk=made.pk).values().get())


def test_a_pause_is_nobodys_business() -> None:
    where, who = group(), person()
    member(where, who)
    before = [row.person_id for row in people_of(where, seen_by=where.leader)]
    actions.pause(person=who, group=where)
    assert [row.person_id for row in people_of(where, seen_by=where.leader)] == before
    with pytest.raises(NotNow):
        check_can_write(who, where)
    actions.come_back(person=who, group=where)
    check_can_write(who, where)


def test_leaving_leaves_no_trace() -> None:
    where, who = group(), person()
    member(where, who)
    actions.leave(person=who, group=where)
    assert not Membership.objects.filter(person=who).exists()
    assert not Agreement.objects.filter(person=who).exists()


def test_leaving_always_works() -> None:
    actions.leave(person=person(), group=group(state=GroupState.ARCHIVED))


def test_a_leader_who_leaves_hands_on() -> None:
    where, other = group(), person()
    member(where, other, role=Role.LEADER)
    actions.leave(person=where.leader, group=where)
    assert Group.objects.get(pk=where.pk).leader == other


@pytest.mark.parametrize("way", [actions.leave, actions.step_back])
def test_a_group_without_a_leader_rests(way) -> None:
    where = group()
    way(person=where.leader, group=where)
    where.refresh_from_db()
    assert (where.leader, where.state) == (None, GroupState.PAUSED)


def test_an_erased_leader_leaves_the_group_resting_or_handed_on() -> None:
    where, who = group(), person()
    Group.objects.filter(pk=where.pk).update(leader=who, safety_lead=who)
    personal_data.erase(who)
    Person.objects.filter(pk=who.pk).delete()
    where.refresh_from_db()
    assert where.leader and where.safety_lead is None and where.state == GroupState.PAUSED


def test_export_names_nobody_else() -> None:
    where, who = group(), person()
    member(where, who)
    found = str(personal_data.export(who))
    assert where.name in found and where.leader.name not in found


def test_blocked_people_do_not_meet_in_the_list_of_members() -> None:
    where, one, other = group(), person(), person()
    member(where, one)
    member(where, other)
    block(one, other)
    for who, hidden in [(one, other), (other, one)]:
        assert hidden not in [row.person for row in people_of(where, seen_by=who)]


def test_only_leaders_and_moderators_look_after_a_group() -> None:
    where = group()
    for role in (Role.MEMBER, Role.HELPER):
        with pytest.raises(Refusal):
            actions.invite(actor=member(where, role=role).person, group=where)
    moderator = member(where, role=Role.MODERATOR).person
    actions.invite(actor=moderator, group=where)
    assert set(moderators_of(where.pk)) == {moderator, where.leader}


def test_a_moderator_on_pause_is_not_called() -> None:
    where = group()
    moderator = member(where, role=Role.MODERATOR).person
    actions.pause(person=moderator, group=where)
    assert moderators_of(where.pk) == [where.leader]


def test_a_leader_gives_roles_but_takes_none_from_another_leader() -> None:
    where, one, other = group(), person(), person()
    member(where, one)
    member(where, other, role=Role.LEADER)
    assert actions.set_role(actor=where.leader, group=where, person_id=one.pk, role="helper").role == "helper"
    with pytest.raises(NotAllowed):
        actions.set_role(actor=where.leader, group=where, person_id=other.pk, role="member")


def test_nobody_outside_gets_a_role() -> None:
    where = group()
    with pytest.raises(NotNow):
        actions.set_role(actor=where.leader, group=where, person_id=person().pk, role="leader")


def test_an_invitation_of_one_group_is_not_ended_from_another() -> None:
    one, other = group(), group()
    made, code = actions.invite(actor=one.leader, group=one)
    actions.end_invitation(actor=other.leader, group=other, invitation_id=made.pk)
    assert actions.find_invitation(code)
