"""Buddies: only by a yes, with something in common, never too many, never across a wall, and a no makes no sound."""

import pytest

from hearthside.accounts.models import AgeBand, Person, State
from hearthside.accounts.tests.builders import block, person, signed_in_client
from hearthside.groups import actions as groups
from hearthside.groups.models import AgeWall, Group, Standing
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotNow, Refusal
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.trying import actions, queries
from hearthside.trying.models import Buddy, Pair

pytestmark = pytest.mark.django_db


def buddy(where: Group, who: Person | None = None, shares: tuple[str, ...] = ("grief",), most: int = 1) -> Person:
    who = who or member(where).person
    actions.be_buddy(person=who, group=where, shares=list(shares), most=most)
    return who


def ask(where: Group, who: Person | None = None, shares: tuple[str, ...] = ("grief", "parent")) -> Pair | None:
    return actions.find_buddy(newcomer=who or member(where).person, group=where, shares=list(shares))


def test_who_shares_something_is_asked() -> None:
    where = group()
    ben = buddy(where)
    pair = ask(where)
    assert pair and pair.buddy == ben and list(pair.shares.reveal()) == ["grief"]


def test_who_shares_most_is_asked_first() -> None:
    where = group()
    buddy(where)
    near = buddy(where, shares=("grief", "parent"))
    pair = ask(where)
    assert pair and pair.buddy == near


def test_nothing_in_common_is_no_pair() -> None:
    where = group()
    buddy(where, shares=("ocd",))
    assert ask(where) is None


def test_nobody_is_asked_who_did_not_say_yes_to_being_one() -> None:
    where = group()
    member(where)
    assert ask(where) is None


def test_a_buddy_carries_no_more_than_they_said_over_all_groups() -> None:
    first, second = group(), group()
    ben = buddy(first)
    member(second, ben)
    buddy(second, ben)
    assert ask(first) and ask(second) is None


def test_never_an_adult_with_somebody_under_age() -> None:
    where = group(age_band=AgeWall.ALL)
    buddy(where)
    young = member(where, person(age_band=AgeBand.YOUTH)).person
    assert ask(where, young) is None


@pytest.mark.parametrize(("is_theirs", "is_mute"), [(True, False), (False, False), (True, True), (False, True)])
def test_never_somebody_either_keeps_away_from(is_theirs: bool, is_mute: bool) -> None:
    where = group()
    ben, new = buddy(where), member(where).person
    block(*((ben, new) if is_theirs else (new, ben)), is_mute=is_mute)
    assert ask(where, new) is None


def test_a_block_later_hides_each_from_the_other() -> None:
    where = group()
    ben, new = buddy(where), member(where).person
    pair = ask(where, new)
    assert pair
    actions.say_yes(buddy=ben, pair=pair)
    block(new, ben)
    assert not queries.company_of(ben, where) and not queries.company_of(new, where)


def test_nobody_who_rests_or_is_paused_is_asked() -> None:
    where = group()
    resting, stopped = buddy(where), buddy(where)
    groups.pause(person=resting, group=where)
    Person.objects.filter(pk=stopped.pk).update(state=State.PAUSED)
    assert ask(where) is None


def test_the_newcomer_learns_of_the_buddy_after_the_yes() -> None:
    where = group()
    ben, new = buddy(where), member(where).person
    pair = ask(where, new)
    assert pair and not queries.company_of(new, where)
    actions.say_yes(buddy=ben, pair=pair)
    assert [one.with_whom for one in queries.company_of(new, where)] == [ben]


def test_a_no_tells_nobody_and_the_same_two_are_not_tried_again() -> None:
    where = group()
    ben, new = buddy(where), member(where).person
    pair = ask(where, new)
    assert pair
    run_jobs()
    told = Notice.objects.count()
    client = signed_in_client(ben)
    client.post(f"/groups/{where.slug}/you/buddy/{pair.pk}/", {"answer": "no"})
    run_jobs()
    assert Notice.objects.count() == told and not Pair.objects.exists()
    assert ask(where, new) is None


def test_the_newcomer_may_end_it_too() -> None:
    where = group()
    ben, new = buddy(where), member(where).person
    pair = ask(where, new)
    assert pair
    actions.say_yes(buddy=ben, pair=pair)
    signed_in_client(new).post(f"/groups/{where.slug}/you/buddy/{pair.pk}/", {"answer": "no"})
    assert not Pair.objects.exists()


def test_nobody_else_can_answer() -> None:
    where = group()
    buddy(where)
    pair = ask(where)
    other = signed_in_client(member(where).person)
    assert pair
    assert other.post(f"/groups/{where.slug}/you/buddy/{pair.pk}/", {"answer": "yes"}).status_code == 404


def test_a_yes_without_anything_to_share_is_refused() -> None:
    where = group()
    with pytest.raises(NotNow):
        buddy(where, shares=("made up",))


def test_who_only_asked_to_join_gets_no_buddy() -> None:
    where = group()
    buddy(where)
    outside = member(where, state=Standing.ASKED).person
    with pytest.raises(Refusal):
        ask(where, outside)


def test_leaving_ends_offers_and_pairs() -> None:
    where = group()
    ben = buddy(where)
    ask(where)
    groups.leave(person=ben, group=where)
    run_jobs()
    assert not Pair.objects.exists() and not Buddy.objects.exists()


def test_the_page_offers_and_asks() -> None:
    where = group()
    ben, new = member(where).person, member(where).person
    page = f"/groups/{where.slug}/you/buddy/"
    signed_in_client(ben).post(page, {"wish": "offer", "shares": ["grief"], "most": "2"})
    signed_in_client(new).post(page, {"wish": "ask", "shares": ["grief"]})
    assert Pair.objects.get().buddy == ben
    assert b"would like company" in signed_in_client(ben).get(page).content
