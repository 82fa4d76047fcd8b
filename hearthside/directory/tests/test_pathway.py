"""Whoever takes the way ends with a person or a number, in every country, whatever is broken."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connections
from django.test import Client

from hearthside.directory import book, checks
from hearthside.directory.pages import help_context
from hearthside.directory.pathway import (
    MOST_STEPS_TO_A_PERSON,
    OWN_FILE,
    SHIPPED,
    BrokenPathway,
    check_own_pathway,
    own_pathway,
    pathway,
    read_pathway,
    shipped_pathway,
    texts_of,
)
from hearthside.directory.pathway_words import WORDS
from hearthside.ui.tests.reading_grade import reading_grade

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
STEPS = shipped_pathway().steps
EASIEST = 5


@pytest.fixture
def own_file(tmp_path, monkeypatch) -> Callable[[str], None]:
    """Puts an operator's own steps into the data folder."""
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    return (tmp_path / OWN_FILE).write_text


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    raw = json.loads(SHIPPED.read_text())
    change(raw)
    return json.dumps(raw)


def called(raw: dict[str, Any], step_id: str) -> dict[str, Any]:
    return next(step for step in raw["steps"] if step["id"] == step_id)


def page(query: str = "?country=GB", client: Client | None = None) -> str:
    answer = (client or Client()).get(f"/help/way/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("step_id", STEPS)
def test_two_taps_from_everywhere_there_is_a_person(step_id: str) -> None:
    assert 0 <= shipped_pathway().steps_to_a_person(step_id) <= MOST_STEPS_TO_A_PERSON


@pytest.mark.parametrize("step_id", STEPS)
def test_every_step_leads_on(step_id: str) -> None:
    assert STEPS[step_id].ways


@pytest.mark.parametrize("code", book.countries())
def test_in_every_country_the_steps_with_people_have_a_number_to_tap(code: str) -> None:
    card = help_context(code)["card"]
    assert card.emergency.numbers and all(href for _words, _number, href in card.emergency.numbers)
    text = page(f"?country={code}")
    call = text.partition('id="call"')[2].partition("</section>\n<")[0]
    assert re.search(r'href="(tel:|sms:|https://)', call)


def test_numbers_stand_on_the_page_whatever_step_is_shown() -> None:
    near = page().partition('class="notice tone-danger way-near"')[2]
    assert 'href="tel:999"' in near and 'href="tel:116123"' in near


def test_every_way_on_the_page_leads_to_a_step_of_the_page() -> None:
    text = page()
    targets = set(re.findall(r'href="#([\w-]+)"', text)) - {"main"}
    assert targets == set(STEPS) and all(f'id="{one}"' in text for one in targets)


def test_without_a_country_the_page_asks_for_it_and_names_the_finders() -> None:
    text = page("", Client(HTTP_ACCEPT_LANGUAGE="en"))
    assert "Where are you?" in text and "findahelpline.com" in text


def test_the_way_answers_without_a_database(monkeypatch) -> None:
    def away(*_args: object, **_more: object) -> None:
        raise OperationalError("away")

    checks.forget()
    for alias in connections:
        for way in ("cursor", "connect", "ensure_connection", "chunked_cursor"):
            monkeypatch.setattr(connections[alias], way, away)
    assert 'id="police"' in page(client=Client(raise_request_exception=False))
    checks.forget()


def test_the_way_asks_nothing_of_the_server_once_it_is_open() -> None:
    steps = page().partition('<div class="way">')[2].partition("way-near")[0]
    assert not re.findall(r"<(?:script|img|iframe|form)", steps)


def test_translators_find_every_word_of_it() -> None:
    assert list(WORDS) == texts_of(STEPS.values())


@pytest.mark.parametrize("step_id", STEPS)
def test_a_child_of_ten_can_read_every_step(step_id: str) -> None:
    step = STEPS[step_id]
    said = " ".join([*step.text, step.script])
    assert reading_grade(said) <= EASIEST, (reading_grade(said), said)


BROKEN = {
    "no JSON": lambda raw: raw.update(steps="x"),
    "a way to nowhere": lambda raw: called(raw, "call")["ways"].append({"to": "nowhere", "label": "On"}),
    "a way to itself": lambda raw: called(raw, "call")["ways"].append({"to": "call", "label": "On"}),
    "two of one name": lambda raw: raw["steps"].append(called(raw, "call")),
    "an empty title": lambda raw: called(raw, "call").update(title=" "),
    "too many words": lambda raw: called(raw, "call").update(text=["a " * 400]),
    "an unknown list": lambda raw: called(raw, "call").update(shows=["adverts"]),
    "no start": lambda raw: raw.update(start="nowhere"),
    "a step nobody reaches": lambda raw: raw["steps"].append({**called(raw, "call"), "id": "alone"}),
    "a dead end": lambda raw: called(raw, "judged").update(ways=[]),
    "an id that is markup": lambda raw: called(raw, "call").update(id='x"><b>'),
    "nobody at the end": lambda raw: [step.pop("shows", None) for step in raw["steps"]],
}


@pytest.mark.parametrize("fault", BROKEN)
def test_steps_that_could_leave_somebody_alone_are_refused(fault: str) -> None:
    with pytest.raises(BrokenPathway):
        read_pathway(changed(BROKEN[fault]))


def test_steps_in_order_are_taken() -> None:
    assert read_pathway(SHIPPED.read_text()).steps == STEPS


def test_an_operators_own_steps_stand_in_for_ours(own_file) -> None:
    own_file(changed(lambda raw: called(raw, "tired").update(title="Worn out")))
    assert "Worn out" in page()


@pytest.mark.parametrize("text", ["", "[1]", "{", changed(BROKEN["a dead end"])])
def test_broken_steps_of_an_operator_are_refused_and_ours_are_shown(own_file, text: str) -> None:
    own_file(text)
    with pytest.raises(BrokenPathway):
        own_pathway()
    assert pathway() == shipped_pathway()


def test_the_operator_is_told_what_is_wrong_with_the_file(own_file) -> None:
    assert check_own_pathway() == []
    own_file(changed(BROKEN["a dead end"]))
    assert "pathway.json is not used: From 'judged'" in str(check_own_pathway()[0])
