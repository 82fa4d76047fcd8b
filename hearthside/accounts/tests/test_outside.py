"""Signing in through the operator's own identity service, against a small one that speaks real HTTP."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from hearthside.accounts import outside, passkeys, second_step
from hearthside.accounts.models import Person, SealedEmail
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.accounts.tests.outside_service import CLIENT, SECRET, Service, service_running
from hearthside.accounts.tests.test_second_step import SECRET as APP_SECRET
from hearthside.accounts.tests.test_second_step import code_now
from hearthside.kernel.place import change_place
from hearthside.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEWCOMER = {"name": "Quiet Tern", "age_band": "18_plus"}


@pytest.fixture
def service(settings: Any) -> Iterator[Service]:
    fresh_counters()
    change_place(is_set_up=True, is_open=True, joining="open", min_age_band="18_plus")
    with service_running() as running:
        settings.OIDC = {"name": "Town", "server": running.address, "client_id": CLIENT, "client_secret": SECRET}
        yield running


def come_back(client: Client, service: Service, sent: dict[str, str] | None = None) -> Any:
    page = client.post("/sign-in/elsewhere/", sent or {}).content.decode()
    found = re.search(rf'href="({re.escape(service.address)}/authorize[^"]*)"', page)
    assert found, page
    return client.get(service.take(html.unescape(found[1])))


def test_without_a_service_there_is_no_button_and_no_way() -> None:
    change_place(is_set_up=True, is_open=True, joining="open")
    assert "/sign-in/elsewhere/" not in Client().get("/sign-in/").content.decode()
    assert Client().post("/sign-in/elsewhere/").status_code == 404


@pytest.mark.parametrize("path", ["/sign-in/", "/join/"])
def test_the_button_stands_on_sign_in_and_join(service: Service, path: str) -> None:
    assert "Go on with Town" in Client().get(path).content.decode()


def test_a_newcomer_chooses_name_and_age_here_and_nothing_else_is_kept(service: Service) -> None:
    client = Client()
    assert come_back(client, service).url == "/join/elsewhere/"
    page = client.get("/join/elsewhere/").content.decode()
    assert "A Real Name" not in page and "someone@example.org" not in page
    assert client.post("/join/elsewhere/", NEWCOMER).status_code == 302
    link = SocialAccount.objects.get()
    assert (link.user.name, link.uid, link.extra_data) == ("Quiet Tern", "number 7", {})
    assert not SealedEmail.objects.exists() and not SocialToken.objects.exists()


def test_only_openid_is_asked_for(service: Service) -> None:
    come_back(Client(), service)
    assert service.sign_in["scope"] == "openid"


def test_a_known_person_is_signed_in(service: Service) -> None:
    outside.link(person=person("Ava"), subject="number 7")
    client = Client()
    assert come_back(client, service, {"next": "/me/devices/"}).url == "/me/devices/"
    assert client.get("/me/").status_code == 200


def test_who_asked_for_a_code_still_owes_it(service: Service) -> None:
    ava = person("Ava")
    outside.link(person=ava, subject="number 7")
    second_step.switch_on(ava, APP_SECRET, code_now())
    client = Client()
    assert come_back(client, service).url == "/sign-in/code/"
    assert client.get("/me/").status_code == 302


def test_somebody_too_young_is_sent_away_without_an_account(service: Service) -> None:
    client = Client()
    come_back(client, service)
    client.post("/join/elsewhere/", {**NEWCOMER, "age_band": "13_15"})
    assert not Person.objects.exists()


def test_linking_and_removing_in_ways_to_sign_in(service: Service) -> None:
    ava = person("Ava")
    client = signed_in_client(ava)
    assert come_back(client, service).url == "/me/sign-in/"
    assert outside.is_linked(ava)
    assert "Stop signing in this way" in client.get("/me/sign-in/").content.decode()
    client.post("/me/sign-in/elsewhere/remove/")
    assert not outside.is_linked(ava)


def test_one_subject_never_opens_two_accounts(service: Service) -> None:
    outside.link(person=person("Ben"), subject="number 7")
    ava = person("Ava")
    come_back(signed_in_client(ava), service)
    assert not outside.is_linked(ava)


def test_another_service_in_its_place_opens_nobodys_account(service: Service, settings: Any) -> None:
    """Its number 7 is somebody else. When the first service comes back, so do its links."""
    ava = person("Ava")
    outside.link(person=ava, subject="number 7")
    with service_running() as another:
        settings.OIDC = {**settings.OIDC, "server": another.address}
        assert come_back(Client(), another).url == "/join/elsewhere/"
        assert not outside.is_linked(ava)
    settings.OIDC = {**settings.OIDC, "server": f"{service.address}/"}
    assert outside.person_with("number 7") == ava


def test_a_link_to_a_service_that_is_gone_is_no_way_in(service: Service, settings: Any) -> None:
    ava = person("Ava")
    outside.link(person=ava, subject="number 7")
    assert passkeys.is_open_elsewhere(ava)
    settings.OIDC = {**settings.OIDC, "server": "https://another.example"}
    assert not passkeys.is_open_elsewhere(ava)


def test_the_last_way_in_stays(service: Service) -> None:
    client = Client()
    come_back(client, service)
    client.post("/join/elsewhere/", NEWCOMER)
    with pytest.raises(Refusal):
        outside.unlink(person=Person.objects.get())
    assert SocialAccount.objects.count() == 1


def refused(service: Service) -> bool:
    client = Client()
    answer = come_back(client, service)
    return answer.url == "/sign-in/" and client.get("/join/elsewhere/").url == "/join/"


@pytest.mark.parametrize(
    "claims",
    [{"aud": "another client"}, {"iss": "https://other.example"}, {"nonce": "another try"}, {"exp": 1000}, {"sub": ""}],
)
def test_a_word_for_another_place_or_time_is_refused(service: Service, claims: dict[str, Any]) -> None:
    service.claims = claims
    assert refused(service)


def test_a_signature_by_somebody_else_is_refused(service: Service) -> None:
    service.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert refused(service)


@pytest.mark.parametrize(("algorithm", "key"), [("none", None), ("HS256", "x" * 40)])
def test_no_signature_and_a_shared_secret_are_refused(service: Service, algorithm: str, key: str | None) -> None:
    service.algorithm, service.signs_with = algorithm, key
    assert refused(service)


def test_a_service_that_calls_itself_by_another_name_is_refused(service: Service) -> None:
    service.about = {"issuer": "https://other.example"}
    with pytest.raises(Refusal):
        outside.begin("http://testserver/back/")


def test_a_service_that_sends_us_to_another_address_is_not_followed(service: Service) -> None:
    service.leads_on = {"/.well-known/openid-configuration"}
    with pytest.raises(Refusal):
        outside.begin("http://testserver/back/")


def test_keys_from_another_address_are_not_taken(service: Service) -> None:
    service.leads_on = {"/keys"}
    assert refused(service)


def test_the_positive_control_of_these_refusals(service: Service) -> None:
    client = Client()
    assert come_back(client, service).url == "/join/elsewhere/"


def test_an_answer_to_another_browsers_try_is_refused(service: Service) -> None:
    page = Client().post("/sign-in/elsewhere/").content.decode()
    found = re.search(rf'href="({re.escape(service.address)}/authorize[^"]*)"', page)
    assert found
    assert Client().get(service.take(html.unescape(found[1]))).url == "/sign-in/"
    assert service.asked == []


def test_an_answer_counts_once(service: Service) -> None:
    client = Client()
    come_back(client, service)
    again = client.get(f"/sign-in/elsewhere/back/?code=a&state={service.sign_in['state']}")
    assert (again.url, len(service.asked)) == ("/sign-in/", 1)


def test_a_service_that_is_away_leaves_the_other_ways_open(service: Service) -> None:
    service.is_down = True
    answer = Client().post("/sign-in/elsewhere/")
    assert answer.status_code == 409
    assert Client().get("/sign-in/").status_code == 200
