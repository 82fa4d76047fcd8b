"""What somebody looks for or answers stands in no address, no log line, no cookie and no copy that is kept: every facet, every question."""

import logging
import re
from typing import Any

import pytest
from django.test import Client

from hearthside.finding import facets, shelf
from hearthside.finding.questions import QUESTIONS
from hearthside.finding.tests.builders import told

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r'(?:href|action|src|hx-get|hx-post|formaction)="([^"]*)"')
LOOK, ASK = "/find/look/", "/find/questions/"
WISHES = [
    *((name, value) for name, (_text, words) in facets.SEVERAL.items() for value in words),
    *(("where", value) for value in facets.WHERE), *(("within", value) for value in facets.DISTANCES),
    ("cost", "free"), ("newcomers", "yes"), ("place", "Sickbay Hill"),
]  # fmt: skip
ANSWERS = [(question.field, option.id) for question in QUESTIONS for option in question.options]


def addresses(answer: Any) -> set[str]:
    return set(ADDRESS.findall(answer.content.decode()))


def groups() -> None:
    """Two pages of groups, half of them with each fact one could look for."""
    for number in range(24):
        told(f"Group {number:02}", place_name="Sickbay Hill", mode="hybrid", topics=["grief"] if number % 2 else [])


def test_no_facet_stands_in_an_address(caplog: pytest.LogCaptureFixture):
    client, wrong = Client(), list[tuple[str, str, object]]()
    known = addresses(client.get(LOOK))  # With nothing to show, and with groups.
    groups()
    shelf.forget()
    known |= addresses(client.get(LOOK))
    for name, value in WISHES:
        with caplog.at_level(logging.DEBUG):
            chosen = client.post(LOOK, {name: value})
        new = {one for one in addresses(chosen) - known if "?" in one or not one.startswith(("/groups/", "/static/"))}
        logged = [line for line in caplog.messages if f"{name}={value}" in line or "Sickbay" in line]
        wrong += [(name, value, one) for one in (*new, *logged)]
    assert wrong == []


def test_no_answer_stands_in_an_address():
    client, wrong = Client(), list[tuple[str, str]]()
    for field, value in ANSWERS:
        chosen = client.post(ASK, {field: value, "go": "show", "seen": "1"})
        assert chosen.status_code == 200
        wrong += [(field, one) for one in addresses(chosen) if f"{field}=" in one or f"={value}" in one]
    assert wrong == []


@pytest.mark.parametrize(("address", "sent"), [(LOOK, {"topic": "grief"}), (ASK, {"q_topics": "grief", "go": "show"})])
def test_the_answer_is_kept_by_nobody_and_says_nothing_on_the_way_out(address: str, sent: dict[str, str]):
    answer = Client().post(address, sent)
    assert "no-store" in answer.headers["Cache-Control"] and answer.headers["Referrer-Policy"] == "same-origin"
    assert "Location" not in answer.headers and "grief" not in str(answer.cookies)


def test_what_an_address_says_is_not_looked_for():
    told("Grievers", topics=["grief"])
    told("Others", topics=["ocd"])
    assert "Others</a>" in Client().get(f"{LOOK}?topic=grief").content.decode()


def test_the_second_page_is_asked_for_by_the_form():
    groups()
    first = Client().post(LOOK, {"topic": "grief"}).content.decode()
    second = Client().post(LOOK, {"topic": "grief", "page": "2"}).content.decode()
    assert 'form="facets"' in first and (first.count("card-link"), second.count("card-link")) == (10, 2)


def test_a_visitor_with_the_page_open_may_send_the_form():
    client = Client(enforce_csrf_checks=True)
    key = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(LOOK).content.decode())
    assert key and client.post(LOOK, {"topic": "grief", "csrfmiddlewaretoken": key[1]}).status_code == 200


def test_a_group_that_is_about_to_end_is_found_by_no_facet_and_no_question():
    told("Ends soon", state="closing", topics=["grief"], mode="in_person", place_name="Mill Hill", ways=["room"])
    told("Stays", topics=["grief"], mode="in_person", place_name="Mill Hill", ways=["room"])
    near = Client().post(LOOK, {"where": "near", "place": "Mill Hill"}).content.decode()
    asked = Client().post(ASK, {"q_topics": "grief", "q_ways": "room", "go": "show"}).content.decode()
    assert "Stays</a>" in near and "Stays</a>" in asked
    assert (
        "Ends soon" not in near and "Ends soon" not in asked and "Ends soon" not in Client().get(LOOK).content.decode()
    )


def test_in_a_room_is_where_people_can_meet_in_one():
    for name, mode in (("Walkers", "in_person"), ("Both", "hybrid"), ("Talkers", "online")):
        told(name, mode=mode)
    shown = Client().post(LOOK, {"where": "room"}).content.decode()
    assert "Walkers</a>" in shown and "Both</a>" in shown and "Talkers</a>" not in shown
