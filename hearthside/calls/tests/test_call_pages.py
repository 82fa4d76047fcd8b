"""The pages of a call: the door, waiting, going over, what hosts press; nothing tells more than it should."""

import re

import pytest
import requests
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hearthside.accounts.models import Block
from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.calls import actions
from hearthside.calls.leftovers import sweep
from hearthside.calls.models import Call, Chosen, Guest, Stand, Ticket, Way
from hearthside.calls.personal_data import erase, export
from hearthside.calls.tests.builders import LINK, evening
from hearthside.calls.tests.servers import FakeBigBlueButton, FakeJitsi
from hearthside.groups.models import Membership
from hearthside.kernel.models import AuditEntry, DeadLetter
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
YES = {"name": "Quiet Robin", "agrees": "on", "passes_on": "on"}


def at(here, name: str = "door", **more) -> str:
    return reverse(f"calls:{name}", kwargs={"occurrence_id": here.one.pk, **more})


def client_of(who) -> Client:
    fresh_counters()
    return signed_in_client(who)


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_door_says_what_is_passed_on_before_it_asks(jitsi: FakeJitsi):
    here = evening(Way.JITSI)
    text = text_of(client_of(here.comer()).get(at(here)))
    assert text.index("What is passed on") < text.index("Ask to come in")
    for said in (
        "Your name for tonight, and whether you host.",
        "127.0.0.1",
        "Nothing is recorded",
        "Your camera can stay off",
    ):
        assert said in text


@pytest.mark.parametrize("missing", ["agrees", "passes_on"])
def test_without_a_yes_nobody_waits_and_the_name_stays(missing: str):
    here = evening()
    sent = {name: value for name, value in YES.items() if name != missing}
    answer = client_of(here.comer()).post(at(here, "ask"), sent)
    assert answer.status_code == 422 and "Quiet Robin" in text_of(answer)
    assert Guest.objects.count() == 0


@pytest.mark.parametrize("name", ["A\r\nX-Evil: b", "mia@example", "https://a", "<b>", "x" * 31, ""])
def test_a_name_that_is_none_is_refused_and_stays_in_the_form(name: str):
    here = evening()
    answer = client_of(here.comer()).post(at(here, "ask"), {**YES, "name": name})
    assert answer.status_code in (302, 422)
    assert all("\n" not in guest.name and "@" not in guest.name for guest in Guest.objects.all())


def test_a_whole_evening_without_scripts():
    here = evening()
    guest, host = client_of(here.comer()), client_of(here.host)
    assert "You are in the waiting room" in text_of(guest.post(at(here, "ask"), YES, follow=True))
    assert "Quiet Robin" in text_of(host.get(at(here)))
    host.post(at(here, "begin"))
    text = text_of(guest.get(at(here)))
    way = text.partition('class="button" href="')[2].partition('"')[0]
    assert 'rel="noopener noreferrer nofollow"' in text and "/call/go/" in way
    answer = guest.get(way)
    assert (answer.status_code, answer["Location"], answer["Referrer-Policy"]) == (302, LINK, "no-referrer")
    assert "no-store" in answer["Cache-Control"]
    assert "take a new one" in text_of(guest.get(at(here)))
    assert guest.get(way).status_code == 403
    guest.post(at(here, "link"))
    assert "Open the call" in text_of(guest.get(at(here)))


def test_a_browser_that_looks_ahead_spends_nothing():
    here = evening()
    here.begin()
    guest = here.asks()
    client, way = client_of(guest.person), at(here, "go", key=here.secret(guest))
    assert client.get(way, headers={"Sec-Purpose": "prefetch;prerender"}).status_code == 204
    assert client.head(way).status_code == 204
    assert client.get(way).status_code == 302


