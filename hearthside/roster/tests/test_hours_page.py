"""The page of the hours: read by all, set by the team."""

import pytest
from django.test import Client

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.roster import personal_data, queries
from hearthside.roster.models import DayOff, StaffedHours

pytestmark = pytest.mark.django_db
HOURS = {"weekday": "0", "starts": "17:00", "ends": "21:00"}


@pytest.fixture(autouse=True)
def nothing_kept():
    queries.forget()
    yield
    queries.forget()


def test_everybody_reads_the_hours() -> None:
    StaffedHours.objects.create(weekday=0, starts="17:00", ends="21:00")
    page = Client().get("/hours/").content.decode()
    assert "Monday" in page and "5 p.m. – 9 p.m." in page and "Add hours" not in page


@pytest.mark.parametrize("role", ["is_operator", "is_safety_lead"])
def test_the_team_sets_and_removes_hours(role: str) -> None:
    client = signed_in_client(person(**{role: True}))
    assert client.post("/hours/add/", HOURS).status_code == 302
    made = StaffedHours.objects.get()
    assert client.post(f"/hours/{made.pk}/remove/").status_code == 302
    assert not StaffedHours.objects.exists()


def test_the_team_sets_a_day_off_and_takes_it_back() -> None:
    client = signed_in_client(person(is_operator=True))
    client.post("/hours/day-off/", {"day": "2099-12-25"})
    assert DayOff.objects.count() == 1 and "25 December 2099" in client.get("/hours/").content.decode()
    client.post("/hours/day-off/", {"day": "2099-12-25", "off": "no"})
    assert DayOff.objects.count() == 0


@pytest.mark.parametrize("sent", [{}, {**HOURS, "weekday": "7"}, {**HOURS, "ends": "x"}, {**HOURS, "ends": "17:00"}])
def test_hours_that_make_no_sense_are_refused(sent: dict[str, str]) -> None:
    assert signed_in_client(person(is_operator=True)).post("/hours/add/", sent).status_code == 422
    assert not StaffedHours.objects.exists()


def test_nobody_else_sets_hours() -> None:
    assert signed_in_client(person()).post("/hours/add/", HOURS).status_code == 403
    assert Client().post("/hours/add/", HOURS).status_code == 302
    assert not StaffedHours.objects.exists()


def test_erasing_takes_the_name_and_leaves_the_hours() -> None:
    who = person()
    StaffedHours.objects.create(weekday=0, starts="17:00", ends="21:00", person=who)
    assert len(personal_data.export(who)["staffed_hours"]) == 1
    personal_data.erase(who)
    assert StaffedHours.objects.get().person is None
