"""Places say what is known of them, keep their address to themselves, and have one group at a time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.place import change_place
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.worker import run_due
from hearthside.notifications.models import Notice
from hearthside.places import actions
from hearthside.places.models import FACTS, Booking, BookingState, HeldHalfHour, Venue
from hearthside.places.tests.builders import at, booking, venue

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_what_is_not_known_is_said_so():
    assert [said for _words, said in venue().facts()] == ["Yes", "Not known", "Not known", "Not known", "Not known"]


@pytest.mark.parametrize("name", FACTS)
def test_no_fact_is_ever_blank(name: str):
    with pytest.raises(IntegrityError), transaction.atomic():
        Venue.objects.filter(pk=venue().pk).update(**{name: ""})


def test_two_groups_cannot_have_one_place_at_one_time():
    place, first, second = venue(), group(), group()
    booking(first, first.leader, place, hour=18, minutes=90)
    with pytest.raises(NotNow):
        booking(second, second.leader, place, hour=19, minutes=60)
    assert Booking.objects.filter(venue=place).count() == 1


def test_the_database_itself_refuses_a_half_hour_held_twice():
    one, place = group(), venue()
    held = booking(one, one.leader, place)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldHalfHour.objects.create(venue=place, booking=held, at=held.starts_at)


def test_one_group_may_follow_another_at_the_half_hour():
    place, first, second = venue(), group(), group()
    booking(first, first.leader, place, hour=18, minutes=90)
    actions.ask_for(actor=second.leader, venue=place, group=second, starts_at=at(19, 30), minutes=60)
    assert Booking.objects.filter(venue=place).count() == 2


def test_a_time_that_was_declined_or_given_back_is_free():
    keeper, one = person(), group()
    place = venue(keeper=keeper)
    actions.decline(actor=keeper, booking=booking(one, one.leader, place))
    actions.give_back(actor=one.leader, booking=booking(one, one.leader, place))
    assert not HeldHalfHour.objects.exists()


def test_the_keeper_is_asked_and_the_group_hears_once():
    keeper, one = person(), group()
    asked = booking(one, one.leader, venue(keeper=keeper))
    run_due()
    for _ in range(2):
        actions.agree(actor=keeper, booking=asked)
    run_due()
    told = Notice.objects.values_list("person", "kind")
    assert sorted(told, key=str) == sorted([(keeper.pk, "places.asked"), (one.leader.pk, "places.agreed")], key=str)


@pytest.mark.parametrize(("hour", "minutes"), [(6, 60), (21, 120), (10, 800)])
def test_a_place_is_not_lent_outside_its_hours(hour: int, minutes: int):
    one = group()
    with pytest.raises(NotNow):
        booking(one, one.leader, hour=hour, minutes=minutes)


def test_a_time_that_has_passed_is_refused():
    one, place = group(), venue()
    with pytest.raises(NotNow):
        actions.ask_for(actor=one.leader, venue=place, group=one, starts_at=at(10) - timedelta(days=9), minutes=60)


def test_a_member_who_does_not_lead_cannot_ask():
    one = group()
    with pytest.raises(NotAllowed):
        booking(one, member(one).person)


def test_the_address_is_for_the_keeper_and_groups_that_have_the_place():
    change_place(is_set_up=True, is_open=True)
    keeper, has, asks, other = person(), group(), group(), person()
    place = venue(keeper=keeper)
    Booking.objects.filter(pk=booking(has, has.leader, place, hour=9).pk).update(state=BookingState.AGREED)
    booking(asks, asks.leader, place, hour=14)
    seen = [
        b"Zqquay" in signed_in_client(who).get(f"/places/{place.pk}/").content
        for who in (keeper, has.leader, asks.leader, other)
    ]
    assert seen == [True, True, False, False]
    assert b"Zqquay" not in Client().get("/places/").content


def test_nobody_learns_who_has_a_place():
    change_place(is_set_up=True, is_open=True)
    one, place = group("Zqgroup of the evening"), venue()
    booking(one, one.leader, place)
    assert b"Zqgroup" not in signed_in_client(person()).get(f"/places/{place.pk}/").content
