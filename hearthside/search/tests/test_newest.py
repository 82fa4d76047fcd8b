"""Whatever way a driver goes to what is asked for, it gives the newest that answer, in their order, and no others."""

import random
from array import array
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection

from hearthside.search.engines import Entry, Wanted, engine, postgres, sqlite
from hearthside.search.terms import BREAK

pytestmark = pytest.mark.django_db
only_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="there is one way only")
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
    by_subject = {one.subject: one.terms for one in entries}
    found = engine().newest(Wanted([frozenset(WORDS)]), DOCUMENTS)
    assert len(found) > DOCUMENTS // 2 and all(one.terms == by_subject[one.subject] for one in found)


@only_postgres
@pytest.mark.parametrize(("common", "walk"), [(0, 400_000), (0, 10**9), (10**9, 1)])
def test_walking_and_looking_into_the_index_find_the_same(entries, monkeypatch, common, walk):
    monkeypatch.setattr(postgres, "_limits", lambda most: {"most": most, "walk": walk, "common": common})
    assert mistakes(entries) == []


@only_postgres
@pytest.mark.parametrize("left_out", range(len(postgres.WINDOWS)))
def test_a_look_that_leaves_out_bands_would_be_noticed(entries, monkeypatch, left_out):
    monkeypatch.setattr(postgres, "WINDOWS", postgres.WINDOWS[:left_out] + postgres.WINDOWS[left_out + 1 :])
    postgres._statement.cache_clear()
    found = mistakes(entries)
    postgres._statement.cache_clear()
    assert found


@only_postgres
def test_an_order_that_is_turned_round_would_be_noticed(entries, monkeypatch):
    monkeypatch.setattr(postgres, "WINDOW", postgres.WINDOW.replace("DESC", "ASC"))
    postgres._statement.cache_clear()
    found = mistakes(entries)
    postgres._statement.cache_clear()
    assert found


@pytest.mark.skipif(connection.vendor != "sqlite", reason="this is how SQLite is asked")
def test_a_question_whose_words_may_be_missing_would_be_noticed(entries, monkeypatch):
    right = sqlite._match
    monkeypatch.setattr(sqlite, "_match", lambda wanted: right(wanted).replace(" AND ", " OR "))
    assert mistakes(entries)
