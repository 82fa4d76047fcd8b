"""A code after the pass-phrase, for those who want one."""

import time
from urllib.parse import urlencode

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from hearthside.accounts import second_step
from hearthside.accounts.models import Person
from hearthside.accounts.sessions import CONFIRMED_LASTS, STEP_LASTS
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, signed_in_client

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    fresh_counters()


def code_now(secret: str = SECRET) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def with_second_step() -> tuple[Person, list[str]]:
    ava = person("Ava")
    spare = second_step.switch_on(ava, SECRET, code_now())
    fresh_counters()
    return ava, spare


def after_pass_phrase() -> Client:
    client = Client()
    answer = client.post("/sign-in/", {"name": "Ava", "passphrase": PASSWORD, "next": "/me/look/"})
    assert answer.url == "/sign-in/code/"
    return client


def test_the_pass_phrase_alone_does_not_sign_in() -> None:
    with_second_step()
    client = after_pass_phrase()
    assert client.get("/me/").status_code == 302


def test_the_code_signs_in_and_leads_on() -> None:
    with_second_step()
    client = after_pass_phrase()
    assert client.post("/sign-in/code/", {"code": code_now()}).url == "/me/look/"
    assert client.get("/me/").status_code == 200


def test_a_code_works_once() -> None:
    with_second_step()
    code = code_now()
    assert after_pass_phrase().post("/sign-in/code/", {"code": code}).status_code == 302
    assert after_pass_phrase().post("/sign-in/code/", {"code": code}).status_code == 409


def test_a_code_works_once_though_another_process_or_no_memory_is_asked() -> None:
    with_second_step()
    code = code_now()
    assert after_pass_phrase().post("/sign-in/code/", {"code": code}).status_code == 302
    fresh_counters()
    cache.clear()
    assert after_pass_phrase().post("/sign-in/code/", {"code": code}).status_code == 409
    assert after_pass_phrase().post("/sign-in/code/", {"code": f"{code[:3]}-{code[3:]}"}).status_code == 409


def test_a_spare_code_works_once() -> None:
    _ava, spare = with_second_step()
    assert after_pass_phrase().post("/sign-in/code/", {"code": spare[3]}).status_code == 302
    assert after_pass_phrase().post("/sign-in/code/", {"code": spare[3]}).status_code == 409


@pytest.mark.usefixtures("still_clock")
def test_tries_are_limited() -> None:
    with_second_step()
    client = after_pass_phrase()
    assert [client.post("/sign-in/code/", {"code": "000000"}).status_code for _ in range(11)][-1] == 429


def test_after_ten_minutes_it_begins_again() -> None:
    with_second_step()
    client = after_pass_phrase()
    with time_machine.travel(time.time() + STEP_LASTS + 5):
        assert client.post("/sign-in/code/", {"code": code_now()}).url == "/sign-in/"
        assert client.get("/me/").status_code == 302


def test_the_secret_lies_sealed_in_the_database() -> None:
    ava, spare = with_second_step()
    rows = str(list(Authenticator.objects.filter(user=ava).values_list("data", flat=True)))
    assert SECRET not in rows and spare[0] not in rows


def test_it_is_set_up_and_taken_away_on_the_page() -> None:
    ava = person("Ava")
    client = signed_in_client(ava)
    page = client.get("/me/sign-in/codes/").content.decode()
    secret = page.partition('<strong class="nowrap">')[2].partition("</strong>")[0].replace(" ", "")
    assert secret not in str(dict(client.session))
    assert client.post("/me/sign-in/codes/", {"code": "000000"}).status_code == 409
    assert client.post("/me/sign-in/codes/", {"code": code_now(secret)}).content.decode().count("<li>") >= 10
    assert second_step.is_on(ava)
    client.post("/me/sign-in/codes/off/")
    assert not second_step.is_on(ava)


def test_setting_it_up_and_taking_it_away_sign_other_devices_out() -> None:
    ava = person("Ava")
    here, there = signed_in_client(ava), signed_in_client(ava)
    page = here.get("/me/sign-in/codes/").content.decode()
    secret = page.partition('<strong class="nowrap">')[2].partition("</strong>")[0].replace(" ", "")
    here.post("/me/sign-in/codes/", {"code": code_now(secret)})
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)
    there.post("/sign-in/", {"name": "Ava", "passphrase": PASSWORD})
    there.post("/sign-in/code/", {"code": code_now(secret)})
    assert there.get("/me/").status_code == 200
    here.post("/me/sign-in/codes/off/")
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)


@pytest.mark.parametrize("path", ["passkeys/add/", "codes/", "pass-phrase/", "recovery-phrase/"])
def test_what_matters_is_asked_for_again_after_a_while(path: str) -> None:
    client = signed_in_client(person())
    with time_machine.travel(time.time() + CONFIRMED_LASTS + 5):
        assert client.get(f"/me/sign-in/{path}").url == "/me/confirm/?" + urlencode({"next": f"/me/sign-in/{path}"})
        client.post("/me/confirm/", {"passphrase": PASSWORD})
        assert client.get(f"/me/sign-in/{path}").status_code == 200


def test_a_wrong_pass_phrase_confirms_nothing() -> None:
    client = signed_in_client(person())
    with time_machine.travel(time.time() + CONFIRMED_LASTS + 5):
        assert client.post("/me/confirm/", {"passphrase": "not the pass-phrase"}).status_code == 422
        assert client.get("/me/sign-in/codes/").status_code == 302
