"""A row of the desk tells at a glance what a case may be and what comes next."""

import pytest

from hearthside.accounts.tests.builders import person
from hearthside.safety import queries
from hearthside.safety.models import Case, Report
from hearthside.safety.tests.builders import case, notes
from hearthside.safety.vocabulary import Reason, State

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def subject(told):
    return notes()


@pytest.fixture
def lead():
    return person("Lio", is_safety_lead=True)


def only(lead):
    (found,) = queries.queue(lead).rows
    return found


def test_a_case_that_nobody_is_on_asks_to_be_taken(lead):
    case("red")
    assert (only(lead).title, only(lead).next, only(lead).icon) == (
        "Somebody at risk",
        "Nobody is on it: take it",
        "warning",
    )


def test_whoever_is_on_it_is_named_and_knows_it(lead):
    one, mia = case("amber"), person("Mia", is_safety_lead=True)
    Case.objects.filter(pk=one.pk).update(taken_by=mia, state=State.IN_PROGRESS)
    assert only(lead).next == "Mia is on it"
    assert only(mia).next == "You are on it: go on"


def test_two_people_close_it_and_the_first_waits_for_the_second(lead):
    mia = person("Mia", is_safety_lead=True)
    Case.objects.filter(pk=case("red").pk).update(closing_by=mia, state=State.FOLLOW_UP)
    assert only(lead).next == "A second person has to agree"
    assert only(mia).next == "Somebody else says yes or no"


def test_of_two_in_equal_need_the_one_that_nobody_is_on_comes_first(lead):
    earlier, later = case("red"), case("red")
    Case.objects.filter(pk=earlier.pk).update(taken_by=lead, state=State.IN_PROGRESS)
    case("amber")
    assert [row.case.pk for row in queries.queue(lead).rows][:2] == [later.pk, earlier.pk]


def test_what_was_told_and_what_the_door_said_are_told_apart(lead):
    told = case("green")
    Report.objects.create(case=told, reporter=person(), reason=Reason.SPAM)
    new = case("green")
    Case.objects.filter(pk=new.pk).update(reasons=[{"code": "first_post"}])
    assert {row.title for row in queries.queue(lead).rows} == {"Advertising or a scam", "First words of somebody new"}


def test_danger_is_named_whatever_was_told(lead):
    Report.objects.create(case=case("crisis"), reporter=person(), reason=Reason.SPAM)
    assert only(lead).title == "Somebody in danger now"


def test_no_row_holds_a_name_or_a_word_of_the_person_it_is_about(lead):
    case("red", author=person("Wren"))
    assert "Wren" not in repr((only(lead).title, only(lead).next, only(lead).about))
