"""The code of an invitation leaves the address at the first step, and waits until the person has joined."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, signed_in_client
from hearthside.groups import actions
from hearthside.groups.models import Group, Membership
from hearthside.groups.tests.builders import group
from hearthside.kernel.place import change_place

pytestmark = pytest.mark.django_db
HERE = "/groups/join/"


def invitation(place: Group, uses: int = 5) -> str:
    return actions.invite(actor=place.leader, group=place, uses=uses)[1]


def follow(client: Client, code: str) -> Any:
    answer = client.get(reverse("groups:invited", args=[code]))
    assert (answer.status_code, answer.url) == (302, HERE)
    return answer


def links(client: Client) -> str:
    return client.get(HERE).content.decode()


def test_the_link_leads_to_an_address_without_the_code_and_passes_no_referrer() -> None:
    code = invitation(group(name="Evening table"))
    client = Client()
    assert follow(client, code).headers["Referrer-Policy"] == "no-referrer"
    assert "You are invited to Evening table" in links(client) and code not in links(client)


def test_a_visitor_joins_a_place_by_invitation_and_comes_in_and_no_address_holds_the_code() -> None:
    fresh_counters()
    change_place(is_set_up=True, is_open=True, joining="invitation")
    code, client = invitation(place := group()), Client()
    follow(client, code)
    (join,) = re.findall(r'href="(/join/[^"]*)"', links(client))
    assert code not in join and client.get(join).status_code == 200
    said = {"name": "Quiet Tern", "passphrase": PASSWORD, "age_band": "18_plus", "next": HERE}
    answer = client.post("/join/", said)
    assert answer.status_code == 302 and code not in answer.url
    assert client.post(HERE).url == reverse("groups:agree", args=[place.slug])
    assert Membership.objects.filter(person__name="Quiet Tern", group=place).exists()


def test_without_the_invitation_the_same_place_stays_closed() -> None:
    fresh_counters()
    change_place(is_set_up=True, is_open=True, joining="invitation")
    assert Client().get("/join/").status_code == 409


def test_an_old_address_of_the_join_page_loses_its_code_too() -> None:
    change_place(is_set_up=True, is_open=True, joining="invitation")
    code, client = invitation(group()), Client()
    answer = client.get("/join/", {"invitation": code, "next": HERE})
    assert answer.status_code == 302 and code not in answer.url
    assert client.get(answer.url).status_code == 200


def test_somebody_with_an_account_signs_in_and_the_invitation_is_still_there() -> None:
    fresh_counters()
    code, client, ben = invitation(group(name="Evening table")), Client(), person("Ben")
    follow(client, code)
    client.post("/sign-in/", {"name": ben.name, "passphrase": PASSWORD, "next": HERE})
    assert "You are invited to Evening table" in links(client)


def test_a_code_can_be_typed_and_travels_in_the_body_only() -> None:
    fresh_counters()
    code, client = invitation(group(name="Evening table")), Client()
    assert client.post(HERE, {"code": f" {code} "}).url == HERE
    assert "You are invited to Evening table" in links(client)


def test_a_wrong_used_or_old_code_says_the_same() -> None:
    fresh_counters()
    used, old = invitation(group(), uses=1), invitation(group())
    actions.come_in(person=person(), code=used)
    pages = set()
    for code in ("nothing-of-use", used):
        client = Client()
        follow(client, code)
        pages.add(re.sub('value="[^"]*"', "", links(client)))
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        client = Client()
        follow(client, old)
        pages.add(re.sub('value="[^"]*"', "", links(client)))
    assert len(pages) == 1 and "has been used or is too old" in pages.pop()


@pytest.mark.usefixtures("still_clock")
def test_codes_cannot_be_tried_without_end() -> None:
    fresh_counters()
    client = Client()
    assert [client.post(HERE, {"code": "x"}).status_code for _try in range(31)] == [302] * 30 + [429]


def test_a_code_waits_for_some_hours_and_no_longer() -> None:
    code, client = invitation(group(name="Evening table")), Client()
    follow(client, code)
    with time_machine.travel(timezone.now() + timedelta(hours=5)):
        assert "Evening table" not in links(client)


def test_coming_in_spends_the_code_that_was_brought_along() -> None:
    fresh_counters()
    client, code = signed_in_client(person()), invitation(group())
    follow(client, code), client.post(HERE)
    assert "Did somebody give you a code?" in links(client)


def test_the_log_holds_no_code_even_of_a_bad_one(caplog: pytest.LogCaptureFixture) -> None:
    fresh_counters()
    with caplog.at_level(logging.INFO):
        client = Client()
        follow(client, "canary-code"), client.get(HERE), client.post(HERE, {"code": ""})
    assert HERE in caplog.text and "canary" not in caplog.text
