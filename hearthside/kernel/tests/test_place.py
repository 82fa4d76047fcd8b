"""The place answers at once, remembers, and never fails a page."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from hearthside.kernel import place
from hearthside.kernel.models import SitePlace


def test_without_a_database_the_defaults_answer() -> None:
    assert place.place() == place.DEFAULTS


@pytest.mark.django_db
def test_a_change_is_seen_at_once() -> None:
    place.change_place(name="The Kitchen Table", is_open=True)
    assert (place.place().name, place.place().is_open) == ("The Kitchen Table", True)


@pytest.mark.django_db
def test_a_change_leaves_other_answers_as_they_were() -> None:
    place.change_place(name="The Kitchen Table")
    place.change_place(country="IE")
    assert place.place().name == "The Kitchen Table"


@pytest.mark.django_db
def test_an_emptied_answer_goes_back_to_its_default() -> None:
    place.change_place(quick_exit_url="https://example.org/")
    place.change_place(quick_exit_url="")
    assert place.place().quick_exit_url == place.DEFAULTS.quick_exit_url


@pytest.mark.django_db
def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError):
        place.change_place(colour="green")


@pytest.mark.django_db
def test_the_second_call_asks_nothing(django_assert_num_queries: Any) -> None:
    place.place()
    with django_assert_num_queries(0):
        place.place()


@pytest.mark.django_db
def test_what_was_known_outlives_a_lost_database(monkeypatch: pytest.MonkeyPatch) -> None:
    place.change_place(name="The Kitchen Table")
    place.place()
    monkeypatch.setattr(place, "FRESH_FOR", -1)

    def lost(*args: object, **kwargs: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(SitePlace.objects, "filter", lost)
    assert place.place().name == "The Kitchen Table"


@pytest.mark.django_db
def test_this_process_goes_by_the_clock_of_the_place() -> None:
    place.change_place(time_zone="Pacific/Efate")
    assert timezone.localtime().utcoffset() == timedelta(hours=11)


@pytest.mark.django_db
def test_a_clock_that_this_machine_does_not_know_changes_nothing() -> None:
    before = timezone.get_default_timezone_name()
    place.change_place(time_zone="Moon/Tranquility")
    assert timezone.get_default_timezone_name() == before
