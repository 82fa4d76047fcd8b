"""What somebody said yes to: since when, and taken back at once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from hearthside.accounts import mail, outside
from hearthside.accounts.models import Person, SealedEmail
from hearthside.accounts.tests.builders import person
from hearthside.aftercare import actions as aftercare
from hearthside.calls import actions as calls
from hearthside.calls.tests.builders import evening
from hearthside.circles import actions as circles
from hearthside.circles.models import Growth
from hearthside.circles.tests.test_circles import circle
from hearthside.finding import actions as finding
from hearthside.groups import actions as groups
from hearthside.groups.models import Membership
from hearthside.groups.tests.builders import group, member
from hearthside.hosted.tests.builders import tonight
from hearthside.kernel.consent import Yes
from hearthside.meetings import actions as meetings
from hearthside.meetings.models import CalendarKey
from hearthside.mending import actions as mending
from hearthside.mending.tests.test_talks import Scene
from hearthside.notifications import actions as notifications
from hearthside.notifications.models import Device
from hearthside.privacy.queries import agreed_by
from hearthside.privacy.views import holds
from hearthside.search import actions as search
from hearthside.streams.models import Yes as Said
from hearthside.streams.tests.builders import talk
from hearthside.trying import actions as trying

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Take = Callable[[], object]


def rules(ava: Person) -> Take:
    place = member(group("Evening"), ava).group
    groups.agree(person=ava, group=place, version=place.rule_versions.latest("version").version)
    return lambda: groups.leave(person=ava, group=place)


def being_found(ava: Person) -> Take:
    search.be_findable(person=ava, topics=["grief"])
    return lambda: search.be_unfindable(person=ava)


def kept_answers(ava: Person) -> Take:
    finding.keep(person=ava, said={"topics": ["grief"]})
    return lambda: finding.forget(person=ava)


def company(ava: Person) -> Take:
    place = member(group(), ava).group
    Membership.objects.filter(person=ava).update(joined_on=timezone.localdate() - timedelta(days=200))
    trying.be_buddy(person=ava, group=place, shares=["grief"])
    return lambda: trying.be_no_buddy(person=ava, group=place)


def being_asked(ava: Person) -> Take:
    aftercare.ask_tomorrow(person=ava)
    return lambda: aftercare.call_off(person=ava)


def news_by_mail(ava: Person) -> Take:
    notifications.set_wishes(person=ava, wants_digest=True)
    return lambda: notifications.set_wishes(person=ava, wants_digest=False)


def a_calendar(ava: Person) -> Take:
    meetings.make_calendar(person=ava)
    return lambda: meetings.end_calendar(person=ava, key_id=CalendarKey.objects.get(person=ava).pk)


def a_name_shown(ava: Person) -> Take:
    one = tonight(member(group(), ava).group, in_minutes=60)
    meetings.answer(person=ava, occurrence=one, state="going", is_shown=True)
    return lambda: meetings.answer(person=ava, occurrence=one, state="going", is_shown=False)


def an_address(ava: Person) -> Take:
    SealedEmail.objects.create(person=ava, address="ava@example.org", blind=b"x" * 32, is_verified=True)
    return lambda: mail.remove_address(person=ava)


def a_replay(ava: Person) -> Take:
    evening = talk()
    evening.on_screen(member(evening.place, ava).person)
    evening.says(ava)
    return lambda: evening.says(ava, Said.NO)


def a_circle_that_grows(ava: Person) -> Take:
    place = member(circle(), ava).group
    Growth.objects.create(group=place, asked_by=place.leader)
    circles.answer_growth(person=ava, group=place, is_yes=True)
    return lambda: circles.answer_growth(person=ava, group=place, is_yes=False)


def a_browser_that_rings(ava: Person) -> Take:
    one = Device.objects.create(person=ava, subscription="{}", blind=b"x" * 32)
    return lambda: notifications.remove_device(person=ava, device_id=one.pk)


def a_call(ava: Person) -> Take:
    here = evening()
    member(here.place, ava)
    meetings.answer(person=ava, occurrence=here.one, state="going")
    guest = here.asks(ava)
    return lambda: calls.step_away(guest=guest, call=here.call())


def a_talk_between_two(ava: Person) -> Take:
    asked = Scene(ava=ava).going()
    return lambda: mending.stop(person=ava, talk=asked)


def a_way_in_elsewhere(ava: Person) -> Take:
    SocialAccount.objects.create(user=ava, provider=outside.provider(), uid="ava-elsewhere")
    return lambda: outside.unlink(person=ava)


KINDS = {
    "The ground rules of Evening": rules,
    "people in your groups may find you": being_found,
    "we keep your answers": kept_answers,
    "may ask you for company": company,
    "we ask you how you are": being_asked,
    "news come by e-mail": news_by_mail,
    "a calendar reads your meetings": a_calendar,
    "others see your name at": a_name_shown,
    "we keep your e-mail": an_address,
    "can be seen again, with you in it": a_replay,
    "may open to others": a_circle_that_grows,
    "a browser of yours rings": a_browser_that_rings,
    "by voice or video": a_call,
    "a third between you": a_talk_between_two,
    "an account of another site": a_way_in_elsewhere,
}


def said(ava: Person) -> list[str]:
    return [str(one.to) for one in agreed_by(ava)]


@pytest.mark.parametrize("words", KINDS)
def test_a_yes_stands_in_the_list_until_it_is_taken_back(words: str):
    ava = person("Ava")
    take_back = KINDS[words](ava)
    assert any(words in one for one in said(ava))
    take_back()
    assert not any(words in one for one in said(ava))


@pytest.mark.parametrize("words", KINDS)
def test_each_leads_to_the_page_where_it_is_taken_back(words: str):
    ava, client = person("Ava"), Client()
    KINDS[words](ava)
    client.force_login(ava)
    (one,) = [one for one in agreed_by(ava) if words in str(one.to)]
    assert client.get(one.way_back, follow=True).status_code == 200


@pytest.mark.parametrize("words", KINDS)
def test_nobody_finds_the_yes_of_somebody_else(words: str):
    KINDS[words](person("Ava"))
    assert said(person("Somebody else")) == []


def page_of(ava: Person) -> str:
    client = Client()
    client.force_login(ava)
    return client.get("/me/data/agreed/").content.decode()


def test_the_page_says_to_what_and_since_when():
    ava = person("Ava")
    being_found(ava)
    page = page_of(ava)
    assert "people in your groups may find you" in page
    assert f"Since {date_format(timezone.localdate(), 'j F Y')}" in page


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2026, 3, 2), None, "Since 2 March 2026"),
        (date(2026, 3, 2), date(2026, 4, 1), "From 2 March 2026 until 1 April 2026"),
        (None, date(2026, 4, 1), "Until 1 April 2026"),
        (None, None, "The day was not kept"),
    ],
)
def test_how_long_it_holds_is_said_in_words(since: date | None, until: date | None, words: str):
    assert holds(Yes("A yes", "/", since, until)) == words


def test_the_day_is_the_one_by_the_clock_of_the_place(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    ava = person("Ava")
    with time_machine.travel("2026-03-01T23:30:00+00:00", tick=False):
        a_calendar(ava)
    assert [one.since for one in agreed_by(ava)] == [date(2026, 3, 2)]


def test_who_said_yes_to_nothing_reads_so():
    assert "Nothing so far" in page_of(person("Ava"))


def test_rules_of_a_group_that_was_left_are_not_in_the_list():
    ava = person("Ava")
    rules(ava)()
    assert said(ava) == []


def test_the_list_asks_the_database_as_often_for_many_as_for_one():
    ava = person("Ava")
    for make in KINDS.values():
        make(ava)
    few = queries_for(ava)
    for name in ("Noon", "Night", "Walk"):
        place = member(group(name), ava).group
        groups.agree(person=ava, group=place, version=place.rule_versions.latest("version").version)
    assert queries_for(ava) == few <= 16


def queries_for(ava: Person) -> int:
    with CaptureQueriesContext(connections["default"]) as found:
        agreed_by(ava)
    return len(found)
