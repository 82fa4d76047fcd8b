"""Somebody leaves a group, a group ends, somebody leaves for good: no table and no page holds on to what is not there any more.

What is walked is found by introspection. What rightly stays is written down here, with the reason, column by column."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import reply, thread
from hearthside.groups.actions import leave
from hearthside.groups.models import Group, Membership, Role
from hearthside.groups.tests.builders import member
from hearthside.kernel import audit
from hearthside.kernel.tests.builders import run_jobs
from hearthside.meetings.models import Host, Occurrence
from hearthside.places.models import Booking
from hearthside.privacy.actions import erase_person
from hearthside.safety import actions as safety
from hearthside.safety.actions import screening
from hearthside.safety.verdicts import judge
from hearthside.search.actions import be_findable
from hearthside.search.models import Document
from hearthside.search.tests.builders import found, taken_in
from hearthside.seasons.actions.ending import _archive, _remove
from hearthside.seasons.models import Closing
from hearthside.town.load import SIZES, load_town
from hearthside.vault import keys
from tests.attacks.walk import crawl
from tests.conftest import undone
from tests.dangling import WORD, leads_to, plant, settle_in, together, traces, write

pytestmark = [pytest.mark.django_db(databases=["default", "keys"]), pytest.mark.slow]
NAME, SAID = "Quillon Fernsby", "The quillonmark lantern hung by our door."
PAGES = 60

ANOTHERS = (
    "It is a letter or a decision to somebody else, and theirs to keep; the hand that signed it has no name any more."
)
OF_A_GROUP = "It is what a group, a meeting or a place says of itself to those who stay; no name is on it."
RECORD = "The record of what the team decided about others, which two people answer for; without a name."
KEPT_AFTER_ERASURE = {
    "aftercare.CaringContact.text": ANOTHERS,
    "safety.Letter.text": ANOTHERS,
    "safety.Sanction.reason": ANOTHERS,
    "safety.Sanction.appeal": ANOTHERS,
    "safety.Sanction.appeal_answer": ANOTHERS,
    "conversations.Letter.text": ANOTHERS,
    "safety.CaseStep.note": RECORD,
    "oversight.Opening.reason": RECORD,
    "oversight.Disclosure.service": RECORD,
    "oversight.Disclosure.told": RECORD,
    **{
        f"groups.Group.{one}": OF_A_GROUP
        for one in ("name", "purpose", "for_whom", "what_it_is_not", "how_it_is_kept_safe", "welcome")
    },
    **{f"places.Venue.{one}": OF_A_GROUP for one in ("name", "city", "about", "address")},
    **{f"meetings.Meeting.{one}": OF_A_GROUP for one in ("title", "about", "where", "link", "phone", "city")},
    **{f"programmes.Part.{one}": OF_A_GROUP for one in ("partner", "title", "about", "stage")},
    **{f"streams.Stream.{one}": OF_A_GROUP for one in ("link", "video", "captions", "replay")},
    "calls.Call.room": OF_A_GROUP,
    **{f"facilitating.Log.{one}": OF_A_GROUP for one in ("themes", "well", "worries", "onward")},
}
"""Words that stay without a name. No id and no name may stay anywhere."""

SPOKEN = "What they said stays as they said it, until they take it back; the page of leaving says so."
LOOKED_AFTER = "What the team looks into does not end because somebody leaves a group."
WAS_THERE = "They were there. It is gone by its own clock, and shown to nobody in the group."
KEPT_AFTER_LEAVING = {
    **{f"conversations.{one}": SPOKEN for one in ("Post.author", "Thread.author", "Reaction.person", "Letter.sender")},
    **{
        f"safety.{one}": LOOKED_AFTER
        for one in (
            "Alike.person", "Case.closing_by", "Case.person", "Case.taken_by", "CaseStep.actor", "Case_kept_apart.person", "Debrief.person",
            "Look.person", "Report.about_person", "Report.reporter", "Sanction.appeal_by", "Sanction.confirmed_by", "Sanction.decided_by",
            "Sanction.person",
        )
    },
    **{f"mending.{one}": LOOKED_AFTER for one in ("Line.author", "Talk.first", "Talk.guide", "Talk.other")},
    **{f"oversight.{one}": LOOKED_AFTER for one in ("Opening.answered_by", "Opening.asked_by", "Disclosure.by")},
    **{f"teaching.{one}": LOOKED_AFTER for one in ("SecondLook.answered_by", "Label.by", "Label.person")},
    **{f"facilitating.{one}": WAS_THERE for one in ("Felt.person", "Onward.person", "Log.written_by")},
    "meetings.Attendance.person": "Meetings that are over, for a year; and open ones, to which anybody may go.",
    "meetings.Meeting.made_by": "Who planned a series; shown to nobody.",
    "streams.Stream.made_by": "Who put the picture up; shown to nobody.",
    "streams.OnScreen.person": WAS_THERE,
    "calls.Guest.person": WAS_THERE,
    "hosted.Seat.person": WAS_THERE,
    "dropin.Listener.person": WAS_THERE,
    "dropin.Ticket.person": WAS_THERE,
    "dropin.Hours.made_by": "Who opened the line; shown to nobody.",
    "programmes.Part.keeper": "A festival is for everybody, and who keeps a part of it needs no membership.",
    "places.Booking.asked_by": "The booking is the group's; who asked is told what became of it.",
    "groups.Invitation.made_by": "An invitation is the group's; who made it is shown to nobody.",
    "conversations.ReadMark.person": "How far they read is for their own eyes, and open groups can be read without a membership.",
    "cards.Review.person": "Sealed, summed up with at least four others, and said by somebody who was there.",
    "seasons.ReturnNote.person": "A note to oneself, made for leaving.",
    "notifications.Notice.person": "What they were told, in their own list, until it is old.",
    "notifications.MutedPlace.person": "Their own wish, for their own eyes.",
    "meetings.CalendarKey.person": "Their own address for a calendar; it shows what they may still see.",
    "roster.Alert.answered_by": LOOKED_AFTER,
    "roster.Alert.started_by": LOOKED_AFTER,
    "roster.Page.person": LOOKED_AFTER,
    "notifications.Sending.person": LOOKED_AFTER,
    "trying.Trial.person": "Looking around is no membership, shows them to nobody, and ends by its own clock.",
    "gate.Brought.person": "Who brought whom to the place, not to a group.",
    "gate.Brought.by": "Who brought whom to the place, not to a group.",
}  # fmt: skip

GONE_WITH_A_GROUP = {
    "kernel.AuditEntry": "That a group was removed, by its id; what it was stands nowhere.",
    "safety.Case": LOOKED_AFTER,
    "safety.Sanction": LOOKED_AFTER,
    "teaching.SecondLook": "Which scope a label came from; an id without anything behind it, and gone by its own clock.",
    "teaching.Label": "As second looks.",
    "gate.Shape": "Bands of a keyed hash by which floods are seen; gone after their days, and they say nothing of the words.",
}
GONE_AT_ITS_END = {
    "trying.Trial", "trying.Buddy", "trying.Pair", "circles.Growth", "circles.GrowthAnswer", "groups.Invitation", "seasons.Offer",
}  # fmt: skip


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo town: every room has something in it."""
    keys.forget_everything()
    with django_db_blocker.unblock(), undone():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(safety, "screen", lambda *text, **more: judge("green", ()))
            patch.setattr(screening, "screen", safety.screen)
            load_town(SIZES["small"])
            run_jobs()
        yield


