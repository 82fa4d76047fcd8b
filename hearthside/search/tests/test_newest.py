"""Whatever way a driver goes to what is asked for, it gives the newest that answer, in their order, and no others."""

import random
from array import array
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from django.db import connection

from hearthside.search.engines import Entry, Wanted, engine, postgres, sqlite
from hearthside.search.terms import BREAK

pytestmark = pytest.mark.django_db
Change = Callable[[pytest.MonkeyPatch], object]
WORDS = [7, -1, 2**31 - 1, -(2**31), *range(1_000, 1_036)]
"""From very common to rare, the n-th as often as 1/n; with the numbers at both ends."""
SCOPES = [UUID(int=one) for one in range(1, 5)]
KINDS = ("post", "note")
DOCUMENTS, QUESTIONS = 500, 60
SPREAD = 300_000
"""Numbers that are left out between two documents, at most: all of them lie in more than twenty bands."""


@pytest.fixture
def entries() -> list[Entry]:
    """In the index, the oldest first."""
    chance = random.Random(11)
    made = [_entry(chance, number) for number in range(DOCUMENTS)]
    for first in range(0, DOCUMENTS, 25):
        engine().put(made[first : first + 25])
        _leave_out(chance.randrange(SPREAD))
    return made


def _entry(chance: random.Random, number: int) -> Entry:
    weights = [1 / place for place in range(1, len(WORDS) + 1)]
    terms = array(
        "i", [*chance.choices(WORDS, weights, k=3), BREAK, *chance.choices(WORDS, weights, k=chance.randrange(9))]
    )
    return Entry(chance.choice(KINDS), UUID(int=9_000 + number), chance.choice([*SCOPES, None]), terms)


def _leave_out(many: int) -> None:
    """The next document's number is so much larger."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval('search_document_id_seq', (SELECT max(id) FROM search_document) + %s)", [many]
            )
        else:
            cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = 'search_document'", [many])


def questions() -> Iterator[tuple[Wanted, int]]:
    """What is asked, and how many are wanted at most; always the same."""
    chance = random.Random(23)
    for number in range(QUESTIONS):
        words = iter(chance.sample(WORDS[: chance.choice((4, 12, len(WORDS)))], 4))
        groups = [frozenset([next(words)]), frozenset([next(words), 5]), frozenset([next(words)])][
            : chance.randint(1, 3)
        ]
        yield (
            Wanted(
                groups,
                without=frozenset([next(words)]) if number % 4 == 0 else frozenset(),
                signs=frozenset(WORDS[:6]) if number % 5 == 0 else frozenset(),
                kind="post" if number % 3 else "",
                scopes=SCOPES[: number % 4] if number % 7 < 5 else None,
                is_any=number % 6 == 0,
            ),
            chance.choice((1, 3, 20, 60, 1_000)),
        )


def newest_that_answer(entries: list[Entry], wanted: Wanted, most: int) -> list[UUID]:
    """One after the other, as slowly and plainly as can be."""
    return [one.subject for one in reversed(entries) if _answers(one, wanted)][:most]


def _answers(one: Entry, wanted: Wanted) -> bool:
    terms = set(one.terms)
    there = [bool(terms & group) for group in wanted.groups]
    return (
        (any(there) if wanted.is_any else all(there))
        and not terms & wanted.without
        and (not wanted.signs or bool(terms & wanted.signs))
        and (not wanted.kind or one.kind == wanted.kind)
        and (wanted.scopes is None or one.scope in wanted.scopes)
    )


def mistakes(entries: list[Entry]) -> list[int]:
    """Numbers of the questions that were answered in another way than they should be."""
    return [
        number
        for number, (wanted, most) in enumerate(questions())
        if [one.subject for one in engine().newest(wanted, most)] != newest_that_answer(entries, wanted, most)
    ]


def test_the_newest_that_answer_are_found_in_their_order_and_no_others(entries):
    assert mistakes(entries) == []


def test_most_questions_have_an_answer_and_many_more_than_are_wanted(entries):
    answers = [(newest_that_answer(entries, wanted, DOCUMENTS), most) for wanted, most in questions()]
    assert sum(bool(found) for found, _most in answers) > QUESTIONS // 2
    assert sum(len(found) > most for found, most in answers) > QUESTIONS // 5


def test_what_is_found_has_its_terms_in_order(entries):
    by_subject = {one.subject: list(one.terms) for one in entries}
    found = engine().newest(Wanted([frozenset(WORDS)]), DOCUMENTS)
    assert len(found) > DOCUMENTS // 2 and all(one.terms == by_subject[one.subject] for one in found)


def _going(walk: int, common: int) -> Change:
    return lambda patch: patch.setattr(postgres, "_limits", lambda most: {"most": most, "walk": walk, "common": common})


WAYS: dict[str, dict[str, Change]] = {
    "postgresql": {
        "walking far, then the index": _going(400_000, 0),
        "walking all the way": _going(10**9, 0),
        "the index alone": _going(1, 10**9),
    },
    "sqlite": {"its only way": lambda patch: None},
}
"""How the newest can be come by, each forced."""


def _without_look(number: int) -> Change:
    return lambda patch: patch.setattr(postgres, "WINDOWS", postgres.WINDOWS[:number] + postgres.WINDOWS[number + 1 :])


def _turned_round(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(postgres, "WINDOW", postgres.WINDOW.replace("DESC", "ASC"))


def _some_words_missing(patch: pytest.MonkeyPatch) -> None:
    right = sqlite._match
    patch.setattr(sqlite, "_match", lambda wanted: right(wanted).replace(" AND ", " OR "))


FAULTS: dict[str, dict[str, Change]] = {
    "postgresql": {
        **{f"look {number} is left out": _without_look(number) for number in range(len(postgres.WINDOWS))},
        "the order is turned round": _turned_round,
    },
    "sqlite": {"words may be missing": _some_words_missing},
}
"""What must not go unseen."""


@pytest.fixture
def as_now(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Statements are put together from what is changed here, and from what was there again afterwards."""
    postgres._statement.cache_clear()
    yield monkeypatch
    postgres._statement.cache_clear()


@pytest.mark.parametrize("way", WAYS[connection.vendor])
def test_every_way_finds_the_same(entries, as_now, way):
    WAYS[connection.vendor][way](as_now)
    assert mistakes(entries) == []


@pytest.mark.parametrize("fault", FAULTS[connection.vendor])
def test_a_fault_would_be_noticed(entries, as_now, fault):
    FAULTS[connection.vendor][fault](as_now)
    assert mistakes(entries)
