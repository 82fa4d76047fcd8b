"""Somebody looked around in a group and went. No page, list, notice, log, job, export or table of the house tells that they came."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.conversations import hellos
from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Thread
from hearthside.conversations.tests.builders import reply
from hearthside.groups.models import Group, Membership, Role
from hearthside.groups.tests.builders import member
from hearthside.kernel import audit
from hearthside.kernel.tests.builders import run_jobs
from hearthside.meetings.models import Meeting
from hearthside.meetings.tests.builders import first_of
from hearthside.meetings.tests.builders import meeting as planned_meeting
from hearthside.privacy.registry import ROOMS
from hearthside.search import building
from hearthside.search.tests.builders import taken_in
from hearthside.trying import actions, leftovers
from hearthside.trying.models import Trial
from tests.attacks.walk import addresses, body_of, get
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LEADER = "leader"
"""Whoever leads the group the traveller looks around in, and is nobody else of the house."""
NAME, WORDS, TITLE = "Wandering Tess", "We had soup after the walk by the canal.", "A heron by the canal"
WATCHERS = ("visitor", "member", "moderator", "admin", LEADER)
QUESTIONS = (NAME, WORDS, TITLE, "unsent")
"""What somebody might type who wants to know whether anybody was here."""
THEIR_OWN = {
    "accounts.Person",
    "trying.Passport",
    "conversations.Shelf",
    "sessions.Session",
    "usersessions.UserSession",
}
"""The traveller's account, sealed books and way in; and sessions of those who watch."""
SIGNS = re.compile(r"DTSTAMP:\w+|<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.S)
TICKS = {"kernel.ScheduleMark", "kernel.SitePlace", "search.IndexState"}
"""What goes on by the clock: how far jobs and the index are."""


def rows() -> dict[str, set[str]]:
    """Every row of every table, but what is the traveller's own."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    kept = [
        model for model in models if model._meta.label not in THEIR_OWN | TICKS and "vault" not in model._meta.label
    ]
    return {model._meta.label: {repr(sorted(row.items())) for row in model._base_manager.values()} for model in kept}


@pytest.fixture(scope="module", autouse=True)
def leader(world: World) -> Person:
    """Somebody who leads the group of this world and signs in beside its moderator."""
    one = member(world.group, person("Lena Lead"), role=Role.LEADER).person
    world.people[LEADER] = one
    world.client(LEADER)
    return one


def told(world: World, traveller: Person, thread_id: str) -> list[str]:
    """Every page of the house, and everything search answers, for everybody who watches, that names the traveller or holds their words."""
    marks = (NAME, str(traveller.pk), WORDS, TITLE, thread_id)
    found = []
    for role in WATCHERS:
        for name, address in addresses(world).items():
            with undone():
                page = body_of(get(world.client(role), address))
            found += [f"{role} {name}: {mark}" for mark in marks if mark in page]
        found += [
            f"{role} search: {mark}" for mark in (*marks, "<mark>") for page in asked(world, role) if mark in page
        ]
    return found


def asked(world: World, role: str) -> list[str]:
    """The parts of the search page that say what was found, for each question; the box itself says it again and is left out."""
    pages = []
    for question in QUESTIONS:
        fresh_counters()
        page = world.client(role).post("/search/", {"q": question}).content.decode()
        pages.append(page.partition('id="found"')[2].replace(f'value="{escape(question)}"', ""))
    return pages


def pages_of_the_leader(world: World) -> dict[str, str]:
    """What the leader reads on each page of the group, in its lists, feeds and record, and in search, with every count on them."""
    client, seen = world.client(LEADER), dict[str, str]()
    here = f"/groups/{world.group.slug}/"
    for name, address in addresses(world).items():
        if address.startswith((here, "/groups/", "/notices/", "/meetings/")):
            with undone():
                seen[name] = plain(body_of(get(client, address)))
    return seen | {f"search {number}": plain(f"\n\n{page}") for number, page in enumerate(asked(world, LEADER))}


def plain(page: str) -> str:
    """What stands on a page to be read, without its marks and its headers."""
    return SIGNS.sub("\n", page.partition("\n\n")[2])


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Lines that one of them has and the other has not."""
    return [
        f"{name}: {line[:200]}"
        for name in before
        for line in sorted({*before[name].splitlines()} ^ {*after[name].splitlines()})
    ]


def exported(world: World) -> str:
    people = [one for one in (world.opener, *world.people.values()) if one]
    return str([room.export(one) for one in people for room in ROOMS.values()])


def look_around(world: World, client: Client, traveller: Person) -> Thread:
    """A whole visit: agree, read everything, a note, a hello with an answer from a member, an unsent word, joining thought of."""
    slug = world.group.slug
    agreed = {"agreed": "yes", "version": world.group.rules_version}
    assert client.post(f"/groups/{slug}/try/", agreed).status_code == 302
    for page in (
        f"/groups/{slug}/talk/",
        f"/talk/{world.thread.pk}/",
        f"/groups/{slug}/stay/",
        "/trying/side-by-side/",
    ):
        assert client.get(page).status_code == 200, page
    client.post(f"/groups/{slug}/try/note/", {"note": "Warm people.", "safe": "yes"})
    words = {"title": TITLE, "body": WORDS, "once": fresh_once()}
    assert client.post(f"/groups/{slug}/talk/new/", words).status_code == 302
    hello = Thread.objects.get(title=TITLE)
    reply(hello, world.people["member"], f"Welcome, {NAME}.")
    evening = first_of(Meeting.objects.get(title="For members"))
    assert client.post(f"/meetings/{evening.pk}/answer/", {"state": "going", "is_shown": "on"}).status_code == 302
    client.post(f"/talk/{hello.pk}/reply/", {"body": "Thank you.", "once": fresh_once()})
    client.post("/talk/words/", {"body": "unsent", "place": f"new:{world.group.pk}"})
    client.post(f"/talk/{world.thread.pk}/reply/", {"body": "May I?", "once": fresh_once()})
    run_jobs()
    return hello


@contextmanager
def visit(world: World, caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], list[str]]]:
    """After the visit and the goodbye: what is left of it."""
    with undone():
        fresh_counters()
        traveller = person(NAME)
        planned_meeting(world.group, actor=world.people["moderator"], audience="members", title="For members")
        client = signed_in_client(traveller)
        run_jobs()
        taken_in()
        before, read = rows(), pages_of_the_leader(world)
        with caplog.at_level(logging.DEBUG):
            hello = look_around(world, client, traveller)
            seen = world.client("member").get(f"/talk/{hello.pk}/").content.decode()
            assert NAME in seen and WORDS in seen
            hello.posts.update(created_at=timezone.now() - timedelta(hours=1))
            building.look_for_more()
            building.step()
            assert any(TITLE in page for page in asked(world, LEADER))
            caplog.clear()
            assert client.post(f"/groups/{world.group.slug}/try/leave/", {}).status_code == 302
            run_jobs()

        def left() -> list[str]:
            after = rows()
            new = [f"{label}: {row}" for label in after for row in after[label] - before[label]]
            lost = [f"{label} lost {row}" for label in after for row in before[label] - after[label]]
            logged = [line for line in caplog.messages if NAME in line or WORDS in line or str(hello.pk) in line]
            names = [mark for mark in (NAME, str(traveller.pk), WORDS) if mark in exported(world)]
            counted = differences(read, pages_of_the_leader(world))
            return [*told(world, traveller, str(hello.pk)), *counted, *new, *lost, *logged, *names]

        yield left


