"""A server that is away, slow or odd: what is left is said at once, nothing breaks, nobody's link is lost."""

import time

import pytest
import requests
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.calls import actions, tickets
from hearthside.calls.models import Way
from hearthside.calls.providers import NoAnswer, Visit, server_of
from hearthside.calls.providers.asking import unless_away
from hearthside.calls.tests.builders import evening
from hearthside.calls.tests.servers import FakeBigBlueButton, FakeJitsi
from hearthside.kernel.refusals import NotNow

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FAULTS = ("broken", "slow", "dribbling")


def at(here, name: str, **more) -> str:
    return reverse(f"calls:{name}", kwargs={"occurrence_id": here.one.pk, **more})


def client_of(who):
    fresh_counters()
    return signed_in_client(who)


@pytest.mark.parametrize("mode", [*FAULTS, "odd", "elsewhere"])
def test_nobody_waits_longer_than_a_few_seconds(bbb: FakeBigBlueButton, mode: str):
    here = evening(Way.BBB)
    bbb.mode = mode
    began = time.monotonic()
    with pytest.raises(NotNow):
        here.begin()
    assert time.monotonic() - began < 4.5 and not here.call().is_on


@pytest.mark.parametrize("mode", FAULTS)
def test_jitsi_too(jitsi: FakeJitsi, mode: str):
    here = evening(Way.JITSI)
    jitsi.mode = mode
    with pytest.raises(NotNow):
        here.begin()


def test_a_machine_that_is_not_there_is_as_silent(settings):
    settings.JITSI = {"url": "http://127.0.0.1:9", "app_id": "a", "secret": "b" * 32, "tenant": ""}
    here = evening(Way.JITSI)
    with pytest.raises(NotNow):
        here.begin()


def test_a_server_that_is_no_longer_set_up_is_silent_too():
    here = evening(Way.BBB)
    with pytest.raises(NotNow):
        here.begin()


def test_the_page_says_what_is_left_with_no_error_of_ours(bbb: FakeBigBlueButton):
    here = evening(Way.BBB, phone="0100 555 0142")
    guest = here.asks()
    bbb.mode = "broken"
    said = client_of(here.host).post(at(here, "begin"))
    assert said.status_code == 409
    text = client_of(guest.person).get(at(here, "door")).content.decode()
    assert "The video server does not answer right now" in text and "0100 555 0142" in text
    for way in ("hosted:room", "conversations:list", "directory:help"):
        part = {"hosted:room": [here.one.pk], "conversations:list": [here.place.slug], "directory:help": []}[way]
        assert f'href="{reverse(way, args=part)}"' in text


def test_the_way_back_is_said_too_when_the_server_answers_again(bbb: FakeBigBlueButton):
    here = evening(Way.BBB)
    guest = here.asks()
    bbb.mode = "broken"
    with pytest.raises(NotNow):
        here.begin()
    bbb.mode = "up"
    cache.delete("calls-away:bbb")
    here.begin()
    text = client_of(guest.person).get(at(here, "door")).content.decode()
    assert "does not answer" not in text and "Open the call" in text


def test_a_link_is_not_lost_when_the_server_falls_silent_on_the_way(bbb: FakeBigBlueButton):
    here = evening(Way.BBB)
    here.begin()
    guest = here.asks()
    secret = here.secret(guest)
    bbb.mode = "broken"
    said = client_of(guest.person).get(at(here, "go", key=secret))
    assert said.status_code == 409 and "does not answer right now" in said.content.decode()
    assert tickets.live_of(guest) is not None


def test_it_is_asked_once_and_then_left_alone_for_a_moment(bbb: FakeBigBlueButton):
    here = evening(Way.BBB)
    here.begin()
    guests = [here.asks() for _ in range(3)]
    bbb.mode, before = "broken", len(bbb.asked)
    for guest in guests:
        with pytest.raises(NotNow):
            here.go(guest)
    assert len(bbb.asked) == before + 1


def test_no_transaction_is_open_while_a_server_is_asked(bbb: FakeBigBlueButton, monkeypatch):
    depths, asks, base = [], requests.get, len(connection.savepoint_ids)

    def watched(*args, **kwargs):
        depths.append(len(connection.savepoint_ids) - base)
        return asks(*args, **kwargs)

    monkeypatch.setattr("requests.get", watched)
    here = evening(Way.BBB)
    here.begin()
    here.go(here.asks())
    actions.end(actor=here.host, call=here.call())
    assert len(depths) >= 3 and set(depths) == {0}


def test_no_page_asks_a_server(bbb: FakeBigBlueButton):
    here = evening(Way.BBB)
    guest = here.asks()
    here.begin()
    before = len(bbb.asked)
    for who in (guest.person, here.host):
        client = client_of(who)
        assert client.get(at(here, "door")).status_code == client.get(at(here, "news")).status_code == 200
        assert client.get(reverse("meetings:meeting", args=[here.one.pk])).status_code == 200
    assert len(bbb.asked) == before


def test_what_the_other_side_says_never_reaches_ours(bbb: FakeBigBlueButton):
    bbb.mode = "broken"
    with pytest.raises(NoAnswer) as why:
        server_of(Way.BBB).is_running(Visit(room="a"))
    assert "worn out" not in str(why.value)


def test_a_fault_of_ours_is_not_taken_for_a_silent_server():
    def breaks() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        unless_away("jitsi", breaks)
