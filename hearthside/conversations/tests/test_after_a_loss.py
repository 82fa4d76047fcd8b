"""After a loss: a gentle time for a group, and an account kept in memory."""

from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, fresh_counters, person, signed_in_client
from hearthside.aftercare import actions as aftercare
from hearthside.aftercare.models import CaringContact
from hearthside.conversations.models import Post, State
from hearthside.conversations.tests.builders import WORRYING, first_post, reply, thread
from hearthside.groups import actions
from hearthside.groups.models import Group, Membership, Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed
from hearthside.notifications.models import Wishes
from hearthside.safety import actions as safety
from hearthside.safety.models import Case

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def lead() -> Person:
    fresh_counters()
    return person("Lea", is_safety_lead=True)


@pytest.fixture
def place(lead: Person) -> Group:
    return group("Evening table")


@pytest.fixture
def gentle(place: Group, lead: Person) -> Group:
    actions.begin_gentle(actor=lead, group=place)
    return place


def test_new_conversations_wait_and_replies_do_not(place: Group, lead: Person) -> None:
    before = thread(place)
    actions.begin_gentle(actor=lead, group=place)
    assert first_post(thread(place)).state == State.HELD
    assert reply(before).state == State.SHOWN


def test_a_call_for_help_never_waits(gentle: Group) -> None:
    assert first_post(thread(gentle, body=WORRYING)).state == State.SHOWN


def test_it_ends_by_itself_after_two_weeks(gentle: Group) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1), tick=False):
        assert first_post(thread(Group.objects.get(pk=gentle.pk))).state == State.SHOWN


def test_the_desk_says_why_it_waits(gentle: Group, lead: Person, client: Client) -> None:
    post = first_post(thread(gentle))
    client.force_login(lead)
    case = reverse("safety:case", args=[Case.objects.get(subject_id=post.pk).pk])
    assert "after a loss" in client.get(case).content.decode()


@pytest.mark.parametrize("page", ["groups:group", "conversations:list", "conversations:new"])
def test_its_pages_carry_a_calm_word_with_help(gentle: Group, client: Client, page: str) -> None:
    who = member(gentle).person
    client.force_login(who)
    shown = client.get(reverse(page, args=[gentle.slug])).content.decode()
    assert "goes gently for a while" in shown
    assert all(address in shown for address in ("/help/", "/help/ask/", "/help/tomorrow/"))


def test_another_group_carries_none(gentle: Group, client: Client) -> None:
    other = group("Morning table")
    client.force_login(member(other).person)
    assert "goes gently" not in client.get(reverse("groups:group", args=[other.slug])).content.decode()


def test_one_tap_begins_and_ends_it(place: Group, lead: Person, client: Client) -> None:
    client.force_login(lead)
    address = reverse("groups:gentle", args=[place.slug])
    client.post(address)
    assert Group.objects.get(pk=place.pk).is_gentle
    client.post(address, {"end": "1"})
    assert not Group.objects.get(pk=place.pk).is_gentle


def test_only_those_who_lead_safety_begin_it(place: Group) -> None:
    for who in (person(), person(is_operator=True), member(place, role=Role.MODERATOR).person):
        with pytest.raises(NotAllowed):
            actions.begin_gentle(actor=who, group=place)


def remember(lead: Person, somebody: Person) -> None:
    """Two people without a part in it decided so."""
    actions.ask_for_memory(actor=lead, person=somebody)
    actions.keep_in_memory(actor=person(is_safety_lead=True), person=somebody)


def test_nobody_signs_in_to_an_account_in_memory(place: Group, lead: Person) -> None:
    ava = person("Ava")
    browser = signed_in_client(ava)
    remember(lead, ava)
    assert browser.get("/me/safety/").status_code == 302
    words = {"name": "Ava", "password": "a long pass-phrase of hers"}
    assert "_auth_user_id" not in Client().post(reverse("accounts:sign_in"), words).wsgi_request.session


