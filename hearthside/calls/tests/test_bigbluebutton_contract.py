"""BigBlueButton takes what we send: parameters and checksums of its API Reference, checked by a server that refuses everything else."""

import hashlib
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from hearthside.calls.models import Way
from hearthside.calls.providers import NoAnswer, Visit, server_of
from hearthside.calls.providers.bigbluebutton import checksum
from hearthside.calls.tests.servers import FakeBigBlueButton

KEYS = {"MODERATOR": "m" * 32, "VIEWER": "v" * 32}
GUEST = Visit(room="k3y", name="Quiet Robin", keys=KEYS, minutes=150)
HOST = Visit(room="k3y", name="Mia", is_host=True, keys=KEYS, minutes=150)
pytestmark = pytest.mark.django_db


def goes(address: str) -> str:
    return requests.get(address, timeout=5).text


def test_the_checksum_is_the_one_of_the_handbook(settings):
    """The example of "Usage" in the API Reference: there with SHA-1, whose sum it prints; here the same words with SHA-256."""
    secret, query = (
        "639259d4-9dd8-4b25-bf01-95f9567eaf4b",
        "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444",
    )
    settings.BBB = {"url": "", "secret": secret}
    words = f"create{query}{secret}".encode()
    assert hashlib.sha1(words, usedforsecurity=False).hexdigest() == "1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17"
    assert checksum("create", query) == "da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e"


def test_a_room_is_made_that_records_nothing_and_asks_a_host(bbb: FakeBigBlueButton):
    server_of(Way.BBB).prepare(HOST)
    room = bbb.rooms["k3y"]
    off = ("record", "autoStartRecording", "allowStartStopRecording", "breakoutRoomsRecord")
    assert {name: room[name] for name in off} == dict.fromkeys(off, "false")
    assert (room["guestPolicy"], room["muteOnStart"], room["duration"]) == ("ASK_MODERATOR", "true", "150")
    assert (room["attendeePW"], room["moderatorPW"]) == (KEYS["VIEWER"], KEYS["MODERATOR"])
    assert room["lockSettingsDisablePrivateChat"] == "true" and "lockSettingsDisableCam" not in room


def test_made_again_it_is_the_same_room(bbb: FakeBigBlueButton):
    for _time in range(2):
        server_of(Way.BBB).prepare(HOST)
    assert list(bbb.rooms) == ["k3y"]


def test_a_meeting_without_cameras_has_none_there(bbb: FakeBigBlueButton):
    server_of(Way.BBB).prepare(Visit(room="dark", keys=KEYS, has_cameras=False))
    assert bbb.rooms["dark"]["lockSettingsDisableCam"] == "true"


def test_a_guest_waits_for_a_host_over_there_and_brings_a_name_only(bbb: FakeBigBlueButton):
    address = server_of(Way.BBB).address_for(GUEST)
    assert "waitingForApproval" in goes(address)
    said = dict(parse_qsl(urlsplit(address).query))
    assert set(said) == {"fullName", "meetingID", "password", "role", "createTime", "guest", "checksum"}
    assert (said["fullName"], said["role"], said["guest"]) == ("Quiet Robin", "VIEWER", "true")


def test_a_host_comes_in_as_one(bbb: FakeBigBlueButton):
    assert "successfullyJoined" in goes(server_of(Way.BBB).address_for(HOST))
    assert bbb.joined[0]["role"] == "MODERATOR" and "guest" not in bbb.joined[0]


def test_an_address_that_somebody_changes_opens_nothing(bbb: FakeBigBlueButton):
    address = server_of(Way.BBB).address_for(GUEST)
    for changed in (address.replace("VIEWER", "MODERATOR"), address.replace("guest=true", "guest=false")):
        assert "checksumError" in goes(changed)
    assert bbb.joined == []


def test_an_address_of_a_room_that_was_made_anew_opens_nothing(bbb: FakeBigBlueButton):
    address = server_of(Way.BBB).address_for(GUEST)
    bbb.rooms["k3y"]["createTime"] = "1999"
    assert "mismatchCreateTimeParam" in goes(address)


def test_running_and_ending(bbb: FakeBigBlueButton):
    server = server_of(Way.BBB)
    server.prepare(HOST)
    assert server.is_running(HOST) is True
    server.end(HOST)
    assert bbb.ended == ["k3y"] and server.is_running(HOST) is False


def test_a_wrong_secret_is_no_answer(bbb: FakeBigBlueButton, settings):
    settings.BBB = {**settings.BBB, "secret": "not-it"}
    with pytest.raises(NoAnswer):
        server_of(Way.BBB).prepare(HOST)
    assert bbb.rooms == {}


def test_the_address_may_be_given_with_and_without_its_api(bbb: FakeBigBlueButton, settings):
    settings.BBB = {**settings.BBB, "url": f"{bbb.url}/api"}
    server_of(Way.BBB).prepare(HOST)
    assert "k3y" in bbb.rooms


@pytest.mark.parametrize("odd", ["A&role=MODERATOR", "A\r\nHost: b", "A%26guest=false", "Ünïcode ☂", "</fullName>"])
def test_an_odd_name_stays_a_name(bbb: FakeBigBlueButton, odd: str):
    address = server_of(Way.BBB).address_for(Visit(room="k3y", name=odd, keys=KEYS, minutes=150))
    assert "\r" not in address and "waitingForApproval" in goes(address)
    assert bbb.joined[0]["fullName"] == odd and bbb.joined[0]["role"] == "VIEWER"