@pytest.fixture
def place(town: None) -> Iterator[Group]:
    """The group of the town with the most in it; whatever a test does in it is undone."""
    with undone():
        fresh_counters()
        yield Group.objects.get(slug="low-tide")


@pytest.fixture
def who(place: Group, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody who is in every column that can point at a person, and wrote in every text beside it."""
    monkeypatch.setattr(safety, "screen", lambda *text, **more: judge("green", ()))
    monkeypatch.setattr(screening, "screen", safety.screen)
    one = Person.objects.create_person(NAME, "a long walk by the sea")
    member(place, one)
    reply(thread(place, one, title=WORD, body=SAID), one, SAID)
    be_findable(person=one, topics=["grief"])
    signed_in_client(one)
    assert plant(one) == []
    settle_in(one, place)
    write(one)
    taken_in()
    return Person.objects.get(pk=one.pk)


def erased(who: Person) -> dict[str, set[str]]:
    """What stands anywhere after they left for good, but what rightly stays."""
    erase_person(person=who)
    run_jobs()
    left = traces(who.pk, NAME, WORD)
    return {column: marks for column, marks in left.items() if marks != {WORD} or column not in KEPT_AFTER_ERASURE}


def test_after_an_account_is_erased_no_column_of_any_table_holds_its_id_its_name_or_its_words(who: Person) -> None:
    assert len(traces(who.pk, NAME, WORD)) > 150
    assert erased(who) == {}
    assert found(Person.objects.exclude(pk=who.pk).first(), "quillonmark") == []


FAULTS: dict[str, Callable[[Person], object]] = {
    "an id in the audit": lambda who: audit.record(str(who.pk), "groups.joined"),
    "a name in a text": lambda who: Occurrence.objects.filter(pk=Occurrence.objects.first().pk).update(
        note=f"Ask {NAME}."
    ),
    "an id without dashes in a bare column": lambda who: Document.objects.create(
        kind="person", subject=who.pk, terms=[1]
    ),
    "words in a place that is not theirs": lambda who: Post.objects.filter(
        pk=Post.objects.exclude(author=who).first().pk
    ).update(body=SAID),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_row_left_behind_on_purpose_is_caught(who: Person, fault: str) -> None:
    erase_person(person=who)
    FAULTS[fault](who)
    left = traces(who.pk, NAME, WORD)
    assert {one for one, marks in left.items() if marks != {WORD} or one not in KEPT_AFTER_ERASURE}


def test_after_leaving_a_group_nothing_leads_to_both_but_what_rightly_stays(who: Person, place: Group) -> None:
    before = together(who, place)
    leave(person=who, group=place)
    run_jobs()
    assert len(before) > 40
    assert together(who, place) - set(KEPT_AFTER_LEAVING) == set()
    ahead = Occurrence.objects.filter(meeting__group=place).ahead(timezone.now())
    assert not Host.objects.filter(person=who, occurrence__in=ahead.order_by().values("pk")).exists()


def test_somebody_who_left_is_found_by_nobody_who_shares_nothing_else_with_them(place: Group) -> None:
    one, reader = (member(place, Person.objects.create_person(name)).person for name in (NAME, "A Reader"))
    be_findable(person=one, topics=["grief"])
    taken_in()
    assert NAME in found(reader, "grief")
    leave(person=one, group=place)
    assert NAME not in found(reader, "grief")


def ended(place: Group) -> Group:
    """The group is closed, as the calendar closes it."""
    today = timezone.localdate()
    _archive(Closing.objects.create(group=place, reason="other", ends_on=today, kept_until=today + timedelta(days=90)))
    run_jobs()
    return place


def test_a_group_that_ended_holds_no_room_no_company_and_no_question(place: Group) -> None:
    plant(place)
    before = leads_to(place)
    ended(place)
    assert len(before & GONE_AT_ITS_END) >= 5
    assert leads_to(place) & GONE_AT_ITS_END == set()
    assert not Booking.objects.filter(group=place, ends_at__gt=timezone.now()).exists()
    assert not Occurrence.objects.filter(meeting__group=place).ahead(timezone.now()).exists()


def test_a_group_that_ended_is_found_by_nobody(place: Group) -> None:
    taken_in()
    reader = Membership.objects.filter(group=place).first().person
    assert place.name in found(reader, place.name)
    ended(place)
    assert place.name not in found(reader, place.name) and place.name not in found(None, place.name)


def test_after_a_group_is_removed_its_id_stands_nowhere_but_where_it_must(place: Group) -> None:
    plant(place)
    taken_in()
    assert len({one.rpartition(".")[0] for one in traces(place.pk)}) > 20
    _remove(Group.objects.get(pk=place.pk))
    run_jobs()
    assert {one.rpartition(".")[0] for one in traces(place.pk)} - set(GONE_WITH_A_GROUP) == set()


@pytest.fixture
def watchers(place: Group) -> dict[str, Client]:
    """A stranger, a member and a leader of the same group, and the team."""
    people = {"member": Role.MEMBER, "leader": Role.LEADER}
    made = {
        name: member(place, Person.objects.create_person(f"A {name}", "a long walk by the sea"), role=role).person
        for name, role in people.items()
    }
    return {"stranger": Client(), **{name: signed_in_client(one) for name, one in made.items()}}


def told(watchers: dict[str, Client], place: Group, *marks: str) -> list[str]:
    """Every page they reach from the group and from home that holds one of these."""
    found_on = []
    for name, client in watchers.items():
        pages = crawl(
            client,
            f"/groups/{place.slug}/",
            f"/groups/{place.slug}/people/",
            f"/groups/{place.slug}/talk/",
            "/",
            most=PAGES,
        )
        found_on += [f"{name} {address}: {mark}" for address, page in pages.items() for mark in marks if mark in page]
        searched = client.post("/search/", {"q": "quillonmark grief lantern"}).content.decode()
        found_on += [f"{name} search: {mark}" for mark in marks if mark in searched.replace('value="quillonmark', "")]
    return found_on


def test_no_page_names_somebody_who_left_for_good(who: Person, place: Group, watchers: dict[str, Client]) -> None:
    fresh_counters()
    assert told(watchers, place, NAME)
    erase_person(person=who)
    run_jobs()
    assert told(watchers, place, NAME, str(who.pk), SAID) == []