def test_it_carries_no_duty_and_gets_no_reminder(place: Group, lead: Person) -> None:
    ava = person("Ava", helper_until=timezone.localdate() + timedelta(days=9))
    member(place, ava, role=Role.MODERATOR)
    aftercare.ask_tomorrow(person=ava)
    aftercare.plan_contacts(person=ava, signed_by=lead, text="I thought of you.")
    remember(lead, ava)
    assert Membership.objects.get(person=ava).role == Role.MEMBER
    assert not Person.objects.get(pk=ava.pk).is_helper
    assert not CaringContact.objects.filter(person=ava).exists()
    assert not Wishes.objects.get(person=ava).wants_digest


def test_words_stay_and_the_page_remembers_quietly(place: Group, lead: Person, client: Client) -> None:
    ava = person("Ava")
    member(place, ava)
    post = first_post(thread(place, ava))
    remember(lead, ava)
    client.force_login(member(place).person)
    assert "We remember Ava." in client.get(reverse("accounts:person", args=[ava.pk])).content.decode()
    assert Post.objects.get(pk=post.pk).state == State.SHOWN


def test_wrong_news_are_taken_back(lead: Person, client: Client) -> None:
    ava = person("Ava")
    client.force_login(lead)
    address = reverse("groups:memory", args=[ava.pk])
    assert "Has Ava died?" in client.get(address).content.decode()
    client.post(address, {"ask": "1"})
    assert Person.objects.get(pk=ava.pk).is_active
    client.force_login(person("Noor", is_safety_lead=True))
    client.post(address, {"agree": "1"})
    assert "In memory of Ava" in client.get(address).content.decode()
    client.post(address, {"back": "1"})
    assert Person.objects.get(pk=ava.pk).is_active


def test_only_safety_leads_keep_an_account_in_memory(lead: Person) -> None:
    with pytest.raises(Http404):
        actions.ask_for_memory(actor=person(is_operator=True), person=person())
    with pytest.raises(NotAllowed):
        actions.ask_for_memory(actor=lead, person=lead)


def asked(lead: Person) -> tuple[Person, Person]:
    ava, noor = person("Ava"), person("Noor", is_safety_lead=True)
    actions.ask_for_memory(actor=lead, person=ava)
    return ava, noor


def test_nobody_agrees_to_what_they_asked_for(lead: Person) -> None:
    ava, _noor = asked(lead)
    Person.objects.filter(pk=lead.pk).update(is_operator=True)
    with pytest.raises(NotAllowed):
        actions.keep_in_memory(actor=Person.objects.get(pk=lead.pk), person=ava)
    assert Person.objects.get(pk=ava.pk).is_active
    assert AuditEntry.objects.get(verb="decision_refused").code == "memory:own"


@pytest.mark.parametrize("part", ["keeps away", "leads a group with them", "told the team"])
def test_nobody_with_a_part_in_it_asks_or_agrees(lead: Person, part: str) -> None:
    ava, noor = asked(lead)
    parts = {
        "keeps away": lambda: block(ava, noor),
        "leads a group with them": lambda: member(group("Ours", leader=noor), ava),
        "told the team": lambda: safety.report(reporter=noor, kind="person", subject_id=ava.pk, reason="worried"),
    }
    parts[part]()
    with pytest.raises(NotAllowed):
        actions.keep_in_memory(actor=noor, person=ava)
    actions.drop_memory(actor=lead, person=ava)
    with pytest.raises(NotAllowed):
        actions.ask_for_memory(actor=noor, person=ava)


def test_an_operator_agrees_where_no_lead_is_free(lead: Person, client: Client) -> None:
    ava, otto = person("Ava"), person("Otto", is_operator=True)
    client.force_login(otto)
    address = reverse("groups:memory", args=[ava.pk])
    assert client.get(address).status_code == 404
    actions.ask_for_memory(actor=lead, person=ava)
    assert client.post(address, {"agree": "1"}).status_code == 302
    assert Person.objects.get(pk=ava.pk).state == "memorial"
