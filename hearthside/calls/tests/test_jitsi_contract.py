"""Jitsi takes what we send: the claims of doc/tokens.md, checked by a server that refuses everything else."""

import time

import jwt
import pytest
import requests

from hearthside.calls.models import Way
from hearthside.calls.providers import Visit, server_of
from hearthside.calls.providers.jitsi import LASTS, claims_for, token_for
from hearthside.calls.tests.servers import APP, SECRET, FakeJitsi

VISIT = Visit(room="k3y", name="Quiet Robin")
pytestmark = pytest.mark.django_db


def goes(address: str) -> int:
    """The status a browser gets there; what stands after the # stays in the browser."""
    return requests.get(address, timeout=5).status_code


def test_a_guest_gets_in_with_a_name_and_nothing_else(jitsi: FakeJitsi):
    assert goes(server_of(Way.JITSI).address_for(VISIT)) == 200
    (claims,) = jitsi.seen
    assert claims["context"]["user"] == {"name": "Quiet Robin", "affiliation": "member", "moderator": "false"}
    assert set(claims) == {"aud", "iss", "sub", "room", "iat", "nbf", "exp", "moderator", "context"}
    assert claims["moderator"] is False and set(claims["context"]) == {"user", "features"}


def test_a_host_is_one_in_every_place_that_prosody_looks(jitsi: FakeJitsi):
    assert goes(server_of(Way.JITSI).address_for(Visit(room="k3y", name="Mia", is_host=True))) == 200
    user = jitsi.seen[0]["context"]["user"]
    assert (user["affiliation"], user["moderator"], user["lobby_bypass"]) == ("owner", "true", True)
    assert jitsi.seen[0]["moderator"] is True


def test_nobody_may_record_stream_write_down_or_call_out(jitsi: FakeJitsi):
    features = claims_for(Visit(room="k3y", name="Mia", is_host=True), 0)["context"]["features"]
    assert features == dict.fromkeys(features, "false")
    assert {"recording", "livestreaming", "transcription", "outbound-call"} <= set(features)


def test_a_token_is_good_for_minutes_and_for_one_room(jitsi: FakeJitsi):
    claims = jwt.decode(token_for(VISIT), SECRET, algorithms=["HS256"], audience=APP)
    assert claims["room"] == "k3y" and 0 < claims["exp"] - time.time() <= LASTS <= 300
    address = server_of(Way.JITSI).address_for(VISIT)
    assert goes(address.replace("/k3y?", "/another?")) == 403


def test_a_tenant_stands_in_the_path_and_in_the_token(jitsi: FakeJitsi, settings):
    settings.JITSI = {**settings.JITSI, "tenant": "River"}
    address = server_of(Way.JITSI).address_for(VISIT)
    assert address.startswith(f"{jitsi.url}/River/k3y?jwt=")
    assert claims_for(VISIT, 0)["sub"] == "river"


def test_a_token_signed_by_somebody_else_is_refused(jitsi: FakeJitsi, settings):
    settings.JITSI = {**settings.JITSI, "secret": "another-secret-of-thirty-two-letters"}
    assert goes(server_of(Way.JITSI).address_for(VISIT)) == 403


def test_the_real_server_would_refuse_a_token_without_a_room_and_so_does_ours(jitsi: FakeJitsi):
    bare = jwt.encode(
        {"aud": APP, "iss": APP, "sub": "127.0.0.1", "exp": int(time.time()) + 60}, SECRET, algorithm="HS256"
    )
    assert goes(f"{jitsi.url}/k3y?jwt={bare}") == 403


@pytest.mark.parametrize("missing", ["url", "app_id", "secret"])
def test_with_half_of_the_settings_it_is_not_set_up(jitsi: FakeJitsi, settings, missing: str):
    assert server_of(Way.JITSI).is_set_up()
    settings.JITSI = {**settings.JITSI, missing: ""}
    assert not server_of(Way.JITSI).is_set_up()


def test_names_that_would_break_out_of_a_header_or_an_address_stay_names(jitsi: FakeJitsi):
    odd = 'A\r\nSet-Cookie: a=b&moderator=true#"}'
    address = server_of(Way.JITSI).address_for(Visit(room="k3y", name=odd))
    assert "\r" not in address and "\n" not in address and goes(address) == 200
    assert jitsi.seen[0]["context"]["user"]["name"] == odd and jitsi.seen[0]["moderator"] is False