def test_going_leaves_no_trace_anywhere(world: World, caplog: pytest.LogCaptureFixture) -> None:
    with visit(world, caplog) as left:
        found = left()
        assert found == [], "\n".join(one[:220] for one in found)


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "the hello stays": lambda patch: patch.setattr(leftovers, "_sweeps", []),
    "the name in the log of the team": lambda patch: patch.setattr(actions.looking_around, "end", _end_and_record),
    "a seat at a meeting": lambda patch: patch.setattr(leftovers, "_sweeps", [hellos.sweep]),
    "how far they read": lambda patch: patch.setattr(hellos, "_forget_reading", lambda person, group: None),
    "a membership": lambda patch: patch.setattr(actions.looking_around, "end", _end_as_a_member),
}


def _end_and_record(*, person: Person, group: Group, wish: str = "") -> None:
    REAL(person=person, group=group, wish=wish)
    audit.record(person, "trying.ended", group)


def _end_as_a_member(*, person: Person, group: Group, wish: str = "") -> None:
    REAL(person=person, group=group, wish=wish)
    Membership.objects.create(person=person, group=group)


REAL = actions.end


@pytest.mark.parametrize("fault", FAULTS)
def test_a_trace_would_be_noticed(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    with visit_with(world, caplog, monkeypatch, fault) as left:
        assert left() != []


@contextmanager
def visit_with(
    world: World, caplog: pytest.LogCaptureFixture, patch: pytest.MonkeyPatch, fault: str
) -> Iterator[Callable[[], list[str]]]:
    FAULTS[fault](patch)
    patch.setattr("tests.test_no_trace.told", lambda *_: ["seen"] if Trial.objects.exists() else [])
    patch.setattr("tests.test_no_trace.pages_of_the_leader", lambda world: {})
    patch.setattr(actions, "end", actions.looking_around.end)
    with visit(world, caplog) as left:
        yield left
