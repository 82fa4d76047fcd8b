"""Signing in tells nobody who has an account, and a session begins and ends cleanly."""

import time
import unicodedata

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from hearthside.accounts.models import Person, State
from hearthside.accounts.sessions import STAFF_SESSION_LASTS
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, signed_in_client, without_tokens

pytestmark = pytest.mark.django_db
ODD = "  ünder the old pear tree, ナシ 🍐 nobody counts %s {{ 7 }} <b>apples</b> in the dark of the year  "
HERE = {"origin": "http://testserver"}


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    fresh_counters()


def try_to_sign_in(name: str, passphrase: str, **more: str) -> tuple[int, bytes]:
    answer = Client().post("/sign-in/", {"name": name, "passphrase": passphrase, **more})
    return answer.status_code, without_tokens(answer.content).replace(name.encode(), b"NAME")


def test_the_right_pass_phrase_signs_in() -> None:
    assert signed_in_client(person("Ava")).get("/me/").status_code == 200


def test_an_unknown_name_and_a_wrong_pass_phrase_get_equal_bytes() -> None:
    person("Ava")
    person("Passkey Only").set_unusable_password()
    unknown = try_to_sign_in("Nobody Here", "not the pass-phrase")
    assert unknown[0] == 422
    assert unknown == try_to_sign_in("Ava", "not the pass-phrase")


@pytest.mark.parametrize("other", [ODD.upper(), ODD.strip(), ODD[:-1], ODD[:72], unicodedata.normalize("NFD", ODD)])
def test_a_pass_phrase_counts_letter_by_letter(other: str) -> None:
    """Any letters, 80 of them and more, none changed or cut off: also where bcrypt would stop, and where forms trim."""
    ava = person("Ava")
    assert signed_in_client(ava).post("/me/sign-in/pass-phrase/", {"passphrase": ODD}).status_code == 302
    assert try_to_sign_in("Ava", other)[0] == 422
    assert try_to_sign_in("Ava", ODD)[0] == 302


def test_a_closed_account_looks_like_no_account() -> None:
    person("Ava", state=State.CLOSED)
    assert try_to_sign_in("Ava", PASSWORD) == try_to_sign_in("Nobody Here", PASSWORD)


@pytest.mark.usefixtures("still_clock")
def test_after_many_tries_known_and_unknown_names_get_equal_bytes() -> None:
    person("Ava")
    known = [try_to_sign_in("Ava", "wrong" * 4) for _ in range(11)][-1]
    unknown = [try_to_sign_in("Nobody Here", "wrong" * 4) for _ in range(11)][-1]
    assert known[0] == 429
    assert known == unknown


def test_the_session_key_changes_when_somebody_signs_in() -> None:
    ava, client = person("Ava"), Client()
    client.post("/join/", {"age_band": "13_15"})
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sid"] = before = session.session_key
    client.post("/sign-in/", {"name": ava.name, "passphrase": PASSWORD})
    assert client.session.session_key != before
    assert client.get("/me/").status_code == 200
    thief = Client()
    thief.cookies["sid"] = before
    assert thief.get("/me/").status_code == 302


def test_on_a_shared_device_the_session_ends_with_the_browser() -> None:
    client, ava = Client(), person("Ava")
    client.post("/sign-in/", {"name": ava.name, "passphrase": PASSWORD, "is_shared_device": "on"})
    assert client.cookies["sid"]["max-age"] == ""


