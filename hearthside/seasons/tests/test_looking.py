"""A group that nobody leads any more finds somebody: its people are asked, and the team sees none of them."""

import pytest
from django.urls import reverse

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.groups import actions as groups
from hearthside.groups.models import Group, Membership
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow, TooFast
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.seasons import actions, notices
from hearthside.seasons.models import Closing, Kind, Offer
from hearthside.seasons.tests.test_ending import ending

pytestmark = pytest.mark.django_db


def unled(name: str = "Evening table", **fields: object) -> Group:
    """A group whose only leader has left."""
    fresh_counters()
    made = group(name, **fields)
    groups.leave(person=made.leader, group=made)
    made.refresh_from_db()
    return made


def team() -> Person:
    return person(is_operator=True)


def asked(made: Group) -> set[Person]:
    return {one.made_to for one in Offer.objects.filter(group=made, kind=Kind.TAKE_ON)}


def say_yes(made: Group, who: Person) -> None:
    actions.accept(person=who, offer=Offer.objects.get(group=made, made_to=who))


def test_those_who_looked_after_something_are_asked_first() -> None:
    made = unled()
    for _one in range(8):
        member(made)
    helper, moderator = member(made, role="helper").person, member(made, role="moderator").person
    actions.look_for_somebody(actor=team(), group=made)
    assert {helper, moderator} < asked(made) and len(asked(made)) == 6


def test_who_rests_or_has_not_agreed_is_not_asked() -> None:
    made = unled()
    mate = member(made).person
    member(made, state="paused")
    member(made, agreed=False)
    actions.look_for_somebody(actor=team(), group=made)
    assert asked(made) == {mate}


def test_after_a_yes_the_group_goes_on_and_the_others_are_asked_no_more() -> None:
    made = unled()
    mate, other = member(made).person, member(made).person
    actions.look_for_somebody(actor=team(), group=made)
    say_yes(made, mate)
    run_jobs()
    made.refresh_from_db()
    assert (made.state, made.leader, asked(made)) == ("open", mate, set())
    assert Membership.objects.get(group=made, person=mate).role == "leader"
    assert Notice.objects.filter(person=other, kind=notices.LED_AGAIN).exists()


def test_a_group_on_its_way_to_an_end_stays_on_it() -> None:
    fresh_counters()
    made = group("Evening table")
    mate = member(made).person
    ending(made)
    groups.leave(person=made.leader, group=made)
    actions.look_for_somebody(actor=team(), group=Group.objects.get(pk=made.pk))
    say_yes(made, mate)
    made.refresh_from_db()
    assert made.state == "closing" and Closing.objects.filter(group=made).exists()


def test_a_no_leaves_nothing_and_changes_nothing() -> None:
    made = unled()
    mate = member(made).person
    actions.look_for_somebody(actor=team(), group=made)
    actions.decline(person=mate, offer=Offer.objects.get())
    made.refresh_from_db()
    assert not Offer.objects.exists() and made.state == "paused"


def test_only_the_team_asks() -> None:
    made = unled()
    with pytest.raises(NotAllowed):
        actions.look_for_somebody(actor=member(made).person, group=made)


def test_a_group_that_is_led_is_left_alone() -> None:
    made = group("Evening table")
    with pytest.raises(NotNow, match="leads this group already"):
        actions.look_for_somebody(actor=team(), group=made)


@pytest.mark.usefixtures("still_clock")
def test_nobody_is_asked_for_a_second_time_on_the_same_day() -> None:
    made, sol = unled(), team()
    member(made)
    actions.look_for_somebody(actor=sol, group=made)
    with pytest.raises(TooFast):
        actions.look_for_somebody(actor=sol, group=made)


def test_where_nobody_could_lead_the_page_says_so() -> None:
    made = unled()
    answer = signed_in_client(team()).post(reverse("seasons:look_for_somebody", args=[made.pk]))
    assert answer.status_code == 409 and "Nobody in the group could lead it" in answer.content.decode()


def test_the_team_is_shown_no_name_of_a_private_group_and_none_of_its_people() -> None:
    made = unled("Hidden table", visibility="private", joining="invitation")
    mate = member(made, person("Wren")).person
    client = signed_in_client(team())
    client.post(reverse("seasons:look_for_somebody", args=[made.pk]))
    page = client.get(reverse("seasons:alone")).content.decode()
    assert asked(made) == {mate} and "Ask them again" in page
    assert "Hidden table" not in page and "Wren" not in page and made.slug not in page


def test_the_notice_of_the_team_leads_to_where_it_can_be_mended() -> None:
    sol, made = team(), unled()
    run_jobs()
    notice = Notice.objects.get(person=sol, kind="groups.needs_somebody")
    page = signed_in_client(sol).get(reverse("seasons:alone")).content.decode()
    assert notice.about == made.pk and "Ask its people" in page


def test_who_asked_hears_of_a_yes_and_of_no_single_no() -> None:
    made, sol = unled(), team()
    first, second = member(made).person, member(made).person
    actions.look_for_somebody(actor=sol, group=made)
    actions.decline(person=first, offer=Offer.objects.get(made_to=first))
    say_yes(made, second)
    run_jobs()
    assert [one.kind for one in Notice.objects.filter(person=sol, kind__startswith="seasons.")] == [notices.FOUND]
    shown = signed_in_client(sol).get(reverse("notifications:notices")).content.decode()
    assert "A group that had nobody is led again." in shown and made.name not in shown
