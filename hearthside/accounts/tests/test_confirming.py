"""Asking again who it is."""

import re

import pytest
from django.test import Client

from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted():
    fresh_counters()


def test_an_empty_answer_is_asked_again():
    answer = signed_in_client(person()).post("/me/confirm/", {})
    assert answer.status_code == 422


def test_the_session_goes_on_under_a_new_key_and_the_old_one_opens_nothing():
    client, old = signed_in_client(person()), Client()
    old.cookies["sid"] = before = client.cookies["sid"].value
    assert old.get("/me/").status_code == 200
    assert client.post("/me/confirm/", {"passphrase": PASSWORD}).status_code == 302
    assert client.cookies["sid"].value != before
    assert (client.get("/me/").status_code, old.get("/me/").status_code) == (200, 302)


def others_of(client: Client) -> list[str]:
    """The other devices that this one can sign out."""
    found = re.findall(r"/me/devices/\d+/end/", client.get("/me/devices/").content.decode())
    assert len(found) == 1
    return found


def test_the_device_is_still_the_one_it_was_and_can_be_signed_out():
    ava = person()
    client, elsewhere = signed_in_client(ava), signed_in_client(ava)
    listed = others_of(client)
    client.post("/me/confirm/", {"passphrase": PASSWORD})
    assert others_of(client) == listed
    elsewhere.post("/me/devices/end/")
    assert client.get("/me/").status_code == 302


def test_a_wrong_pass_phrase_changes_no_key():
    client = signed_in_client(person())
    before = client.cookies["sid"].value
    assert client.post("/me/confirm/", {"passphrase": "not the pass-phrase"}).status_code == 422
    assert client.cookies["sid"].value == before