@pytest.mark.parametrize(("is_operator", "lasts"), [(False, settings.SESSION_COOKIE_AGE), (True, STAFF_SESSION_LASTS)])
@pytest.mark.parametrize("is_shared", [False, True])
def test_a_session_ends_in_time_however_much_it_is_used(is_operator: bool, lasts: int, is_shared: bool) -> None:
    now = time.time()
    client = a_client_of(person("Ava", is_operator=is_operator), is_shared=is_shared)
    for used_at in range(0, lasts, lasts // 12):
        with time_machine.travel(now + used_at):
            assert client.get("/me/").status_code == 200
    with time_machine.travel(now + lasts - 60):
        assert client.post("/me/confirm/", {"passphrase": PASSWORD}).status_code == 302, (
            "what is written in the session"
        )
        assert client.get("/me/").status_code == 200
    with time_machine.travel(now + lasts + 60):
        assert client.get("/me/").status_code == 302


def a_client_of(who: Person, *, is_shared: bool) -> Client:
    client = Client()
    sent = {"name": who.name, "passphrase": PASSWORD} | ({"is_shared_device": "on"} if is_shared else {})
    client.post("/sign-in/", sent)
    return client


def test_next_leads_back_but_never_to_another_site() -> None:
    ava = person("Ava")
    there = Client().post("/sign-in/", {"name": ava.name, "passphrase": PASSWORD, "next": "/me/look/"})
    away = Client().post("/sign-in/", {"name": ava.name, "passphrase": PASSWORD, "next": "https://evil.example/"})
    also = Client().post("/sign-in/", {"name": ava.name, "passphrase": PASSWORD, "next": "//evil.example/"})
    assert [there.url, away.url, also.url] == ["/me/look/", "/", "/"]


def test_signing_out_ends_the_session_and_clears_the_browser() -> None:
    client = signed_in_client(person("Ava"))
    key = client.session.session_key
    answer = client.post("/sign-out/")
    assert "cookies" in answer.headers["Clear-Site-Data"]
    thief = Client()
    thief.cookies["sid"] = key
    assert thief.get("/me/").status_code == 302


def test_a_get_signs_nobody_out() -> None:
    client = signed_in_client(person("Ava"))
    client.get("/sign-out/")
    assert client.get("/me/").status_code == 200


def test_the_quick_exit_clears_the_cache_and_signs_out_only_when_asked() -> None:
    client = signed_in_client(person("Ava"))
    assert client.post("/exit/", headers=HERE).headers["Clear-Site-Data"] == '"cache"'
    assert client.get("/me/").status_code == 200
    client.post("/exit/", {"sign_out": "yes"}, headers=HERE)
    assert client.get("/me/").status_code == 302


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_another_site_cannot_make_somebody_leave(headers: dict[str, str]) -> None:
    client = signed_in_client(person("Ava"))
    assert client.post("/exit/", {"sign_out": "yes"}, headers=headers).status_code == 403
    assert client.get("/me/").status_code == 200


@pytest.mark.parametrize("path", ["/exit/", "/sign-in/passkey/", "/sign-in/passkey/options/", "/me/devices/end/"])
def test_a_get_is_not_allowed_where_something_would_change(path: str) -> None:
    assert signed_in_client(person()).get(path).status_code == 405


@pytest.mark.parametrize("path", ["/me/", "/me/about/", "/me/devices/", "/me/sign-in/codes/", "/me/not-today/"])
def test_a_visitor_is_sent_to_sign_in_and_back(path: str) -> None:
    assert Client().get(path).url == f"/sign-in/?next={path}"


def test_a_form_without_its_token_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/sign-in/", {"name": "Ava", "passphrase": PASSWORD}).status_code == 403


def paused_client() -> Client:
    sol = person("Sol")
    client = signed_in_client(sol)
    Person.objects.filter(pk=sol.pk).update(state=State.PAUSED)
    return client


@pytest.mark.parametrize("path", ["/me/", "/me/about/", "/join/", "/look/", "/me/apart/"])
def test_a_paused_person_gets_a_kind_page(path: str) -> None:
    answer = paused_client().get(path)
    assert answer.status_code == 403
    assert "Get help now" in answer.content.decode()


@pytest.mark.parametrize("path", ["/sign-out/", "/me/devices/"])
def test_what_is_theirs_stays_open_to_a_paused_person(path: str) -> None:
    assert paused_client().get(path).status_code == 200


def test_a_paused_person_can_sign_in_to_reach_their_own_data() -> None:
    sol = person("Sol", state=State.PAUSED)
    assert signed_in_client(sol).get("/me/devices/").status_code == 200
