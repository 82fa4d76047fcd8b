"""Whoever would like the team to write says so with one tap, and the page is truthful about when."""

import pytest

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.aftercare.actions import stop_contacts
from hearthside.aftercare.models import CaringContact
from hearthside.kernel.refusals import NotAllowed
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.safety import actions, queries
from hearthside.safety.models import Case, Letter
from hearthside.safety.remedies import remedies_for
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def lead():
    return person("Lea", is_safety_lead=True)


def test_asking_opens_a_case_that_the_safety_lead_finds(lead) -> None:
    ava = person("Ava")
    answer = signed_in_client(ava).post("/help/ask/")
    assert "Somebody will write to you" in answer.content.decode()
    found = Case.objects.get(kind="person", subject_id=ava.pk)
    assert [row.case for row in queries.queue(lead).rows] == [found] and found.level == "amber"


def test_danger_wakes_somebody(lead) -> None:
    actions.ask_for_somebody(person=person(), is_urgent=True)
    run_jobs()
    assert Notice.objects.filter(person=lead, kind="roster.call").exists()


def test_danger_shows_the_number_to_call_first(lead) -> None:
    client = signed_in_client(person(country="GB"))
    page = client.post("/help/ask/", {"is_urgent": "on"}).content.decode()
    assert 'href="tel:999"' in page


def test_with_nobody_left_the_page_says_so_and_gives_numbers() -> None:
    page = signed_in_client(person(country="GB")).post("/help/ask/").content.decode()
    assert "No one of the team can be reached" in page and 'href="tel:999"' in page


def test_asking_again_stays_one_case(lead) -> None:
    ava = person()
    for _turn in range(2):
        actions.ask_for_somebody(person=ava)
    assert Case.objects.filter(kind="person", subject_id=ava.pk).count() == 1


def test_words_too_long_come_back(lead) -> None:
    answer = signed_in_client(person()).post("/help/ask/", {"note": "long " * 500})
    assert answer.status_code == 422 and "long long" in answer.content.decode()


def test_the_answer_reaches_the_one_who_asked(lead) -> None:
    ava = person()
    actions.ask_for_somebody(person=ava)
    found = Case.objects.get(kind="person", subject_id=ava.pk)
    actions.decide(moderator=lead, case=found, verb="write", version=found.version, text="I am here.")
    assert Letter.objects.filter(person=ava, signed_by=lead).exists()


def test_the_team_plans_to_look_in(lead) -> None:
    notes()
    ava = person()
    opened = case("red", author=ava)
    actions.decide(moderator=lead, case=opened, verb="look_in", version=opened.version, text="I thought of you.")
    assert CaringContact.objects.filter(person=ava, signed_by=lead).count() == 4


def test_nobody_is_looked_in_on_who_does_not_want_it(lead) -> None:
    notes()
    ava = person()
    stop_contacts(person=ava)
    opened = case("red", author=ava)
    with pytest.raises(NotAllowed):
        actions.decide(moderator=lead, case=opened, verb="look_in", version=opened.version, text="I thought of you.")


@pytest.mark.parametrize("about", [{"level": "red", "author": None}, {"level": "green", "author": "somebody"}])
def test_looking_in_is_offered_for_care_of_a_named_person_only(lead, about) -> None:
    notes()
    opened = case(about["level"], author=person() if about["author"] else None)
    assert "look_in" not in {remedy.verb for remedy in remedies_for(lead, opened)}


def test_the_draft_for_looking_in_is_not_sent_as_it_stands(lead) -> None:
    from hearthside.safety.drafts import LOOKING_IN

    notes()
    opened = case("red", author=person())
    client = signed_in_client(lead)
    answer = client.post(f"/safety/case/{opened.pk}/look_in/", {"text": str(LOOKING_IN), "version": opened.version})
    assert answer.status_code == 422 and not CaringContact.objects.exists()
