"""Joining takes a name and a pass-phrase; nothing else."""

import re
from typing import Any

import pytest
from django.test import Client

from hearthside.accounts import phrases
from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person
from hearthside.kernel.place import change_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def open_place() -> None:
    fresh_counters()
    change_place(is_open=True, joining="open", min_age_band="18_plus")


def answers(**more: Any) -> dict[str, Any]:
    return {"name": "Quiet Tern", "passphrase": PASSWORD, "age_band": "18_plus", **more}


def test_a_name_and_a_pass_phrase_open_an_account() -> None:
    client = Client()
    answer = client.post("/join/", answers())
    assert answer.status_code == 302
    assert Person.objects.called("quiet tern").check_password(PASSWORD)
    assert client.get("/me/").status_code == 200


def test_no_field_asks_for_an_e_mail_or_a_real_name() -> None:
    page = Client().get("/join/").content.decode()
    asked = set(re.findall(r'name="([a-z_]+)"', page)) - {"csrfmiddlewaretoken", "way", "viewport", "robots"}
    assert asked == {"name", "passphrase", "takes_suggested", "suggested", "age_band", "country"}


def test_the_made_up_pass_phrase_can_be_taken() -> None:
    client = Client()
    found = re.search(r'name="suggested" value="([a-z ]+)"', client.get("/join/").content.decode())
    suggested = found.group(1) if found else ""
    assert len(suggested.split()) == 4 and len(suggested) >= phrases.SHORTEST
    answer = client.post("/join/", answers(passphrase="", takes_suggested="on", suggested=suggested))
    assert answer.status_code == 302
    assert Person.objects.called("Quiet Tern").check_password(suggested)


@pytest.mark.parametrize("weak", ["", "short", "fourteen chars", "quiet tern 1234"])
def test_a_weak_pass_phrase_is_refused_and_the_rest_is_kept(weak: str) -> None:
    answer = Client().post("/join/", answers(passphrase=weak))
    assert answer.status_code == 422
    assert 'value="Quiet Tern"' in answer.content.decode()
    assert not Person.objects.exists()


def test_a_name_that_looks_like_one_that_is_taken_is_refused() -> None:
    person("Quiet Tern")
    answer = Client().post("/join/", answers(name="QUIET TERN"))
    assert answer.status_code == 409
    assert "not free" in answer.content.decode()
    assert Person.objects.count() == 1


@pytest.mark.parametrize("band", ["under_13", "13_15", "16_17"])
def test_somebody_too_young_gets_no_account_but_child_helplines(band: str) -> None:
    client = Client()
    page = client.post("/join/", answers(age_band=band)).content.decode()
    assert "childhelplineinternational.org" in page
    assert not Person.objects.exists()


def test_another_answer_to_the_age_question_is_not_taken_the_same_day() -> None:
    client = Client()
    client.post("/join/", answers(age_band="13_15"))
    client.post("/join/", answers())
    assert not Person.objects.exists()


def test_a_place_for_young_people_takes_them() -> None:
    change_place(min_age_band="13_15")
    Client().post("/join/", answers(age_band="13_15"))
    assert Person.objects.get().age_band == "13_15"


def test_nobody_under_13_gets_an_account_anywhere() -> None:
    change_place(min_age_band="13_15")
    Client().post("/join/", answers(age_band="under_13"))
    assert not Person.objects.exists()


@pytest.mark.parametrize("closed", [{"is_open": False}, {"joining": "invitation"}])
def test_a_closed_door_is_kind_and_points_to_help(closed: dict[str, Any]) -> None:
    change_place(**closed)
    answer = Client().post("/join/", answers())
    assert answer.status_code == 409
    assert "Get help now" in answer.content.decode()
    assert not Person.objects.exists()


def test_where_people_come_by_invitation_the_closed_door_takes_a_code() -> None:
    change_place(is_open=True, joining="invitation")
    assert 'href="/groups/join/"' in Client().get("/join/").content.decode()
    change_place(is_open=False)
    assert "/groups/join/" not in Client().get("/join/").content.decode()


def test_a_good_invitation_opens_a_place_that_is_by_invitation(monkeypatch: pytest.MonkeyPatch) -> None:
    change_place(joining="invitation")
    monkeypatch.setattr("hearthside.accounts.policy._invitations", [lambda code: code == "come in"])
    assert Client().post("/join/", answers(invitation="something else")).status_code == 409
    assert Client().post("/join/", answers(invitation="come in")).status_code == 302


@pytest.mark.usefixtures("still_clock")
def test_many_tries_from_one_place_are_slowed_down() -> None:
    codes = [Client().post("/join/", answers(name="")).status_code for _ in range(21)]
    assert codes == [422] * 20 + [429]


def test_forged_fields_change_nothing() -> None:
    Client().post("/join/", answers(is_operator="on", is_safety_lead="on", state="memorial", helper_until="2999-01-01"))
    made = Person.objects.get()
    assert (made.is_operator, made.is_safety_lead, made.state, made.helper_until) == (False, False, "active", None)


def test_a_new_session_does_not_ask_somebody_too_young_again() -> None:
    fresh_counters()
    change_place(is_open=True, joining="open", min_age_band="18_plus")
    client = Client()
    young = {"name": "Robin Q", "passphrase": PASSWORD, "age_band": "13_15"}
    assert client.post("/join/", young).cookies["later"].value
    del client.cookies["sid"]
    assert client.post("/join/", {**young, "age_band": "18_plus"}).status_code == 200
    assert not Person.objects.exists()
