"""Links that work once: used again, somebody else's, too old, made up, before a yes, by people who may no longer come."""

import hashlib
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import State
from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.calls import access, actions, tickets
from hearthside.calls.models import Guest, Ticket, Way
from hearthside.calls.tests.builders import LINK, Evening, evening
from hearthside.calls.tests.servers import FakeJitsi
from hearthside.groups.models import Membership
from hearthside.hosted import actions as hosted
from hearthside.hosted.access import room_of
from hearthside.hosted.tests.builders import come_in
from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal
from hearthside.meetings.links import is_good
from hearthside.safety.models import Case, Sanction
from hearthside.safety.vocabulary import STOPS_WRITING, Rule, Source

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def here() -> Evening:
    found = evening()
    found.begin()
    return found


def test_a_link_works_once(here: Evening):
    guest = here.asks()
    secret = here.secret(guest)
    assert here.go(guest, secret) == LINK
    with pytest.raises(NotAllowed):
        here.go(guest, secret)


def test_two_at_the_same_moment_spend_it_once(here: Evening):
    ticket = tickets.live_of(here.asks())
    again = Ticket.objects.get(pk=ticket.pk)
    assert [tickets.spend(ticket), tickets.spend(again)] == [True, False]


def test_somebody_elses_link_is_as_good_as_none_and_stays_theirs(here: Evening):
    owner, other = here.asks(), here.asks()
    secret = here.secret(owner)
    with pytest.raises(NotAllowed):
        here.go(other, secret)
    assert here.go(owner, secret) == LINK


def test_a_link_of_another_meeting_opens_nothing_here(here: Evening):
    elsewhere = evening()
    elsewhere.begin()
    guest = elsewhere.asks()
    with pytest.raises(NotAllowed):
        actions.go_over(person=guest.person, call=here.call(), secret=elsewhere.secret(guest))


def test_a_link_is_too_old_after_five_minutes(here: Evening):
    guest = here.asks()
    secret = here.secret(guest)
    Ticket.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotAllowed):
        here.go(guest, secret)
    assert timedelta(0) < tickets.LASTS <= timedelta(minutes=10)


@pytest.mark.parametrize("made_up", ["", "nobody-knows-it", "0" * 64, "\x00", "ünïcode" * 40, "' OR 1=1 --"])
def test_a_made_up_link_opens_nothing(here: Evening, made_up: str):
    guest = here.asks()
    with pytest.raises(NotAllowed):
        actions.go_over(person=guest.person, call=here.call(), secret=made_up)


def test_a_link_cannot_be_worked_out_from_what_the_database_holds(here: Evening, settings):
    ticket = tickets.live_of(here.asks())
    secret = tickets.secret_of(ticket)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM calls_ticket")
        assert secret not in str(cursor.fetchall())
    assert ticket.key_hash == hashlib.sha256(secret.encode()).hexdigest()
    settings.SECRET_KEY = "another key, as whoever has only the database would have"
    assert tickets.secret_of(ticket) != secret


def test_every_refusal_says_the_same_whatever_is_wrong(here: Evening):
    owner, other = here.asks(), here.asks()
    used = here.secret(other)
    here.go(other, used)
    said = set()
    for secret in (used, here.secret(owner), "made-up"):
        with pytest.raises(NotAllowed) as refusal:
            here.go(other, secret)
        said.add(str(refusal.value.message))
    assert len(said) == 1


def test_before_a_yes_there_is_no_link_and_no_way_to_one(here: Evening):
    who = here.comer()
    with pytest.raises(NotAllowed):
        access.get_guest_for(who, here.call())
    assert Guest.objects.filter(person=who).count() == Ticket.objects.filter(guest__person=who).count() == 0


def test_a_fresh_link_ends_the_one_before(here: Evening):
    guest = here.asks()
    old = here.secret(guest)
    actions.fresh_link(guest=guest, call=here.call())
    with pytest.raises(NotAllowed):
        here.go(guest, old)
    assert here.go(guest) == LINK


def leave_the_group(here: Evening, guest: Guest) -> None:
    Membership.objects.filter(group=here.place, person=guest.person).delete()


