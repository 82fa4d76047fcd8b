"""The index is lost while people ask: each of them has what they look for, or is told that search is being rebuilt."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.conversations.models import Thread
from hearthside.conversations.tests.builders import reply, thread
from hearthside.groups.tests.builders import group, member
from hearthside.search import building, tasks
from hearthside.search.tests.builders import taken_in
from hearthside.search.tests.harms import HARMS, harm

pytestmark = pytest.mark.django_db
WORD, TITLE, LOST = "quagmire", "The long week", "Search is being rebuilt"
MANY = 1000
EACH = 100
"""Questions for each harm: some before it, some while the index is lost, some while it is built again, a piece after each question."""


@pytest.fixture
def talk() -> Thread:
    made = thread(group("Evening table"), title=TITLE)
    reply(made, body=f"It was a {WORD} of a day.")
    taken_in()
    return made


@pytest.fixture
def client(talk: Thread, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A member who may ask as often as they like."""
    monkeypatch.setattr("hearthside.search.views.check_rate", lambda *args, **more: None)
    fresh_counters()
    return signed_in_client(member(talk.group, person()).person)


def ask(client: Client) -> str:
    """What the page says: "found", "rebuilt", both, or something else."""
    answer = client.post(reverse("search:search"), {"q": WORD})
    page = answer.content.decode()
    said = [name for name, words in (("found", f"<mark>{WORD}</mark>"), ("rebuilt", LOST)) if words in page]
    return " and ".join(said) if answer.status_code == 200 and said else f"{answer.status_code} and nothing"


def others(client: Client, talk: Thread) -> list[int]:
    """The pages by which one reaches everything without search."""
    places = (reverse("conversations:list", args=[talk.group.slug]), reverse("conversations:thread", args=[talk.pk]))
    pages = [client.get(place) for place in (*places, reverse("groups:list"), reverse("conversations:mine"))]
    assert TITLE in pages[0].content.decode() and WORD in pages[1].content.decode()
    return [page.status_code for page in pages]


def a_piece() -> None:
    building.step(most=1)


def deeds(number: int, harms: Iterator[str]) -> list[Callable[[], object]]:
    """What happens to the index before this question."""
    place = number % EACH
    if place == EACH // 5:
        return [lambda: harm(next(harms))]
    return [a_piece] if place > EACH // 2 else []


def test_a_thousand_questions_on_the_page_while_the_index_is_lost_over_and_over(client: Client, talk: Thread) -> None:
    said, harms = Counter[str](), cycle(HARMS[connection.vendor])
    for number in range(MANY):
        for deed in deeds(number, harms):
            deed()
        said[ask(client)] += 1
        if number % EACH == EACH // 3:
            assert others(client, talk) == [200] * 4
    assert set(said) <= {"found", "rebuilt", "found and rebuilt"}, said
    assert said["found"] > MANY // 4 and said["rebuilt"] > MANY // 4
    taken_in()
    assert ask(client) == "found"


def test_an_index_that_answered_nothing_at_all_would_be_noticed(
    client: Client, talk: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "note_trouble", lambda fault=None: False)
    harm("the documents are emptied")
    assert ask(client) == "200 and nothing"


@pytest.mark.parametrize("name", HARMS[connection.vendor])
def test_building_twice_after_a_harm_gives_one_and_the_same_index(client: Client, talk: Thread, name: str) -> None:
    harm(name)
    ask(client)
    pages = []
    for _ in range(2):
        tasks.take_in_news()
        pages.append(without_tokens(client.post(reverse("search:search"), {"q": WORD}).content.decode()))
        building.begin_anew()
    assert pages[0] == pages[1] and f"<mark>{WORD}</mark>" in pages[0] and LOST not in pages[0]


def without_tokens(page: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|data-exit-token)="[^"]*"', "", page)


def test_a_building_that_breaks_off_in_a_step_goes_on_with_that_step(
    client: Client, talk: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    building.begin_anew()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(building, "_is_built", _break_off)
        building.step()
    assert ask(client) == "rebuilt" or ask(client) == "found and rebuilt"
    tasks.take_in_news()
    assert ask(client) == "found"


def _break_off(state: object) -> bool:
    raise KeyboardInterrupt
