"""Every sentence of the site can be translated: pages in a made-up language, where every translated text stands in brackets."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils.translation import trans_real

from hearthside.accounts.countries import countries
from hearthside.accounts.tests.builders import fresh_counters
from hearthside.config.doors import doors, routes
from hearthside.conversations import visitors
from hearthside.directory import book
from hearthside.ui import words_for_time
from tests.conftest import undone
from tests.world import World

pytestmark = [pytest.mark.django_db(databases=["default", "keys"]), pytest.mark.once]
PART = re.compile(r"<(?:\w+:)?(\w+)>")
ROUTES = routes()
SHOWN = {name: door.expects("GET") for name, door in doors().items() if door.get and name in ROUTES}
OPEN, CLOSE = "⟦", "⟧"
WORD = re.compile(r"[^\W\d_]{2,}")
NOT_READ = {"script", "style", "template", "bdi", "code", "textarea"}
"""What nobody sees, and what holds people's own words, names, or what a machine made."""
SPOKEN = ("aria-label", "alt", "placeholder", "title")


class Brackets:
    """A catalogue that has every sentence, and answers with the sentence in brackets."""

    def get(self, key: Any, default: Any = None) -> Any:
        """The sentence in brackets; nothing for what is not a sentence."""
        said = key.split("\x04")[-1] if isinstance(key, str) else None
        return f"{OPEN}{said}{CLOSE}" if said and said.strip() else default

    def plural(self, key: str, number: int) -> str:
        """The first form will do."""
        return f"{OPEN}{key}{CLOSE}"


@contextmanager
def made_up_language() -> Iterator[None]:
    """Everything said inside is said in brackets."""
    _forget_what_was_drawn()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trans_real.translation("en"), "_catalog", Brackets())
        yield
    _forget_what_was_drawn()


def _forget_what_was_drawn() -> None:
    visitors._pages.clear()
    words_for_time._day_mark.cache_clear()


class Text(HTMLParser):
    """The text of a page that stands outside brackets."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.silent = 0, list[str]()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is spoken of an element, and whether its content is."""
        if tag in NOT_READ or ("lang" in dict(attrs) and tag != "html"):
            self.silent.append(tag)
        self.outside += [_outside(value or "", 0)[0] for name, value in attrs if name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        """An end of what is not read."""
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is outside."""
        if not self.silent:
            found, self.depth = _outside(data, self.depth)
            self.outside.append(found)


def _outside(text: str, depth: int) -> tuple[str, int]:
    kept = []
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        if depth == 0 and sign != CLOSE:
            kept.append(sign)
    return "".join(kept), depth


def stored_words() -> list[str]:
    """What people wrote or named: every text in the database, without codes."""
    found: set[str] = set()
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            if isinstance(column, models.CharField | models.TextField | models.JSONField) and not column.choices:
                for value in model._base_manager.using(_database(model)).values_list(column.attname, flat=True):
                    found |= set(_texts(value))
    return sorted((one for one in found if WORD.search(one) and re.search(r"[A-Z ]", one)), key=len, reverse=True)


def _database(model: type[models.Model]) -> str:
    return "keys" if model._meta.db_table.startswith("vault_") or model._meta.app_label == "vault" else "default"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (line.strip() for line in [value, *value.splitlines()])
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def words_of_the_book() -> list[str]:
    """The helplines as their makers describe them: names, hours, notes. Facts that are checked one by one, not sentences of ours."""
    return sorted(
        {one for country in book.countries().values() for one in _texts(_plain(country))}, key=len, reverse=True
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, one.name)) for one in fields(value)]
    return [_plain(one) for one in value] if isinstance(value, tuple | list | frozenset) else value


NAMES = [
    "Hearthside",
    "English",
    "Ava",
    "River",
    "Noor",
    "Sam",
    "Befrienders Worldwide",
    "Child Helpline International",
]
NAMES += ["Some words about why."]
NAMES += ["Find A Helpline (ThroughLine)", "IASP crisis centres"]
DRAWN = re.compile(r"\b(?:[A-Z][a-z]+ [A-Z][a-z]+, ){2}[A-Z][a-z]+ [A-Z][a-z]+\.")
"""Names that a page draws for somebody who is new."""
CODES = re.compile(r"\b(?:[A-Z2-7]{4} ){3,}[A-Z2-7]{4}\b|\b[A-Z]\w+(?:/[\w -]+)+\b|https?://\S+|\S+@\S+")
"""A secret for a phone, the names of time zones, addresses."""
A_PIECE = 12
"""A post may be shown in pieces, with a mark around some; shorter pieces could be a forgotten word of ours."""


def untranslated(page: str, known: list[str]) -> list[str]:
    """Pieces of visible text outside brackets that hold words, without what people wrote and names."""
    reader = Text()
    reader.feed(page)
    assert reader.depth == 0
    text = "\n".join(reader.outside)
    whole = set(known)
    lines = {" ".join(line.split()) for line in text.splitlines()}
    left = {
        _without(DRAWN.sub("", CODES.sub("", line)), known) for line in lines if WORD.search(line) and line not in whole
    }
    return sorted(one for one in left if WORD.search(one) and not _is_a_piece(one, known))


def _without(line: str, known: list[str]) -> str:
    for one in known:
        if one in line:
            line = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " ", line)
    return " ".join(line.split())


def _is_a_piece(line: str, known: list[str]) -> bool:
    return len(line) >= A_PIECE and any(line in one for one in known)


@pytest.fixture(scope="module")
def known(world: World) -> list[str]:
    """All that may stand outside brackets."""
    places = sorted((name for _code, name in countries()), key=len, reverse=True)
    return [*stored_words(), *(one for one in words_of_the_book() if " " in one or one[:1].isupper()), *places, *NAMES]


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_every_word_of_a_page_can_be_translated(world: World, known: list[str], name: str):
    found: dict[str, list[str]] = {}
    for role in (role for role, status in SHOWN[name].items() if status == 200):
        fresh_counters()
        with undone(), made_up_language():
            answer = world.client(role).get(world.address(name, PART.findall(ROUTES[name])))
            if answer["Content-Type"].startswith("text/html") and (
                left := untranslated(answer.content.decode(), known)
            ):
                found[role] = left
    assert found == {}


def test_words_that_nobody_can_translate_are_noticed():
    page = '<p>⟦Hello⟧ <b title="Forgotten">Stray words</b></p><p>⟦All <i>of it</i>⟧ Ana 7</p>'
    assert untranslated(page, ["Ana"]) == ["Forgotten", "Stray words"]
