import re

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hearthside.ui.environment import icon
from hearthside.ui.tests.palette import STATIC

PAGES = STATIC.parents[1] / "jinja2/ui"


def test_the_pattern_page_shows_every_element(client: Client) -> None:
    page = client.get(reverse("ui:patterns"))
    elements, shown = ((PAGES / name).read_text() for name in ("elements.html", "patterns.html"))
    macros = re.findall(r"macro ([a-z]\w+)\(", elements)
    assert page.status_code == 200
    assert len(macros) > 20 and [name for name in macros if f"ui.{name}(" not in shown] == []


def test_the_pattern_page_ignores_a_look_it_does_not_know(client: Client) -> None:
    shown = client.get(reverse("ui:patterns"), {"theme": '"><b>', "text_size": "larger"}).content.decode()
    assert "<b>&" not in shown and "data-theme" not in shown and 'data-text="larger"' in shown


def test_every_layout_stands_without_request_session_or_database() -> None:
    for name in ("page", "bare", "error", "confirm"):
        shown = render_to_string(f"ui/{name}.html", {"question": "Sure?"})
        assert 'data-exit="https://' in shown and 'href="/help/"' in shown and "<main" in shown


def test_a_refusal_names_the_way_on() -> None:
    refusal = {"message": "Come back tomorrow.", "way_on": ("/groups/", "Read meanwhile")}
    shown = render_to_string("ui/refusal.html", {"refusal": refusal, "title": "Not yet"})
    assert "Come back tomorrow." in shown and '<a class="button" href="/groups/">Read meanwhile</a>' in shown


def test_a_neutral_title_brings_a_neutral_icon() -> None:
    shown = render_to_string("ui/page.html", {"plain_title": "Notes", "place": "Hearthside"})
    assert "<title>Notes</title>" in shown and 'rel="icon" type="image/svg+xml" href="/static/ui/plain.svg"' in shown


def test_the_page_turns_with_the_language() -> None:
    with translation.override("ar"):
        shown = render_to_string("ui/page.html", {})
    assert '<html lang="ar" dir="rtl">' in shown


def test_what_people_write_is_escaped() -> None:
    shown = render_to_string("ui/error.html", {"what": "<script>x</script>"}, HttpRequest())
    assert "<script>x" not in shown and "&lt;script&gt;x" in shown


def test_every_sign_that_is_asked_for_is_drawn() -> None:
    drawn = set(re.findall(r'id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    house = STATIC.parents[2]
    asked = {
        name
        for page in house.glob("*/jinja2/**/*.html")
        for name in re.findall(r"\bicon\(\"([\w-]+)\"", page.read_text())
    }
    assert asked - drawn == set()


def test_a_sign_without_words_is_silent_and_one_with_words_speaks() -> None:
    assert 'aria-hidden="true"' in icon("lock") and 'role="img" aria-label="Locked"' in icon("lock", "Locked")
