"""The pages of the two, and the one of the member."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.sessions import CONFIRMED_LASTS
from hearthside.accounts.tests.builders import PASSWORD, person, signed_in_client
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import group, member
from hearthside.oversight import actions, tasks
from hearthside.oversight.models import Opening
from hearthside.oversight.tests.builders import WHY, Scene, scene
from hearthside.oversight.vocabulary import OPEN_FOR, TOLD_AFTER
from hearthside.roster.models import Alert, Page, Rung
from hearthside.roster.tests.builders import on_watch

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def told() -> Scene:
    return scene()


def test_from_the_case_to_the_name_in_two_browsers(told: Scene) -> None:
    lea, noor = signed_in_client(told.lea), signed_in_client(told.noor)
    address = f"/safety/case/{told.case.pk}/open/"
    assert address in lea.get(f"/safety/case/{told.case.pk}/").content.decode()
    lea.post(address, {"purpose": "author", "ground": "life", "reason": WHY})
    page = f"/safety/openings/{Opening.objects.get().pk}/"
    assert "A second person has to agree" in lea.get(page).content.decode()
    noor.post(f"{page}answer/", {"answer": "agree"})
    assert told.author.name not in lea.get(page).content.decode()
    assert told.author.name in lea.post(f"{page}look/").content.decode()


def test_an_officer_with_a_part_in_it_reads_why_they_cannot_agree(told: Scene) -> None:
    member(told.place, told.noor)
    page = signed_in_client(told.noor).get(f"/safety/openings/{told.ask().pk}/").content.decode()
    assert "You belong to the group in which it stands" in page and 'value="agree"' not in page


def test_a_refusal_says_why_and_keeps_the_words(told: Scene) -> None:
    member(told.place, told.lea)
    answer = signed_in_client(told.lea).post(
        f"/safety/case/{told.case.pk}/open/", {"purpose": "author", "ground": "life", "reason": WHY}
    )
    page = answer.content.decode()
    assert answer.status_code == 403 and "You belong to the group" in page and WHY in page


def test_a_reason_too_short_comes_back(told: Scene) -> None:
    form = {"purpose": "author", "ground": "life", "reason": "Because"}
    answer = signed_in_client(told.lea).post(f"/safety/case/{told.case.pk}/open/", form)
    assert answer.status_code == 422 and "Because" in answer.content.decode() and not Opening.objects.exists()


def test_a_disclosure_goes_on_record(told: Scene) -> None:
    opening = told.opened("disclosure")
    page = f"/safety/openings/{opening.pk}/"
    lea = signed_in_client(told.lea)
    assert lea.post(f"{page}look/", {"service": "Ambulance", "told": ""}).status_code == 422
    lea.post(f"{page}look/", {"service": "Ambulance", "told": "A first name and a town."})
    assert "A first name and a town." in lea.get(page).content.decode()


def test_a_conversation_is_read_in_one_answer(told: Scene) -> None:
    opening = told.opened("reading")
    page = signed_in_client(told.lea).post(f"/safety/openings/{opening.pk}/look/").content.decode()
    assert told.post.body in page


def test_the_member_reads_what_was_opened_and_on_what_ground(told: Scene) -> None:
    opening = told.opened()
    actions.open_author(officer=told.lea, opening=opening)
    address = f"/me/safety/opened/{opening.pk}/"
    assert signed_in_client(told.author).get(address).status_code == 404
    with time_machine.travel(timezone.now() + TOLD_AFTER + timedelta(days=1), tick=False):
        tasks.tell_members()
    page = signed_in_client(told.author).get(address).content.decode()
    assert "A life may be in danger." in page and WHY not in page and told.lea.name not in page


@pytest.mark.parametrize("who", ["a member", "the author before it is told"])
def test_nobody_else_finds_the_page_of_the_member(told: Scene, who: str) -> None:
    opening = told.opened()
    client = signed_in_client(told.author if who.startswith("the author") else person())
    assert client.get(f"/me/safety/opened/{opening.pk}/").status_code == 404


def test_the_list_is_for_officers(told: Scene) -> None:
    told.ask()
    assert "Who wrote an anonymous post" in signed_in_client(told.otto).get("/safety/openings/").content.decode()
    assert signed_in_client(person()).get("/safety/openings/").status_code == 404


BANNER = "Something sealed is open to you until"


def test_every_page_says_that_something_is_open_until_it_is_ended(told: Scene) -> None:
    page, lea = f"/safety/openings/{told.opened('reading').pk}/", signed_in_client(told.lea)
    assert BANNER not in lea.get("/me/").content.decode()
    lea.post(f"{page}look/")
    assert BANNER in lea.get("/me/").content.decode()
    lea.post(f"{page}answer/", {"answer": "end"})
    assert BANNER not in lea.get("/me/").content.decode()
    assert lea.post(f"{page}look/").status_code == 403


def test_the_banner_is_gone_when_the_hour_is_over(told: Scene) -> None:
    page, lea = f"/safety/openings/{told.opened('reading').pk}/", signed_in_client(told.lea)
    lea.post(f"{page}look/")
    with time_machine.travel(timezone.now() + OPEN_FOR + timedelta(minutes=1), tick=False):
        assert BANNER not in lea.get("/me/").content.decode()


def called(told: Scene) -> Person:
    """A moderator of another group, called about the case while on watch."""
    tom = person("Tom")
    member(group("Morning table"), tom, role=Role.MODERATOR)
    on_watch(tom)
    alert = Alert.objects.create(kind="case", about=told.case.pk)
    Page.objects.create(rung=Rung.objects.create(alert=alert, number=0, level="first"), person=tom)
    return tom


def test_a_moderator_of_another_group_reads_the_conversation_with_a_second_person(told: Scene) -> None:
    tom = called(told)
    browser, address = signed_in_client(tom), f"/safety/case/{told.case.pk}/open/"
    assert address in browser.get(f"/safety/case/{told.case.pk}/").content.decode()
    assert 'value="author"' not in browser.get(address).content.decode()
    browser.post(address, {"purpose": "reading", "ground": "life", "reason": WHY})
    opening = Opening.objects.get()
    page = f"/safety/openings/{opening.pk}/"
    assert browser.post(f"{page}look/").status_code == 403
    actions.agree(officer=told.noor, opening=opening)
    assert told.post.body in browser.post(f"{page}look/").content.decode()
    assert browser.get("/safety/openings/").status_code == 404


def test_a_moderator_of_the_group_itself_asks_for_nothing(told: Scene) -> None:
    mia = person("Mia")
    member(told.place, mia, role=Role.MODERATOR)
    assert signed_in_client(mia).get(f"/safety/case/{told.case.pk}/open/").status_code == 404


def test_who_opens_what_is_sealed_has_just_shown_who_they_are(told: Scene) -> None:
    page = f"/safety/openings/{told.opened().pk}/"
    lea = signed_in_client(told.lea)
    with time_machine.travel(timezone.now() + timedelta(seconds=CONFIRMED_LASTS + 5)):
        for step in (f"{page}look/", f"{page}answer/", f"/safety/case/{told.case.pk}/open/"):
            assert lea.post(step, {"answer": "end"}).url.startswith("/me/confirm/")
        lea.post("/me/confirm/", {"passphrase": PASSWORD})
        assert told.author.name in lea.post(f"{page}look/").content.decode()
