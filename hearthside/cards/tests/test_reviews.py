"""Reviews: by people who were there, one each, theirs to change and to take back, shown from five on, and nobody learns who said what."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.cards import actions, personal_data
from hearthside.cards.models import Card, Review
from hearthside.cards.tests.builders import YES, review, was_there
from hearthside.groups import actions as groups
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal
from hearthside.trying.tests.builders import trial

pytestmark = pytest.mark.django_db


def said(where: Any, **ahead: int) -> dict[str, str]:
    words: dict[str, str] = actions.make_card(where, timezone.localdate() + timedelta(**ahead)).said
    return words


def test_who_was_there_may_say_how_it_is() -> None:
    where = group()
    who = was_there(where)
    actions.say(person=who, group=where, answers=YES)
    assert Review.objects.get().answers.reveal() == YES


def test_who_came_yesterday_may_not_yet() -> None:
    where = group()
    with pytest.raises(NotNow):
        actions.say(person=was_there(where, days=1), group=where, answers=YES)


def test_who_read_nothing_was_not_there() -> None:
    where = group()
    was_there(where)
    mine = member(where)
    mine.joined_on = timezone.localdate() - timedelta(days=100)
    mine.save(update_fields=["joined_on"])
    with pytest.raises(NotNow):
        actions.say(person=mine.person, group=where, answers=YES)


@pytest.mark.parametrize("role", [Role.LEADER, Role.MODERATOR])
def test_who_looks_after_the_group_does_not_judge_it(role: str) -> None:
    where = group()
    who = was_there(where)
    who.memberships.update(role=role)
    with pytest.raises(NotAllowed):
        actions.say(person=who, group=where, answers=YES)


@pytest.mark.parametrize("outsider", ["stranger", "looks around"])
def test_nobody_from_outside(outsider: str) -> None:
    where = group()
    who = trial(where).person if outsider == "looks around" else person()
    with pytest.raises(NotAllowed):
        actions.say(person=who, group=where, answers=YES)


def test_one_review_a_person_which_they_can_change() -> None:
    where = group()
    who = was_there(where)
    actions.say(person=who, group=where, answers=YES)
    actions.say(person=who, group=where, answers={"safe": "no"})
    assert Review.objects.get().answers.reveal() == {"safe": "no"}


def test_who_left_can_still_change_what_they_said() -> None:
    where = group()
    who = review(where)
    groups.leave(person=who, group=where)
    actions.say(person=who, group=where, answers={"safe": "no"})
    assert Review.objects.get().answers.reveal() == {"safe": "no"}


def test_who_left_can_take_it_back() -> None:
    where = group()
    who = review(where)
    groups.leave(person=who, group=where)
    signed_in_client(who).post(f"/groups/{where.slug}/how-it-is/", {"wish": "erase"})
    assert not Review.objects.exists()


def test_answers_are_sealed() -> None:
    review(group())
    assert b"safe" not in Review.objects.values_list("answers", flat=True).get().blob


def test_four_are_not_shown_and_five_are() -> None:
    where = group()
    for _ in range(4):
        review(where)
    assert said(where) == {}
    review(where)
    assert set(said(where)) == set(YES)


def test_a_question_that_fewer_than_five_answered_is_not_shown() -> None:
    where = group()
    for _ in range(4):
        review(where)
    review(where, safe="yes")
    assert set(said(where)) == {"safe"}


def test_a_review_counts_after_a_week() -> None:
    where = group()
    for _ in range(5):
        review(where, days_ago=0)
    assert said(where) == {}
    assert set(said(where, days=8)) == set(YES)


def test_a_single_new_review_changes_nothing_that_is_shown() -> None:
    where = group()
    for _ in range(5):
        review(where)
    before = said(where)
    for _ in range(actions.WORTH_A_NEW_SUM - 1):
        review(where, safe="no", heard="no", useful="no", rules="no")
    assert said(where) == before
    review(where, safe="no", heard="no", useful="no", rules="no")
    assert said(where) != before


def test_taking_back_below_five_hides_the_sum() -> None:
    where = group()
    people = [review(where) for _ in range(5)]
    assert said(where)
    actions.take_back(person=people[0], group=where)
    assert said(where) == {}


def test_a_paused_account_counts_no_more() -> None:
    where = group()
    people = [review(where) for _ in range(5)]
    Person.objects.filter(pk=people[0].pk).update(state="paused_by_team")
    assert said(where) == {}


def test_erasing_an_account_erases_what_it_said() -> None:
    who = review(group())
    personal_data.erase(who)
    assert not Review.objects.exists()


def test_the_card_holds_no_number_of_people() -> None:
    where = group()
    for _ in range(5):
        review(where)
    said(where)
    card = Card.objects.get(group=where)
    assert set(card.said.values()) <= {"nearly_all", "most", "more", "unclear", "less", "hardly"}


def test_the_page_of_the_review_asks_and_keeps() -> None:
    where = group()
    client = signed_in_client(was_there(where))
    page = f"/groups/{where.slug}/how-it-is/"
    assert b"I felt safe here" in client.get(page).content
    client.post(page, {"safe": "partly"})
    assert Review.objects.get().answers.reveal() == {"safe": "partly"}


def test_a_locked_vault_leaves_the_sum_as_it_was(settings: Any, tmp_path: Any) -> None:
    from hearthside.vault import keys

    where = group()
    for _ in range(5):
        review(where)
    before = said(where)
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "gone")
    keys.forget_everything()
    assert said(where) == before


def test_no_answers_at_all_is_taking_back() -> None:
    where = group()
    who = review(where)
    assert actions.say(person=who, group=where, answers={}) is None
    assert not Review.objects.exists()


def test_a_refusal_tells_why() -> None:
    with pytest.raises(Refusal, match="two weeks"):
        where = group()
        actions.say(person=was_there(where, days=3), group=where, answers=YES)
