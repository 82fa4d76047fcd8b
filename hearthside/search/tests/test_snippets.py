"""The marked pieces of what was found, and the first letters that make them quick."""

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


@pytest.mark.parametrize("language", sorted(stems.ENDINGS_ONLY))
def test_a_stem_begins_as_its_word_does(language):
    chance, letters = Random(3), ALPHABETS.get(language, LATIN)
    words = [folded("".join(chance.choices(letters, k=chance.randint(1, 12)))) for _ in range(2_000)]
    assert [word for word in words if stems.stem(word, language)[:1] != word[:1]] == []


@pytest.mark.parametrize("question", FINDS)
def test_first_letters_change_no_snippet(question, settings):
    settings.SEARCH_LANGUAGES = ["en", "de", "fr", "ru"]
    asked = understand(question)
    assert asked.starts
    for title, body in NOTES.values():
        assert [snippet(each, asked) for each in (title, body)] == [
            snippet(each, replace(asked, starts="")) for each in (title, body)
        ]


def test_a_language_that_changes_how_words_begin_goes_without_first_letters(settings):
    settings.SEARCH_LANGUAGES = ["en", "ga"]
    assert understand("quiet evening").starts == ""


def test_what_was_asked_for_is_marked():
    pieces = snippet("Small walks along the river.", understand("walking rivers"))
    assert [piece.text for piece in pieces if piece.is_marked] == ["walks", "river"]