def be_paused(here: Evening, guest: Guest) -> None:
    guest.person.state = State.PAUSED
    guest.person.save(update_fields=["state"])


def be_held_back(here: Evening, guest: Guest) -> None:
    case = Case.objects.create(kind="person", subject_id=guest.person_id, scope=here.place.pk)
    Sanction.objects.create(
        case=case, person=guest.person, restriction=sorted(STOPS_WRITING)[0], rule=Rule.values[0], reason="Why.",
        source=Source.values[0], decided_by=here.host, scope=here.place.pk,
    )  # fmt: skip


def be_sent_out_of_the_text_room(here: Evening, guest: Guest) -> None:
    hosted.open_room(actor=here.host, occurrence=here.one)
    room = room_of(here.one)
    host, seat = come_in(here.host, room, "Mia"), come_in(guest.person, room, "Robin")
    hosted.remove(host=host, guest=seat, reason="Not like this.")


@pytest.mark.parametrize("happens", [leave_the_group, be_paused, be_held_back, be_sent_out_of_the_text_room])
def test_a_link_in_hand_is_void_for_who_may_no_longer_come(here: Evening, happens):
    guest = here.asks()
    secret = here.secret(guest)
    happens(here, guest)
    with pytest.raises(Refusal):
        here.go(here.fresh(guest), secret)
    assert Ticket.objects.get(guest=guest).used_at is None


def test_who_still_waits_has_no_use_for_a_link_that_somebody_made_them():
    here = evening(audience="everyone")
    guest = here.asks()
    here.begin()
    ticket = tickets.issue(guest)
    with pytest.raises(NotNow):
        here.go(guest, tickets.secret_of(ticket))


BAD_LINKS = (
    "http://meet.example.org/a", "javascript:alert(1)", "https://", "https:///a", "https://a@b.example/", "https://a:b@c.example/",
    "https://meet.example/\r\nSet-Cookie: a=b", "https://meet.example/ a", "https://meet\u200b.example/", "https:\\\\evil.example",
    "https://meet.example\\@evil.example/", "file:///etc/passwd", "//meet.example/a", "gopher://127.0.0.1/", "https://[::1", "ftp://a.example/",
)  # fmt: skip


@pytest.mark.parametrize("link", BAD_LINKS)
def test_links_that_a_browser_does_not_open_safely_are_not_taken(link: str):
    assert not is_good(link)


@pytest.mark.parametrize(
    "link", [LINK, "https://10.0.0.7:8443/room?pwd=a#b", "https://[::1]/x", "https://bücher.example/ä"]
)
def test_links_with_a_machine_and_a_path_are_taken(link: str):
    assert is_good(link)


@pytest.mark.parametrize("link", BAD_LINKS)
def test_a_bad_link_that_got_in_all_the_same_leads_nowhere(here: Evening, link: str):
    here.one.meeting.link = link
    here.one.meeting.save(update_fields=["link"])
    guest = here.asks()
    with pytest.raises(NotNow):
        here.go(guest)
    fresh_counters()
    door = signed_in_client(guest.person).get(reverse("calls:door", args=[here.one.pk]))
    assert door.status_code == 200 and f'href="{link}"' not in door.content.decode()


def test_a_link_of_the_hosts_is_never_fetched_from_here(jitsi: FakeJitsi):
    """A link to a machine inside, such as a server that only we can reach: nobody asks it, people are told its name."""
    here = evening(link=f"https://127.0.0.1:{jitsi.url.rpartition(':')[2]}/admin")
    here.begin()
    assert here.go(here.asks()).startswith("https://127.0.0.1:")
    assert jitsi.asked == []


def test_a_name_for_tonight_with_line_breaks_never_gets_as_far_as_a_header(jitsi: FakeJitsi):
    here = evening(Way.JITSI)
    here.begin()
    guest = here.asks()
    Guest.objects.filter(pk=guest.pk).update(name="A\r\nX: b")
    address = here.go(here.fresh(guest))
    assert "\r" not in address and "\n" not in address and address.startswith(settings.JITSI["url"])
