"""The right lines in the right order, and never one that nobody can vouch for."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import OperationalError

from hearthside.accounts.tests.builders import person
from hearthside.directory import book, checks
from hearthside.directory.actions import verify_line
from hearthside.directory.models import Verification
from hearthside.directory.queries import helplines_for, overdue_lines
from hearthside.kernel.place import place
from hearthside.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
EVERY_COUNTRY = sorted(book.countries())
HIDDEN = next(line for country in book.countries().values() for line in country.lines if line.display == "hide")


@pytest.fixture(autouse=True)
def nothing_kept():
    checks.forget()
    yield
    checks.forget()


def home_of(line: book.Line) -> str:
    return next(code for code, country in book.countries().items() if line in country.lines)


def shown_ids(code: str) -> list[str]:
    return [shown.line.id for shown in helplines_for(code).lines]


@pytest.mark.parametrize("code", EVERY_COUNTRY)
def test_no_visible_line_is_without_a_source(code: str) -> None:
    keys = set(book._read()["meta"]["source_keys"])
    for shown in helplines_for(code).lines:
        assert shown.line.sources and set(shown.line.sources) <= keys, shown.line.id


@pytest.mark.parametrize("code", EVERY_COUNTRY)
def test_every_country_has_an_emergency_number_that_can_be_tapped(code: str) -> None:
    numbers = helplines_for(code).emergency.numbers
    assert numbers and all(href.removeprefix("tel:").removeprefix("sms:") for _words, _number, href in numbers)


@pytest.mark.parametrize("code", EVERY_COUNTRY)
def test_every_visible_line_can_be_reached(code: str) -> None:
    for shown in helplines_for(code).lines:
        assert shown.line.channels
        assert all(channel.href or channel.kind == "whatsapp" for channel in shown.line.channels)


@pytest.mark.parametrize("code", EVERY_COUNTRY)
def test_lines_that_are_open_now_come_first_and_information_last(code: str) -> None:
    ranks = [
        (
            shown.is_open is False,
            3 if shown.line.is_information else 2 if not shown.line.is_for_everyone else 0 if shown.is_open else 1,
        )
        for shown in helplines_for(code).lines
    ]
    assert ranks == sorted(ranks)


def test_young_people_see_lines_for_them_first() -> None:
    assert helplines_for("GB", is_young=True).lines[0].line.is_for_young
    assert not helplines_for("GB").lines[0].line.is_for_young


def test_an_unsure_line_is_hidden_until_the_team_checked_it() -> None:
    code = home_of(HIDDEN)
    assert HIDDEN.id not in shown_ids(code)
    verify_line(actor=person(is_operator=True), line_id=HIDDEN.id, how="called", works=True)
    assert HIDDEN.id in shown_ids(code)


def test_a_line_that_did_not_work_is_hidden() -> None:
    verify_line(actor=person(is_safety_lead=True), line_id="gb-samaritans", how="called", works=False)
    assert "gb-samaritans" not in shown_ids("GB")


@pytest.mark.parametrize(("days", "trust"), [(0, "checked"), (90, "checked"), (91, "overdue")])
def test_a_check_is_good_for_ninety_days(days: int, trust: str) -> None:
    Verification.objects.create(line_id="gb-samaritans", how="called", verified_on=date(2026, 11, 21))
    with time_machine.travel(date(2026, 11, 21) + timedelta(days=days)):
        found = next(one for one in helplines_for("GB").lines if one.line.id == "gb-samaritans")
        assert found.trust == trust
        assert ("Samaritans" in overdue_lines("GB")) == (trust == "overdue")


def test_the_newest_check_counts() -> None:
    for on, works in [(date(2026, 11, 1), False), (date(2026, 11, 2), True)]:
        Verification.objects.create(line_id="gb-samaritans", how="called", verified_on=on, works=works)
    assert "gb-samaritans" in shown_ids("GB")


def test_a_book_grown_old_says_so() -> None:
    with time_machine.travel(book.compiled_on() + timedelta(days=91)):
        assert {one.trust for one in helplines_for("US").lines} == {"unchecked"}


def test_an_unknown_country_still_has_the_finders() -> None:
    card = helplines_for("XX")
    assert not card.is_known and card.lines == [] and card.fallbacks[0][0].startswith("Find A Helpline")


def test_lines_are_there_without_a_database(monkeypatch) -> None:
    def away(*_args: object, **_more: object) -> None:
        raise OperationalError("away")

    monkeypatch.setattr(Verification.objects, "order_by", away)
    assert "gb-samaritans" in shown_ids("GB")


def test_what_was_checked_is_asked_for_once(django_assert_num_queries) -> None:
    place()  # Kept, too: it has the place's own lines.
    with django_assert_num_queries(1):
        helplines_for("GB")
        helplines_for("US")


def test_only_the_team_may_say_a_line_works() -> None:
    with pytest.raises(NotAllowed):
        verify_line(actor=person(), line_id="gb-samaritans", how="called", works=True)
