"""Answering a call with one tap from three places, and drills with their report."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from hearthside.accounts.models import SealedEmail
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.kernel import worker
from hearthside.roster import actions, bells, drills, links, queries
from hearthside.roster.actions.calling import climb
from hearthside.roster.models import Alert, Page, Rung, StaffedHours
from hearthside.roster.tests.builders import on_watch
from hearthside.vault.keys import forget_everything

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    forget_everything()
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "keyring.json")
    settings.EMAIL_HOST = ""
    queries.forget()


@pytest.fixture
def lead():
    return person("Lea", is_safety_lead=True)


def drill(lead) -> Alert:
    return actions.start_drill(actor=lead)


def later(minutes: float) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        worker.run_due()


def test_one_tap_on_the_notice_answers(lead) -> None:
    on_watch(lead)
    drill(lead)
    client = signed_in_client(lead)
    page = client.get("/notices/").content.decode()
    [action] = re.findall(r'action="(/hours/calls/[^"]+)"', page)
    assert client.post(action).status_code == 302
    assert Alert.objects.get().answered_how == "notice"


def test_an_answered_call_is_no_notice_any_more(lead) -> None:
    on_watch(lead)
    actions.answer(person=lead, alert=drill(lead), how="notice")
    assert "This is a drill" not in signed_in_client(lead).get("/notices/").content.decode()


def test_several_calls_are_one_notice_that_leads_to_all_of_them(lead, monkeypatch) -> None:
    monkeypatch.setitem(bells._bells, "test", bells.DrillBell())
    on_watch(lead)
    alerts = [actions.raise_alarm(kind="test", about=uuid4()) for _ in range(3)]
    climb(alert_id=alerts[0].pk, number=1)
    assert Page.objects.filter(person=lead, rung__alert=alerts[0]).count() == 2
    client = signed_in_client(lead)
    page = client.get("/notices/").content.decode()
    assert page.count("Three people may need you now.") == 1 and "Somebody may need you now." not in page
    [address] = re.findall(r'href="(/notices/[0-9a-f-]+/all/)"', page)
    assert client.get(address).url == "/hours/calls/"


def test_one_tap_on_the_desk_answers(lead) -> None:
    on_watch(lead)
    drill(lead)
    client = signed_in_client(lead)
    [action] = re.findall(r'action="(/hours/calls/[^"]+)"', client.get("/safety/").content.decode())
    answered = client.post(action, {"how": "desk"}, follow=True).content.decode()
    assert Alert.objects.get().answered_how == "desk"
    assert "The drill knows that you were there." in answered and "in your hands" not in answered


def link_of(lead) -> str:
    return links.address_of(Page.objects.get(person=lead).pk)


def test_the_link_answers_without_signing_in_and_works_once(lead) -> None:
    on_watch(lead)
    drill(lead)
    link, phone = link_of(lead), Client()
    assert "as you would at night" in phone.get(link).content.decode()
    assert not Alert.objects.filter(ended_at=None, answered_by=lead).exists()
    assert phone.post(link).status_code == 200
    assert Alert.objects.get().answered_how == "link"
    assert [phone.get(link).status_code, phone.post(link).status_code] == [410, 410]


def test_looking_at_the_link_answers_nothing(lead) -> None:
    on_watch(lead)
    drill(lead)
    for _ in range(3):
        Client().get(link_of(lead))
    assert Alert.objects.get().ended_at is None


def test_the_link_is_signed(lead) -> None:
    on_watch(lead)
    drill(lead)
    link = link_of(lead)
    for forged in (link[:-3] + "aa/", f"/call/{uuid4()}/", f"/call/{Page.objects.get().pk}/"):
        assert Client().post(forged).status_code == 410
    assert Alert.objects.get().ended_at is None


def test_the_link_is_over_after_a_day(lead) -> None:
    on_watch(lead)
    drill(lead)
    link = link_of(lead)
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert Client().post(link).status_code == 410


def test_the_link_is_over_when_somebody_else_answered(lead) -> None:
    on_watch(lead)
    alert, other = drill(lead), person(is_safety_lead=True)
    link = link_of(lead)
    actions.answer(person=other, alert=alert, how="desk")
    assert Client().post(link).status_code == 410


def test_the_mail_carries_the_link(lead, settings) -> None:
    settings.EMAIL_HOST = "mail.example.test"
    SealedEmail.objects.create(person=lead, address="lea@example.test", blind=b"x" * 32, is_verified=True)
    on_watch(lead)
    drill(lead)
    worker.run_due()
    [found] = re.findall(r"http\S+?(/call/\S+)", mail.outbox[0].body)
    assert Client().post(found).status_code == 200


def test_two_who_answer_at_once_are_one_answer(lead) -> None:
    on_watch(lead), on_watch(other := person(is_safety_lead=True))
    alert = drill(lead)
    assert [actions.answer(person=one, alert=alert, how="desk") for one in (lead, other)] == [True, False]


def test_nobody_answers_the_call_of_another(lead) -> None:
    on_watch(lead)
    drill(lead)
    page = Page.objects.get()
    client = signed_in_client(person(is_safety_lead=True))
    assert client.post(f"/hours/calls/{page.pk}/").status_code == 404


def test_a_drill_runs_the_chain_and_opens_no_case(lead) -> None:
    from hearthside.safety.models import Case

    on_watch(lead), on_watch(person("Bo", is_safety_lead=True), "second"), person("Dan", is_operator=True)
    drill(lead)
    later(5.1), later(10.1), later(20.1)
    assert list(Rung.objects.order_by("number").values_list("level", flat=True))[:3] == ["first", "second", "operators"]
    assert not Case.objects.exists()


def test_the_report_says_when_each_step_was(lead) -> None:
    on_watch(lead), on_watch(bo := person("Bo", is_safety_lead=True), "second")
    alert = drill(lead)
    later(5)
    with time_machine.travel(timezone.now() + timedelta(minutes=7), tick=False):
        actions.answer(person=bo, alert=alert, how="desk")
    page = signed_in_client(lead).get(f"/hours/drills/{alert.pk}/").content.decode()
    for said in (
        "at once: the first on watch: 1 called",
        "5 minutes: the second on watch: 1 called",
        "7 minutes: Bo answered",
    ):
        assert said in page or said.replace("at once", "1 second") in page, said


def test_one_drill_at_a_time(lead) -> None:
    client = signed_in_client(lead)
    assert [client.post("/hours/drills/").status_code for _ in range(2)] == [302, 409]


def test_a_drill_can_be_ended(lead) -> None:
    on_watch(lead), on_watch(person(is_safety_lead=True), "second")
    alert = drill(lead)
    signed_in_client(lead).post(f"/hours/drills/{alert.pk}/end/")
    later(5.1)
    assert Rung.objects.count() == 1


@pytest.mark.parametrize(("days", "warns"), [(89, False), (91, True)])
def test_the_operator_is_warned_when_the_last_drill_is_old(days: int, warns: bool, capsys) -> None:
    then = timezone.now() - timedelta(days=days)
    Alert.objects.create(kind="drill", about=uuid4(), is_drill=True, opened_at=then, ended_at=then)
    call_command("check")
    assert ("drill" in capsys.readouterr().err) is warns


def test_a_place_that_keeps_hours_is_told_of_its_first_drill(capsys) -> None:
    call_command("check")
    assert "drill" not in capsys.readouterr().err
    StaffedHours.objects.create(weekday=0, starts="17:00", ends="21:00")
    assert "No drill was held yet" in drills.drill_is_due()
    call_command("check")
    assert "No drill was held yet" in capsys.readouterr().err
