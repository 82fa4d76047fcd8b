"""What somebody was on does not stay with them when they go: it is back with the others, and who is next is called."""

from collections.abc import Iterator

import pytest

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.privacy.actions import erase_person
from hearthside.roster import actions as roster
from hearthside.roster import bells
from hearthside.roster.models import Alert, Page
from hearthside.roster.tests.builders import on_watch
from hearthside.safety import actions
from hearthside.safety.bell import CaseBell
from hearthside.safety.models import Case
from hearthside.safety.remedies import remedies_for
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def subject() -> Iterator[None]:
    kept = dict(bells._bells)
    bells.register("case", CaseBell())
    notes()
    yield
    bells._bells.clear()
    bells._bells.update(kept)


@pytest.fixture
def mia() -> Person:
    return somebody("Mia")


def somebody(name: str) -> Person:
    made = person(name, is_safety_lead=True)
    on_watch(made)
    return made


def taken(by: Person, level: str = "red", verb: str = "take", **given: str) -> Case:
    one = case(level)
    return actions.decide(moderator=by, case=one, verb=verb, version=one.version, **given)


def now(one: Case) -> Case:
    return Case.objects.get(pk=one.pk)


def called_about(one: Case) -> set[str]:
    return set(
        Page.objects.filter(rung__alert__about=one.pk, rung__alert__ended_at=None).values_list(
            "person__name", flat=True
        )
    )


def test_who_stops_leaves_nobody_in_danger_in_their_own_hands(mia: Person) -> None:
    one = taken(mia)
    somebody("Ben")
    roster.stop(person=mia)
    assert (now(one).state, now(one).taken_by) == ("open", None)
    assert called_about(one) == {"Ben"}


def test_a_talk_that_waits_for_an_answer_goes_on_as_well(mia: Person) -> None:
    one = taken(mia, "crisis", "write", text="I read your words. Are you safe right now?")
    assert now(one).state == "waiting_member"
    roster.rest(person=mia)
    assert now(one).state == "open"


def test_nobody_is_called_for_what_can_wait(mia: Person) -> None:
    one = taken(mia, "amber")
    roster.stop(person=mia)
    assert now(one).state == "open" and not Alert.objects.filter(about=one.pk).exists()


def test_what_waits_for_a_second_yes_stays_as_it_is(mia: Person) -> None:
    one = taken(mia, "red", "close", outcome="talked")
    roster.stop(person=mia)
    assert now(one).closing_by == mia and now(one).state == "follow_up"


def test_what_is_in_other_hands_stays_there(mia: Person) -> None:
    one = taken(somebody("Ben"))
    roster.stop(person=mia)
    assert now(one).state == "in_progress"


def test_who_handed_it_on_is_called_only_when_nobody_else_is_left() -> None:
    mia = person("Mia", is_safety_lead=True)
    one = taken(mia)
    actions.decide(moderator=mia, case=now(one), verb="pass_on", version=now(one).version)
    assert [each.name for each in CaseBell().near(one.pk)] == ["Mia"]
    person("Ben", is_safety_lead=True)
    assert [each.name for each in CaseBell().near(one.pk)] == ["Ben"]


def test_the_history_says_who_handed_it_on(mia: Person) -> None:
    one = taken(mia)
    roster.stop(person=mia)
    assert [(step.verb, step.actor) for step in one.steps.order_by("at") if step.verb != "called"] == [
        ("take", mia),
        ("pass_on", mia),
    ]


def test_one_who_has_it_can_hand_it_on_and_another_can_take_it_over(mia: Person) -> None:
    one, ben = taken(mia), somebody("Ben")
    assert "pass_on" in verbs(mia, one) and "take_over" not in verbs(mia, one)
    assert "take_over" in verbs(ben, one) and "pass_on" not in verbs(ben, one)
    actions.decide(moderator=ben, case=now(one), verb="take_over", version=now(one).version)
    assert now(one).taken_by == ben


def test_nothing_can_be_taken_over_that_nobody_has() -> None:
    assert {"pass_on", "take_over"}.isdisjoint(verbs(person(is_safety_lead=True), case("red")))


def verbs(moderator: Person, one: Case) -> set[str]:
    return {remedy.verb for remedy in remedies_for(moderator, now(one))}


def test_the_page_says_before_what_goes_on_and_after_that_it_did(mia: Person) -> None:
    taken(mia), taken(mia)
    client = signed_in_client(mia)
    assert "2 cases are in your hands" in client.get("/hours/watch/").content.decode()
    said = client.post("/hours/watch/stop/", {"text": ""}, follow=True).content.decode()
    assert "The 2 cases you were on are with the team." in said


def test_with_nothing_in_hand_nothing_is_said_of_it(mia: Person) -> None:
    client = signed_in_client(mia)
    assert "in your hands. " not in client.get("/hours/watch/").content.decode()
    assert "you were on" not in client.post("/hours/watch/stop/", {"text": ""}, follow=True).content.decode()


def test_a_case_of_somebody_who_is_erased_waits_for_the_others(mia: Person) -> None:
    one = taken(mia)
    erase_person(person=mia)
    assert (now(one).state, now(one).taken_by) == ("open", None)


def test_to_hand_it_on_takes_one_button_on_the_page_of_the_case(mia: Person) -> None:
    one, client = taken(mia), signed_in_client(mia)
    page = client.get(f"/safety/case/{one.pk}/").content.decode()
    assert "Hand it on" in page
    answered = client.post(f"/safety/case/{one.pk}/pass_on/", {"version": now(one).version}, follow=True)
    assert answered.status_code == 200 and now(one).state == "open"
