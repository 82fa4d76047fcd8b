"""The busiest pages ask the database as often for a hundred things as for one, and not more often than their budget."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Post, Thread
from hearthside.conversations.tests.builders import WORRYING, reply, thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.place import change_place
from hearthside.notifications.models import Notice
from hearthside.safety.models import Case
from tests.conftest import DATABASES, undone

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HOW_MANY = (1, 100)
NOT_COUNTED = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT")


@dataclass
class Place:
    """A reader with so many of everything: groups, members, conversations, replies, notices and cases."""

    reader: Person
    lead: Person
    home: Group
    talk: Thread
    folk: list[Person]
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, who: Person) -> Client:
        """A signed-in browser of this person."""
        if who.name not in self.clients:
            fresh_counters()
            self.clients[who.name] = signed_in_client(who)
        return self.clients[who.name]


def place_with(many: int) -> Place:
    """Half of the voices are anonymous; the reader is a member of every group, and has written in every conversation."""
    change_place(is_set_up=True, is_open=True)
    reader, lead = person("The reader"), person("The lead", is_safety_lead=True)
    home = group("Home table", leader=lead)
    member(home, reader)
    folk = [person() for _ in range(many)]
    for one in folk:
        member(home, one)
    for number, one in enumerate(folk):
        _fill_in(reader, one, home, number)
    talk = thread(home, folk[0], title="The long one")
    for number, one in enumerate(folk):
        reply(talk, one, "I hear you.", is_anonymous=bool(number % 2))
    return Place(reader, lead, home, talk, folk)


def _fill_in(reader: Person, one: Person, home: Group, number: int) -> None:
    fresh_counters()
    member(group(f"Table {number:03}", leader=one), reader)
    talk = thread(home, one, is_anonymous=bool(number % 2))
    words = reply(talk, reader, "Me too.")
    answer = reply(talk, one, WORRYING if number % 2 else "We had soup after the walk.")
    for kind, about in (("conversations.new_reply", answer.pk), ("conversations.new_letter", words.pk)):
        Notice.objects.create(person=reader, kind=kind, about=about)


@pytest.fixture(scope="module", params=HOW_MANY)
def filled(request, django_db_setup: None, django_db_blocker) -> Iterator[Place]:
    with django_db_blocker.unblock(), undone():
        made = place_with(request.param)
        for who in (made.reader, made.lead):
            made.client(who)
        yield made


@contextmanager
def counted() -> Iterator[Callable[[], list[str]]]:
    """The statements inside, of both databases, without the marks around transactions."""
    with ExitStack() as stack:
        seen = [stack.enter_context(CaptureQueriesContext(connections[name])) for name in DATABASES]
        yield lambda: [
            query["sql"] for one in seen for query in one.captured_queries if not query["sql"].startswith(NOT_COUNTED)
        ]


def statements(client: Client, address: str, sent: Callable[[], dict[str, str]] | None = None) -> list[str]:
    """What the request asks of a process that has answered such a request before."""
    found: list[str] = []
    for _ in range(2):
        with undone(), counted() as asked:
            answer = client.post(address, sent()) if sent else client.get(address)
            found = asked()
        assert answer.status_code == (302 if sent else 200), answer.content.decode()[:2000]
    return found


PAGES = {
    "thread": (8, lambda place: f"/talk/{place.talk.pk}/"),
    "conversations": (4, lambda place: f"/groups/{place.home.slug}/talk/"),
    "home": (9, lambda place: "/"),
    "groups": (4, lambda place: "/groups/"),
    "group": (5, lambda place: f"/groups/{place.home.slug}/"),
    "people": (6, lambda place: f"/groups/{place.home.slug}/people/"),
    "notices": (7, lambda place: "/notices/"),
    "desk": (6, lambda place: "/safety/"),
}
"""The most statements a page may take, session and person among them: what it takes with one item, so one more with a hundred shows."""
REPLY = 12
"""A reply with everything that belongs to it: the safety reader's case, the number, the job that tells followers, the draft that goes."""
_small: dict[str, int] = {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_its_budget_whatever_there_is(filled: Place, name: str):
    most, address = PAGES[name]
    who = filled.lead if name == "desk" else filled.reader
    asked = statements(filled.client(who), address(filled))
    assert len(asked) <= most, "\n".join(asked)
    assert len(asked) == _small.setdefault(name, len(asked)), "\n".join(asked)


@pytest.mark.parametrize(("words", "cases"), [("I hear you.", 0), (WORRYING, 1)])
def test_a_reply_keeps_its_budget_with_and_without_a_case(filled: Place, words: str, cases: int):
    address = f"/talk/{filled.talk.pk}/reply/"
    asked = statements(filled.client(filled.reader), address, lambda: {"body": words, "once": fresh_once()})
    assert sum(one.startswith('INSERT INTO "safety_case"') for one in asked) == cases
    assert sum(one.startswith('INSERT INTO "conversations_post"') for one in asked) == 1
    assert len(asked) <= REPLY, "\n".join(asked)
    assert len(asked) == _small.setdefault(words, len(asked)), "\n".join(asked)


def test_the_hundred_are_there(filled: Place):
    many = len(filled.folk)
    assert Thread.objects.count() == many + 1
    assert Post.objects.filter(thread=filled.talk).count() == many + 1
    assert Notice.objects.filter(person=filled.reader).count() == 2 * many
    assert Case.objects.count() == many // 2
    assert Group.objects.count() == many + 1


def test_a_page_that_asks_once_for_each_thing_is_noticed(filled: Place):
    with counted() as asked:
        found = [len(post.thread.title) for post in Post.objects.filter(thread=filled.talk)]
        assert len(asked()) == len(found) + 1
