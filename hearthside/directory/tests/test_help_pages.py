"""Help answers whoever asks, whatever is broken, in words everybody can read."""

import re
from html import unescape

import pytest
from django.db import OperationalError, connections
from django.test import Client
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.directory import actions, checks, personal_data
from hearthside.directory.models import MOST_CONTACTS, OwnContact, Verification
from hearthside.directory.queries import contacts_of
from hearthside.kernel.place import change_place
from hearthside.kernel.refusals import NotNow
from hearthside.ui.words_for_time import date_words

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PAGES = ["/help/", "/help/way/", "/help/worried/"]


@pytest.fixture(autouse=True)
def nothing_kept():
    checks.forget()
    yield
    checks.forget()


@pytest.fixture
def broken_database(monkeypatch):
    """After this, nothing reaches a database any more."""

    def away(*_args: object, **_more: object) -> None:
        raise OperationalError("away")

    def break_it() -> None:
        for alias in connections:
            for way in ("cursor", "connect", "ensure_connection", "chunked_cursor"):
                monkeypatch.setattr(connections[alias], way, away)

    return break_it


def shown(address: str, client: Client | None = None, **headers: str) -> str:
    answer = (client or Client()).get(address, **headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_help_needs_no_login(address: str) -> None:
    assert "999" in shown(f"{address}?country=GB")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("is_signed_in", [False, True])
def test_help_answers_without_a_database(address: str, is_signed_in: bool, broken_database) -> None:
    client = Client(raise_request_exception=False)
    if is_signed_in:
        client.cookies = signed_in_client(person(country="GB")).cookies
    checks.forget()
    broken_database()
    page = shown(f"{address}?country=GB", client)
    assert 'href="tel:116123"' in page and "Samaritans" in page


def test_the_test_of_the_broken_database_can_fail(broken_database) -> None:
    client = Client(raise_request_exception=False)
    broken_database()
    assert client.get("/groups/").status_code == 503


def test_a_number_is_a_link_and_a_text() -> None:
    page = shown("/help/?country=US")
    assert 'href="tel:988"' in page and 'href="sms:741741"' in page and "Call 988" in page


def test_the_emergency_number_stands_before_every_line() -> None:
    page = shown("/help/?country=GB")
    assert page.index('href="tel:999"') < page.index("Samaritans")


@pytest.mark.parametrize(
    ("asked", "own", "browser", "expected"),
    [
        ("?country=IE", "GB", "fr-FR", "Ireland"),
        ("", "GB", "fr-FR", "United Kingdom"),
        ("", "", "fr-FR,fr;q=0.9", "France"),
        ("", "", "zh-Hant-TW,zh;q=0.9", "Taiwan"),
        ("", "", "en;q=0.9", "Australia"),
        ("", "", "en-US,en;q=0.9", "Australia"),
        ("?country=US", "", "en-US", "United States"),
        ("?country=zz", "", "de", "Australia"),
        ("?country=%00<b>", "", "", "Australia"),
    ],
)
def test_the_country_is_chosen_then_ones_own_then_the_browsers_then_the_places(asked, own, browser, expected) -> None:
    change_place(country="AU")
    client = signed_in_client(person(country=own)) if own else Client()
    page = shown(f"/help/{asked}", client, HTTP_ACCEPT_LANGUAGE=browser)
    assert f"{expected}. Somewhere else?" in page


def test_a_browser_that_says_us_is_believed_where_the_place_names_no_country() -> None:
    assert 'href="tel:911"' in shown("/help/", HTTP_ACCEPT_LANGUAGE="en-US,en;q=0.9")


def test_without_any_country_the_finders_are_there() -> None:
    page = shown("/help/", HTTP_ACCEPT_LANGUAGE="en")
    assert "Where are you?" in page and "findahelpline.com" in page


def test_young_people_read_their_lines_first() -> None:
    page = shown("/help/", signed_in_client(person(country="GB", age_band="16_17")))
    assert page.index("Childline") < page.index("Samaritans")


@pytest.mark.parametrize("address", PAGES)
def test_help_carries_no_script_of_its_own_and_asks_nobody_else(address: str) -> None:
    page = shown(f"{address}?country=GB")
    assert not re.search(r"<script(?![^>]*src=\"/static/)", page) and "style=" not in page
    assert not re.search(r"<(img|script|link|iframe)[^>]*https?://", page)


def test_notes_for_staff_are_not_shown_to_people_in_need() -> None:
    page = unescape(shown("/help/?country=US"))
    assert "withdrawn" not in page and "general knowledge" not in page


@pytest.mark.parametrize("address", ["/help/?country=GB", "/help/worried/?country=GB"])
def test_help_fits_in_fifty_kilobytes(address: str) -> None:
    assert len(shown(address).encode()) < 50_000


def test_help_costs_no_query_once_the_checks_are_known(django_assert_num_queries) -> None:
    shown("/help/?country=GB")
    with django_assert_num_queries(0):
        shown("/help/?country=GB")


class TestOwnPeople:
    def test_they_stand_on_the_help_page(self) -> None:
        who = person(country="GB")
        client = signed_in_client(who)
        assert client.post("/me/contacts/", {"name": "Aunt May", "number": "0123 456"}).status_code == 302
        page = shown("/help/", client)
        assert "Aunt May" in page and 'href="tel:0123456"' in page

    def test_nobody_else_reads_them(self) -> None:
        actions.add_contact(person=person(), name="Aunt May", number="0123 456")
        assert "Aunt May" not in shown("/help/", signed_in_client(person()))
        assert contacts_of(person()) == []

    def test_they_are_sealed_where_they_are_stored(self) -> None:
        from django.db import connection

        actions.add_contact(person=person(), name="Aunt May", number="0123 456")
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, number FROM directory_owncontact")
            assert b"Aunt May" not in b"".join(bytes(value) for value in cursor.fetchone())

    @pytest.mark.parametrize("number", ["call me", "javascript:alert", "<b>12</b>", ""])
    def test_a_number_is_a_number(self, number: str) -> None:
        client = signed_in_client(person())
        assert client.post("/me/contacts/", {"name": "May", "number": number}).status_code == 422

    def test_somebody_elses_contact_is_not_removed(self) -> None:
        theirs = actions.add_contact(person=person(), name="May", number="0123")
        signed_in_client(person()).post(f"/me/contacts/{theirs.pk}/remove/")
        assert OwnContact.objects.filter(pk=theirs.pk).exists()

    def test_the_list_stays_short(self) -> None:
        who = person()
        for number in range(MOST_CONTACTS):
            actions.add_contact(person=who, name="May", number=str(100 + number))
        with pytest.raises(NotNow):
            actions.add_contact(person=who, name="May", number="1")

    def test_export_has_them_and_erasing_takes_them(self) -> None:
        who = person()
        actions.add_contact(person=who, name="Aunt May", number="0123")
        assert "Aunt May" in str(personal_data.export(who))
        personal_data.erase(who)
        assert not OwnContact.objects.filter(person=who).exists()


class TestCheckingLines:
    def test_the_team_checks_a_line_on_a_page(self) -> None:
        client = signed_in_client(person(is_safety_lead=True))
        sent = {"line_id": "gb-samaritans", "how": "called", "works": "yes"}
        assert client.post("/help/check/?country=GB", sent).status_code == 302
        assert Verification.objects.get().works
        assert f"Our team checked this on {date_words(timezone.localdate())}" in shown("/help/?country=GB")

    def test_countries_stand_by_name_and_sources_in_words(self) -> None:
        page = signed_in_client(person(is_operator=True)).get("/help/check/?country=GB").content.decode()
        assert page.index(">Argentina<") < page.index(">Switzerland<") < page.index(">United Arab Emirates<")
        assert "the Open Helplines list" in page and "FAH" not in page

    def test_nobody_else_opens_it(self) -> None:
        assert signed_in_client(person()).get("/help/check/").status_code == 403
        assert Client().get("/help/check/").status_code == 302

    @pytest.mark.parametrize("gap", ["line_id", "how", "works"])
    def test_a_check_has_no_gap(self, gap: str) -> None:
        client = signed_in_client(person(is_operator=True))
        sent = {"line_id": "gb-samaritans", "how": "called", "works": "yes"}
        assert client.post("/help/check/", {name: sent[name] for name in sent if name != gap}).status_code == 422
        assert not Verification.objects.exists()


def grade(text: str) -> float:
    """Flesch-Kincaid grade level."""
    sentences = max(1, len(re.findall(r"[.?:](?:\s|$)", text)))
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(1, groups - silent)


def test_the_measure_of_reading_can_fail() -> None:
    assert grade("Psychological deterioration necessitates immediate consultation with qualified professionals.") > 12


@pytest.mark.parametrize("template", ["help.html", "way.html", "worried.html", "_lines.html"])
def test_the_words_of_help_are_easy_to_read(template: str) -> None:
    from pathlib import Path

    text = (Path(__file__).parent.parent / "jinja2/directory" / template).read_text()
    said = [words for words in re.findall(r'_\("([^"]+)"', text) if "%(" not in words and words.endswith((".", "?"))]
    assert said and grade(" ".join(said)) <= 5, grade(" ".join(said))
