"""A country that the book does not have still has a number on its help page: the one that the place itself wrote down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.directory import actions, checks, own_lines
from hearthside.directory.book import countries
from hearthside.directory.pages import away_page
from hearthside.directory.queries import helplines_for, overdue_lines
from hearthside.kernel.place import change_place

pytestmark = pytest.mark.django_db
FAR = "AQ"
"""A country that the book does not have."""


@pytest.fixture(autouse=True)
def a_place_far_away() -> Iterator[None]:
    checks.forget()
    change_place(is_set_up=True, country=FAR, emergency_number="190", own_lines="Ice line: 0190 222: at noon")
    yield
    checks.forget()


def noted(line_id: str, *, works: bool = True) -> None:
    actions.verify_line(actor=person(is_operator=True), line_id=line_id, how="opened", works=works)


def emergency_id() -> str:
    line = own_lines.emergency_line("190")
    assert line
    return line.id


def test_the_book_really_does_not_have_this_country() -> None:
    assert FAR not in countries()


def test_the_help_page_shows_the_places_own_numbers_and_says_whose_they_are(client: Client) -> None:
    shown = client.get("/help/").content.decode()
    assert 'href="tel:190"' in shown and 'href="tel:0190222"' in shown and "at noon." in shown
    assert "We have no list of lines for Antarctica" in shown and "Find A Helpline" in shown


def test_every_page_after_hard_words_shows_the_number_also_to_somebody_who_named_no_country() -> None:
    client = signed_in_client(person(country=""))
    assert 'href="tel:190"' in client.get("/help/after/").content.decode()


def test_the_number_is_unsure_until_somebody_of_the_team_looked_it_up() -> None:
    assert helplines_for(FAR).emergency.is_unsure
    noted(emergency_id())
    assert not helplines_for(FAR).emergency.is_unsure


def test_a_number_that_was_found_wrong_is_shown_to_nobody() -> None:
    noted(emergency_id(), works=False)
    assert helplines_for(FAR).emergency.numbers == ()


def test_a_check_counts_for_the_number_that_was_tried_and_for_no_other() -> None:
    assert overdue_lines(FAR) == ["Emergency number", "Ice line"]
    noted(emergency_id())
    noted(helplines_for(FAR).lines[0].line.id)
    assert helplines_for(FAR).lines[0].trust == "checked" and overdue_lines(FAR) == []
    change_place(own_lines="Ice line: 0190 223")
    assert helplines_for(FAR).lines[0].trust == "unchecked" and overdue_lines(FAR) == ["Ice line"]


def test_the_team_checks_these_numbers_on_the_page_of_the_others() -> None:
    shown = signed_in_client(person(is_operator=True)).get("/help/check/").content.decode()
    assert emergency_id() in shown and "Ice line" in shown and "Do not call the emergency number" in shown


def test_own_lines_stand_beside_those_of_the_book_where_it_has_the_country() -> None:
    change_place(country="GB", own_lines="Corner line: 01234 567")
    names = [one.line.name for one in helplines_for("GB").lines]
    assert "Corner line" in names and len(names) > 3
    assert "190" not in [number for _words, number, _href in helplines_for("GB").emergency.numbers]


@pytest.mark.parametrize("row", ["Ice line", "Ice line: soon", ": 123", "Ice line: - -"])
def test_a_row_that_nobody_could_call_is_refused_and_shown_to_nobody(row: str) -> None:
    with pytest.raises(own_lines.NotALine, match=row.strip()):
        own_lines.check_lines(f"Good: 1234\n\n{row}")
    assert own_lines.read_lines(row) == ()


def test_there_is_room_for_eight_lines() -> None:
    own_lines.check_lines("\n".join(f"Line {number}: {number}00" for number in range(1, 9)))
    with pytest.raises(own_lines.NotALine, match="Line 9"):
        own_lines.check_lines("\n".join(f"Line {number}: {number}00" for number in range(1, 10)))


def test_the_page_for_the_proxy_has_the_numbers_of_the_place_and_needs_nothing_else() -> None:
    page = away_page()
    assert 'href="tel:190"' in page and "Ice line" in page and "findahelpline.com" in page
    assert not any(part in page for part in ("<script", "<link", "<img", "/static/"))


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("US", "911")])
def test_the_page_for_the_proxy_has_the_number_of_its_own_country_alone(country: str, number: str) -> None:
    change_place(country=country, own_lines="")
    page = away_page()
    others = {"999", "911"} - {number}
    assert f'href="tel:{number}"' in page and not any(f'href="tel:{one}"' in page for one in others)


def test_a_place_without_a_country_names_no_number_that_may_be_wrong() -> None:
    change_place(country="", own_lines="", emergency_number="")
    assert "Call the emergency number of your country." in away_page() and "tel:" not in away_page()


def test_the_command_writes_the_page_where_the_proxy_can_read_it(tmp_path: Path, capsys) -> None:
    call_command("away_page", out=tmp_path / "www" / "away.html")
    assert (tmp_path / "www" / "away.html").read_text() == away_page()
    assert (tmp_path / "www" / "away.html").stat().st_mode & 0o777 == 0o644
