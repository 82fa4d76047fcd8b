"""The marked pieces of what was found, and the beginnings of words that make them quick."""

from dataclasses import replace
from random import Random

import pytest

from hearthside.search import stems
from hearthside.search.asking import understand
from hearthside.search.letters import folded
from hearthside.search.snippets import snippet
from hearthside.search.tests.questions import FINDS, NOTES

ALPHABETS = {"ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя"}
LATIN = "abcdefghijklmnopqrstuvwxyzñßçğåäöüéő"


def endings(language: str) -> list[str]:
    """What the language's algorithm itself knows of: endings, and words that it treats in their own way."""
    tables = [table for table in vars(type(stems._cutter(language))).values() if isinstance(table, list)]
    known = {folded(one.s) for table in tables for one in table if hasattr(one, "s")}
    return sorted(one for one in known if one.isalpha())


def words_of(language: str, many: int = 3_000) -> list[str]:
    """All that the algorithm knows of alone, and chance words with up to two of it at their end."""
    chance, letters, known = Random(3), ALPHABETS.get(language, LATIN), endings(language)
    made = [
        "".join(chance.choices(letters, k=chance.randint(1, 8)))
        + "".join(chance.choices(known, k=chance.randint(0, 2)))
        for _ in range(many)
    ]
    return known + [folded(word) for word in made]


@pytest.mark.parametrize("language", sorted(stems.ENDINGS_ONLY))
def test_a_stem_begins_as_its_word_does(language):
    assert len(endings(language)) > 30
    astray = [word for word in words_of(language) if not word.startswith(stems.beginning(word, language))]
    assert astray == []


def test_two_forms_of_a_word_share_its_beginning():
    assert stems.beginning("sleeping", "en") == stems.beginning("sleep", "en") == "sle"
    assert "lying".startswith(stems.beginning("lie", "en"))


@pytest.mark.parametrize("question", FINDS)
def test_beginnings_change_no_snippet(question, settings):
    settings.SEARCH_LANGUAGES = ["en", "de", "fr", "ru"]
    asked = understand(question)
    assert asked.starts
    for title, body in NOTES.values():
        assert [snippet(each, asked) for each in (title, body)] == [
            snippet(each, replace(asked, starts=())) for each in (title, body)
        ]


def test_a_language_that_changes_how_words_begin_goes_without_them(settings):
    settings.SEARCH_LANGUAGES = ["en", "ga"]
    assert understand("quiet evening").starts == ()


def test_what_was_asked_for_is_marked():
    pieces = snippet("Small walks along the river.", understand("walking rivers"))
    assert [piece.text for piece in pieces if piece.is_marked] == ["walks", "river"]


@pytest.mark.parametrize("language", sorted(stems.ENDINGS_ONLY))
def test_every_form_of_a_word_that_is_asked_for_is_marked_as_if_it_were_looked_at_in_full(language, settings):
    settings.SEARCH_LANGUAGES = [language]
    for word in words_of(language)[::60]:
        asked = understand(word)
        text = f"{word} {word}{word[:1]} {word[:-1]} {word.upper()} {word[:-2]} other’{word}"
        assert snippet(text, asked) == snippet(text, replace(asked, starts=()))


def test_the_piece_is_the_first_with_most_of_the_words():
    far = "and so on " * 40
    text = f"A river. {far} We walked, and the river was wide. {far} We walked by the river again. {far}"
    shown = "".join(piece.text for piece in snippet(text, understand("walk river")))
    assert shown.startswith("… ") and "the river was wide" in shown and "again" not in shown
