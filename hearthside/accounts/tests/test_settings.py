"""What people set for themselves, and whom they keep away from."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hearthside.accounts import actions, devices
from hearthside.accounts.models import Block, Person, unseen_by
from hearthside.accounts.tests.builders import PASSWORD, block, fresh_counters, person, signed_in_client, without_tokens
from hearthside.kernel import bus
from hearthside.kernel.place import change_place
from hearthside.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    fresh_counters()


def again(who: Person) -> Person:
    return Person.objects.get(pk=who.pk)


def test_a_name_and_words_about_oneself_can_change() -> None:
    ava = person("Ava")
    fields = {
        "name": "Still Wren",
        "about": "I like tea.",
        "pronouns": "she",
        "country": "GB",
        "time_zone": "Europe/Paris",
    }
    assert signed_in_client(ava).post("/me/about/", fields).status_code == 302
    kept = again(ava)
    assert {name: getattr(kept, name) for name in fields} == fields


def test_a_name_like_another_is_refused_and_nothing_typed_is_lost() -> None:
    person("Still Wren")
    ava = person("Ava")
    answer = signed_in_client(ava).post("/me/about/", {"name": "5till Wren", "about": "I like tea."})
    assert answer.status_code == 409
    assert "I like tea." in answer.content.decode()
    assert again(ava).name == "Ava"


def test_forged_fields_change_nothing() -> None:
    ava = person("Ava")
    forged = {
        "is_operator": "on",
        "age_band": "13_15",
        "helper_until": "2999-01-01",
        "state": "memorial",
        "joined_on": "2000-01-01",
    }
    signed_in_client(ava).post("/me/about/", {"name": "Ava", **forged})
    kept = again(ava)
    assert (kept.is_operator, kept.age_band, kept.helper_until, kept.state) == (False, "18_plus", None, "active")


def test_a_visitor_chooses_a_look_and_keeps_it_in_a_cookie() -> None:
    client = Client()
    client.post("/look/", {"theme": "dark", "text": "larger"})
    assert (client.cookies["theme"].value, client.cookies["text"].value) == ("dark", "larger")


def test_the_look_of_a_person_is_on_every_page() -> None:
    client = signed_in_client(person())
    client.post("/look/", {"theme": "contrast", "text": "large"})
    assert 'data-theme="contrast" data-text="large"' in client.get("/me/").content.decode()


def test_a_look_that_we_do_not_have_is_refused() -> None:
    assert Client().post("/look/", {"theme": '"><script>'}).status_code == 422


def test_topics_and_words_are_kept_away() -> None:
    ava = person()
    words = "Exams\n\n  exams \nThe   Sea\n"
    signed_in_client(ava).post("/me/not-today/", {"topics": ["grief", "sleep"], "words": words})
    assert again(ava).not_today == {"topics": ["grief", "sleep"], "words": ["exams", "the sea"]}


def test_unknown_topics_are_refused_and_words_have_a_limit() -> None:
    ava = person()
    assert signed_in_client(ava).post("/me/not-today/", {"topics": ["weather"]}).status_code == 422
    actions.set_not_today(person=ava, topics=["weather"], words=[f"word {number}" for number in range(100)])
    assert again(ava).not_today["topics"] == []
    assert len(again(ava).not_today["words"]) == actions.MOST_WORDS


def test_blocking_hides_each_from_the_other_and_can_end() -> None:
    ava, ben = person("Ava"), person("Ben")
    client = signed_in_client(ava)
    assert client.get(f"/people/{ben.pk}/").status_code == 200
    client.post(f"/people/{ben.pk}/block/", {"how": "block"})
    assert client.get(f"/people/{ben.pk}/").status_code == 404
    assert signed_in_client(ben).get(f"/people/{ava.pk}/").status_code == 404
    assert (unseen_by(ava), unseen_by(ben)) == ({ben.pk}, {ava.pk})
    client.post(f"/people/{ben.pk}/unblock/")
    assert client.get(f"/people/{ben.pk}/").status_code == 200


def test_a_mute_works_one_way() -> None:
    ava, ben = person("Ava"), person("Ben")
    signed_in_client(ava).post(f"/people/{ben.pk}/block/", {"how": "mute"})
    assert (unseen_by(ava), unseen_by(ben)) == ({ben.pk}, set())
    assert signed_in_client(ben).get(f"/people/{ava.pk}/").status_code == 200


def test_a_mute_does_not_weaken_a_block() -> None:
    ava, ben = person(), person()
    actions.block(ava, ben)
    actions.mute(ava, ben)
    assert not Block.objects.get().is_mute


def test_nobody_ends_the_block_of_somebody_else() -> None:
    ava, ben = person(), person()
    block(ava, ben)
    assert signed_in_client(ben).post(f"/people/{ava.pk}/unblock/").status_code == 404
    assert Block.objects.exists()


def test_nobody_blocks_themselves() -> None:
    ava = person()
    with pytest.raises(NotAllowed):
        actions.block(ava, ava)
    assert signed_in_client(ava).post(f"/people/{ava.pk}/block/").status_code == 404


def test_a_blocked_page_and_a_page_of_nobody_get_equal_bytes() -> None:
    ava, ben = person(), person()
    block(ben, ava)
    client = signed_in_client(ava)
    blocked, nobody = client.get(f"/people/{ben.pk}/"), client.get("/people/00000000-0000-4000-8000-000000000000/")
    assert blocked.status_code == 404
    assert without_tokens(blocked.content) == without_tokens(nobody.content)


def test_a_page_shows_words_and_no_counts_or_times() -> None:
    ben = person("Ben", about="Tea and long walks.", helper_until=timezone.localdate())
    page = signed_in_client(person()).get(f"/people/{ben.pk}/").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "A peer, not a professional." in main and "Tea and long walks." in main and "Trained peer helper" in main
    assert f"/safety/report/person/{ben.pk}/" in main
    assert "<time" not in main and str(ben.joined_on.year) not in main.replace(str(ben.pk), "")


def test_devices_are_listed_without_addresses_and_can_be_ended() -> None:
    ava = person()
    here, there = signed_in_client(ava), signed_in_client(ava)
    page = here.get("/me/devices/").content.decode()
    assert page.count("<h2>") == 2
    assert "127.0.0.1" not in page
    number = next(row.number for row in devices.devices_of(_asking(here), ava) if not row.is_this_one)
    here.post(f"/me/devices/{number}/end/")
    assert there.get("/me/").status_code == 302
    assert here.get("/me/").status_code == 200


def _asking(client: Client) -> object:
    from types import SimpleNamespace

    return SimpleNamespace(session=client.session)


def test_signing_out_everywhere_ends_every_session() -> None:
    ava = person()
    here, there = signed_in_client(ava), signed_in_client(ava)
    here.post("/me/devices/end/")
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (302, 302)


@pytest.mark.parametrize(
    ("address", "sent"),
    [("/me/devices/end/", {}), ("/me/sign-in/pass-phrase/", {"passphrase": "seven swans and a kettle"})],
)
def test_open_pages_hear_no_more_news_when_every_session_ends(
    address: str, sent: dict[str, str], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    ava, told = person(), []
    client = signed_in_client(ava)
    monkeypatch.setattr(bus, "publish", told.append)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, sent)
    assert told == [f"revoke:{ava.pk}"]


def test_a_device_of_somebody_else_is_not_found() -> None:
    ava, ben = person(), person()
    other = signed_in_client(ben)
    number = devices.devices_of(_asking(other), ben)[0].number
    assert signed_in_client(ava).post(f"/me/devices/{number}/end/").status_code == 404
    assert other.get("/me/").status_code == 200


def test_no_network_address_is_stored_with_a_session() -> None:
    from allauth.usersessions.models import UserSession

    signed_in_client(person())
    row = UserSession.objects.get()
    assert row.ip == devices.NO_ADDRESS
    assert row.user_agent == "A browser on some device"


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        ("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0", "Firefox on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge on Windows"),
        ("", "A browser on some device"),
    ],
)
def test_a_device_is_a_coarse_word(agent: str, label: str) -> None:
    assert devices.label_for(agent) == label


def test_a_new_pass_phrase_signs_other_devices_out_but_not_this_one() -> None:
    ava = person()
    here, there = signed_in_client(ava), signed_in_client(ava)
    assert here.post("/me/sign-in/pass-phrase/", {"passphrase": "seven swans and a kettle"}).status_code == 302
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302
    assert not again(ava).check_password(PASSWORD)


def test_the_ways_around_mark_where_somebody_is_and_the_desk_is_for_staff() -> None:
    member = signed_in_client(person()).get("/me/").content.decode()
    lead = signed_in_client(person(is_safety_lead=True)).get("/me/").content.decode()
    assert 'href="/me/" aria-current="page"' in member
    assert "Desk" not in member
    assert "Desk" in lead


PARTS = [{}, {"is_safety_lead": True}, {"is_operator": True}, {"is_safety_lead": True, "is_operator": True}]


def ways_on(page: str) -> list[str]:
    around = page.partition('<nav class="ways"')[2].partition("</nav>")[0]
    return re.findall(r'<a href="([^"]+)"', around)


@pytest.mark.parametrize("part", PARTS)
def test_there_are_five_ways_at_most_and_nothing_is_further_than_two_taps(part: dict[str, bool]) -> None:
    change_place(is_set_up=True, is_open=True)
    client = signed_in_client(person(**part))
    first = ways_on(client.get("/me/").content.decode())
    assert 0 < len(first) <= 5
    near = {
        *first,
        *(link for way in first for link in re.findall(r'href="([^"]+)"', client.get(way).content.decode())),
    }
    assert {"/", "/groups/", "/search/", "/meetings/", "/me/", "/help/"} <= near
    assert ("/safety/" in first) == bool(part)