def test_hosts_let_in_ask_to_leave_and_end(bbb: FakeBigBlueButton):
    here = evening(Way.BBB)
    guest, host = here.asks(), client_of(here.host)
    host.post(at(here, "begin"))
    host.post(at(here, "lead", verb="one-by-one"))
    late = here.asks()
    host.post(at(here, "lead", verb="let-in"), {"guest": str(late.pk)})
    assert here.fresh(late).is_in
    no_reason = host.post(at(here, "lead", verb="remove"), {"guest": str(guest.pk), "reason": ""})
    assert no_reason.status_code == 403
    too_long = host.post(at(here, "lead", verb="remove"), {"guest": str(guest.pk), "reason": "so " * 150})
    assert too_long.status_code == 403 and "so so so" in text_of(too_long)
    host.post(at(here, "lead", verb="remove"), {"guest": str(guest.pk), "reason": "You wrote how."})
    text = text_of(client_of(guest.person).get(at(here)))
    assert "You wrote how." in text and "Open the call" not in text and "Talk to somebody now" in text
    assert "ended for everybody" in text_of(host.post(at(here, "lead", verb="end"), follow=True))


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Way.JITSI, "take them out over there as a host, or go on in a new room without them."),
        (Way.BBB, "take them out over there as a host, or go on in a new room without them."),
        (Way.LINK, "We cannot take them out of the other site"),
    ],
)
def test_hosts_read_what_asking_to_leave_can_do_and_what_not(way: Way, words: str, request: pytest.FixtureRequest):
    if way in (Way.JITSI, Way.BBB):
        request.getfixturevalue(way)
    here = evening(way)
    guest = here.asks()
    assert words in text_of(client_of(here.host).get(at(here)))
    assert words not in text_of(client_of(guest.person).get(at(here)))


@pytest.mark.parametrize("verb", ["let-in", "let-all", "one-by-one", "remove", "move", "end"])
def test_a_guest_who_sends_a_hosts_form_is_refused(verb: str):
    here = evening()
    guest, other = here.asks(), here.asks()
    sent = {"guest": str(other.pk), "reason": "x"}
    assert client_of(guest.person).post(at(here, "lead", verb=verb), sent).status_code == 403
    assert here.fresh(other).stand == Stand.WAITING


def test_a_host_cannot_reach_into_another_call():
    here, elsewhere = evening(), evening()
    here.asks()
    guest = elsewhere.asks()
    answer = client_of(here.host).post(at(here, "lead", verb="remove"), {"guest": str(guest.pk), "reason": "x"})
    assert answer.status_code == 403 and elsewhere.fresh(guest).stand == Stand.WAITING


def test_the_number_is_shown_after_a_yes_and_needs_no_host_on_line():
    here = evening(Way.PHONE)
    client = client_of(here.comer())
    before = text_of(client.get(at(here)))
    assert "0100 555 0142" not in before and "Your phone may show your number" in before
    assert "0100 555 0142, code 77" in text_of(client.post(at(here, "ask"), YES, follow=True))


def test_a_meeting_in_words_only_has_no_door():
    here = evening(link="")
    assert client_of(here.comer()).get(at(here)).status_code == 404


def test_the_page_of_a_meeting_leads_to_the_door_and_never_shows_the_link():
    here = evening()
    who = here.comer()
    text = text_of(client_of(who).get(reverse("meetings:meeting", args=[here.one.pk])))
    assert "zqroom" not in text and text.count(f'href="{at(here)}"') == 1


def test_only_the_one_who_keeps_somebody_away_is_told_that_they_may_meet():
    here = evening()
    here.begin()
    first, second = here.asks(), here.asks()
    Block.objects.create(blocker=first.person, blocked=second.person)
    said = "Somebody you keep away from"
    assert said in text_of(client_of(first.person).get(at(here)))
    assert said not in text_of(client_of(second.person).get(at(here)))


def test_the_part_that_changes_is_a_part_for_scripts():
    here = evening()
    client = client_of(here.asks().person)
    part, page = client.get(at(here, "news"), headers={"HX-Request": "true"}), client.get(at(here, "news"))
    assert "<html" not in text_of(part) and "<html" in text_of(page)


def test_no_place_name_or_title_leaks(jitsi: FakeJitsi):
    """Into no title of a page, calendar file, notice, log, job or shared memory: not the link, not the room, not the name for tonight."""
    here = evening(Way.JITSI, title="Zqtitle of the evening")
    here.begin()
    guest = here.asks(name="Zqname")
    client = client_of(guest.person)
    here.go(guest)
    actions.remove(actor=here.host, guest=here.fresh(guest), reason="Zqreason")
    page = text_of(client.get(at(here)))
    room, address = here.call().room.reveal(), jitsi.url
    left = {
        "title": page.partition("<title>")[2].partition("</title>")[0],
        "file": text_of(client.get(reverse("meetings:file", args=[here.one.pk]))),
        "notices": str(list(Notice.objects.values())) + text_of(client.get("/notices/")),
        "log": str(list(AuditEntry.objects.values())) + str(list(DeadLetter.objects.values())),
        "memory": repr(getattr(cache, "_cache", {})),
        "week": text_of(Client().get("/meetings/")),
    }
    for where, text in left.items():
        for word in ("Zqname", "Zqreason", room, address, "Zqtitle"):
            assert word not in text, (where, word)


