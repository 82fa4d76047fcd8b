"""What somebody would guess is no pass-phrase here."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from hearthside.accounts import phrases
from hearthside.accounts.easy import check_passphrase
from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import PASSWORD, person, signed_in_client
from hearthside.kernel.place import change_place

pytestmark = pytest.mark.django_db
COMMON = "Many people use this one"
NAMED = "too close to your name or the name of this place"


@pytest.fixture(autouse=True)
def a_place_with_a_name(settings: Any) -> None:
    settings.SITE_URL = "https://harbour-lights.example.org"
    change_place(name="Quiet Harbour", is_open=True)


def refusal_of(passphrase: str, name: str = "Still Wren") -> str:
    try:
        check_passphrase(passphrase, Person(name=name))
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""


@pytest.mark.parametrize(
    "weak",
    [
        "passwordpassword",
        "Password 123456 !!!",
        "iloveyou iloveyou iloveyou",
        "sunshine princess",
        "qwertyuiopasdfgh",
        "1234567890123456",
        "zyxwvutsrqponmlkji",
        "aaaaaaaaaaaaaaaaa",
        "ababababababababab",
    ],
)
def test_the_commonest_are_refused_however_they_are_dressed(weak: str) -> None:
    assert COMMON in refusal_of(weak)


@pytest.mark.parametrize(
    "weak",
    [
        "Still-Wren-Still-Wren",
        "still wren 1987 !!!!",
        "quiet harbour 2026",
        "QuietHarbour Password",
        "harbour lights example",
        "hearthside hearthside",
    ],
)
def test_one_made_of_the_name_of_the_person_or_the_place_is_refused(weak: str) -> None:
    assert NAMED in refusal_of(weak)


@pytest.mark.parametrize(
    "good",
    [PASSWORD, "still wren takes seven kettles", "ein Krug voll blauer Steine", "海の近くを歩いて帰るながいながい道"],
)
def test_one_that_adds_enough_is_taken(good: str) -> None:
    assert refusal_of(good) == ""


def test_what_we_make_up_is_never_refused() -> None:
    made = {phrases.made_up(phrases.SUGGESTED_WORDS) for _number in range(300)}
    assert [one for one in made if refusal_of(one)] == []


def test_joining_says_so_kindly_and_keeps_the_rest() -> None:
    typed = {"name": "Quiet Tern", "passphrase": "quiet harbour 2026", "age_band": "18_plus"}
    answer = Client().post("/join/", typed)
    assert answer.status_code == 422
    assert NAMED in answer.content.decode() and 'value="Quiet Tern"' in answer.content.decode()


def test_recovering_asks_for_one_that_is_not_the_name_either() -> None:
    person("Still Wren")
    typed = {"name": "Still Wren", "phrase": "ten words", "passphrase": "still wren 123456789"}
    answer = Client().post("/recover/", typed)
    assert answer.status_code == 422
    assert NAMED in answer.content.decode() and "ten words" in answer.content.decode()


def test_changing_it_asks_the_same() -> None:
    client = signed_in_client(person("Still Wren"))
    answer = client.post("/me/sign-in/pass-phrase/", {"passphrase": "password123456789"})
    assert answer.status_code == 422 and COMMON in answer.content.decode()
