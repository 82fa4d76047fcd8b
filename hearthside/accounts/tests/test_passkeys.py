"""A passkey can be the only way in, and one way among others. No other site and no other person can use it."""

import html
import re

import pytest
from django.test import Client

from hearthside.accounts.models import Person
from hearthside.accounts.tests.authenticator import Phone
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, signed_in_client, without_tokens
from hearthside.kernel.place import change_place

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def open_place() -> None:
    fresh_counters()
    change_place(is_open=True, joining="open", min_age_band="18_plus")


def options_on(page: bytes) -> str:
    found = re.search(r'data-passkey-make="([^"]+)"', page.decode())
    assert found
    return html.unescape(found.group(1))


def joined_with(phone: Phone, name: str = "Quiet Tern") -> Client:
    client = Client()
    client.post("/join/", {"name": name, "age_band": "18_plus", "way": "passkey"})
    made = phone.make(options_on(client.get("/join/passkey/").content))
    client.post("/join/passkey/", {"credential": made, "label": "my phone"})
    return client


def sign_in_with(phone: Phone) -> tuple[int, bytes]:
    client = Client()
    challenge = client.post("/sign-in/passkey/options/").content.decode()
    answer = client.post("/sign-in/passkey/", {"passkey-credential": phone.use(challenge)})
    return answer.status_code, without_tokens(answer.content)


def test_a_passkey_opens_an_account_and_signs_in_again() -> None:
    phone = Phone()
    assert joined_with(phone).get("/me/").status_code == 200
    assert not Person.objects.get().has_usable_password()
    assert sign_in_with(phone)[0] == 302


def test_a_passkey_for_another_site_opens_nothing() -> None:
    joined_with(Phone(site="elsewhere.example"))
    assert not Person.objects.exists()


def test_a_device_that_asks_for_no_finger_opens_nothing() -> None:
    joined_with(Phone(asks_for_finger=False))
    assert not Person.objects.exists()


def test_an_old_answer_does_not_work_again() -> None:
    phone = Phone()
    joined_with(phone)
    client = Client()
    answer = phone.use(client.post("/sign-in/passkey/options/").content.decode())
    assert client.post("/sign-in/passkey/", {"passkey-credential": answer}).status_code == 302
    assert Client().post("/sign-in/passkey/", {"passkey-credential": answer}).status_code == 409


def test_an_unknown_passkey_and_one_of_nobody_get_equal_bytes() -> None:
    known = person()
    stranger, nobody = Phone(), Phone()
    stranger.owner = str(known.pk).encode()
    nobody.owner = b"00000000-0000-4000-8000-000000000000"
    first = sign_in_with(stranger)
    assert first[0] == 409
    assert first == sign_in_with(nobody)


@pytest.mark.parametrize(
    "odd", ["", "{}", "[]", "null", '"x"', "7", '{"id": 3, "response": {}}', "not json", "[" * 5000 + "]" * 5000]
)
def test_odd_answers_are_refused_kindly(odd: str) -> None:
    assert Client().post("/sign-in/passkey/", {"passkey-credential": odd}).status_code == 409
    client = signed_in_client(person())
    client.get("/me/sign-in/passkeys/add/")
    assert client.post("/me/sign-in/passkeys/add/", {"credential": odd}).status_code in {409, 422}


def test_a_second_passkey_can_be_added_and_the_first_removed() -> None:
    ava, phone = person(), Phone()
    client = signed_in_client(ava)
    made = phone.make(options_on(client.get("/me/sign-in/passkeys/add/").content))
    assert client.post("/me/sign-in/passkeys/add/", {"credential": made, "label": "laptop"}).status_code == 302
    assert sign_in_with(phone)[0] == 302
    page = client.get("/me/sign-in/").content.decode()
    number = re.search(r"/passkeys/(\d+)/remove/", page)
    assert number and "laptop" in page
    client.post(number.group(0).join(["/me/sign-in", ""]))
    assert sign_in_with(phone)[0] == 409


def test_the_only_way_in_is_not_removed() -> None:
    phone = Phone()
    client = joined_with(phone)
    number = re.search(r"/passkeys/(\d+)/remove/", client.get("/me/sign-in/").content.decode())
    assert number
    assert client.post("/me/sign-in" + number.group(0)).status_code == 409
    assert sign_in_with(phone)[0] == 302


def test_somebody_elses_passkey_is_not_found() -> None:
    phone = Phone()
    owner = joined_with(phone)
    number = re.search(r"/passkeys/(\d+)/remove/", owner.get("/me/sign-in/").content.decode())
    assert number
    assert signed_in_client(person()).post("/me/sign-in" + number.group(0)).status_code == 404


def test_a_name_taken_meanwhile_is_refused() -> None:
    phone, client = Phone(), Client()
    client.post("/join/", {"name": "Quiet Tern", "age_band": "18_plus", "way": "passkey"})
    made = phone.make(options_on(client.get("/join/passkey/").content))
    person("Quiet Tern")
    assert client.post("/join/passkey/", {"credential": made}).status_code == 409
    assert Person.objects.get().check_password(PASSWORD)