def test_the_server_hears_neither_the_title_nor_the_name_of_the_account(jitsi: FakeJitsi, bbb: FakeBigBlueButton):
    for way, fake in ((Way.JITSI, jitsi), (Way.BBB, bbb)):
        here = evening(way, title="Zqtitle")
        here.begin()
        guest = here.asks(name=f"Robin {way}")
        address = here.go(guest)
        requests.get(address, timeout=5)
        heard = address + "".join(fake.asked) + str(jitsi.seen)
        assert f"Robin {way}" in heard.replace("+", " ")
        for word in (
            "Zqtitle",
            guest.person.name.replace(" ", "+"),
            str(guest.person.pk),
            here.place.slug,
            str(here.one.pk),
        ):
            assert word not in heard


def plan_form(**more) -> dict[str, str]:
    usual = {
        "kind": "support", "title": "Tea and talk", "on": "2030-01-08", "at": "19:00", "minutes": "60", "repeats": "once",
        "zone": "Europe/London", "mode": "online", "audience": "members", "place_hours": "24", "camera": "off_ok",
        "hosts_needed": "1", "format_key": "peer_sharing_90", "companions": "0",
    }  # fmt: skip
    return usual | more


def test_who_plans_a_meeting_chooses_the_server_where_there_is_one(jitsi: FakeJitsi):
    here = evening()
    client, address = client_of(here.host), reverse("meetings:new", args=[here.place.slug])
    assert "How do people hear and see each other?" in text_of(client.get(f"{address}?kind=support"))
    answer = client.post(address, plan_form(call_way="jitsi"))
    assert answer.status_code == 302, text_of(answer)
    chosen = Chosen.objects.get()
    assert chosen.way == Way.JITSI and chosen.meeting.title == "Tea and talk"
    change = reverse("meetings:change", args=[chosen.meeting_id])
    assert re.search(r'value="jitsi"[^>]*checked', text_of(client.get(change)))
    assert client.post(change, plan_form(call_way="")).status_code == 302
    assert Chosen.objects.count() == 0


def test_a_server_and_a_link_at_once_are_refused_with_all_that_was_typed(jitsi: FakeJitsi):
    here = evening()
    address = reverse("meetings:new", args=[here.place.slug])
    answer = client_of(here.host).post(address, plan_form(call_way="jitsi", link=LINK))
    assert answer.status_code == 422 and "Please choose one" in text_of(answer) and LINK in text_of(answer)


def test_without_a_server_nothing_is_asked_and_a_forged_answer_is_not_heard():
    here = evening()
    client, address = client_of(here.host), reverse("meetings:new", args=[here.place.slug])
    assert "How do people hear and see each other?" not in text_of(client.get(f"{address}?kind=support"))
    assert client.post(address, plan_form(call_way="jitsi")).status_code == 302
    assert Chosen.objects.count() == 0


def test_a_forged_answer_for_a_server_that_is_not_set_up_is_refused(jitsi: FakeJitsi):
    here = evening()
    address = reverse("meetings:new", args=[here.place.slug])
    assert client_of(here.host).post(address, plan_form(call_way="bbb")).status_code == 422


def test_who_asks_for_their_data_finds_the_calls_and_who_goes_leaves_none():
    here = evening()
    guest = here.asks(name="Robin")
    here.begin()
    assert export(guest.person)["calls"][0]["name"] == "Robin"
    erase(guest.person)
    assert Guest.objects.count() == Ticket.objects.count() == 0 and Call.objects.count() == 1


def test_who_only_looked_around_leaves_nothing_and_a_member_keeps_their_place():
    here = evening()
    guest = here.asks()
    sweep(guest.person, here.place, "")
    assert Guest.objects.count() == 1
    Membership.objects.filter(person=guest.person).delete()
    sweep(guest.person, here.place, "")
    assert Guest.objects.count() == 0


def test_a_page_asks_the_database_as_often_for_many_as_for_one(django_assert_max_num_queries):
    here = evening()
    here.begin()
    client = client_of(here.host)
    client.get(at(here))
    here.asks()
    with django_assert_max_num_queries(26) as few:
        client.get(at(here))
    for _ in range(5):
        here.asks()
    with django_assert_max_num_queries(len(few)):
        client.get(at(here))
