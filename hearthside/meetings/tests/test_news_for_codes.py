"""Somebody without a name cannot be written to: the page behind their code says first what is new, and their calendar follows."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from hearthside.accounts.tests.builders import fresh_counters
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.place import change_place
from hearthside.kernel.worker import run_due
from hearthside.meetings import actions
from hearthside.meetings.models import Attendance, Occurrence
from hearthside.meetings.tests.builders import first_of, local_in, meeting, occurrence, plan
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def open_site() -> None:
    change_place(is_set_up=True, is_open=True)
    fresh_counters()


def opened(code: str) -> Client:
    """A browser in which the code was typed."""
    client = Client()
    assert client.post("/meetings/code/", {"code": code}).status_code == 302
    return client


def heading(client: Client) -> str:
    page = client.get("/meetings/code/").content.decode()
    found = re.search(r"<h1>(.*?)</h1>", page)
    assert found
    return found[1]


def seat() -> tuple[Occurrence, str]:
    one = occurrence(audience="everyone")
    _mine, code = actions.come_by_code(occurrence=one)
    return one, code


def test_nothing_new_is_said_when_nothing_is():
    _one, code = seat()
    assert heading(opened(code)) == "You are coming"


def test_a_move_is_said_first_with_the_time_before_and_now():
    one, code = seat()
    actions.move(actor=one.meeting.made_by, occurrence=one, starts_local=local_in(days=9), note="Zqdoor is locked")
    client = opened(code)
    assert "at another time" in heading(client)
    text = client.get("/meetings/code/").content.decode()
    later = Occurrence.objects.get(pk=one.pk)
    assert text.index("It was:") < text.index("Now it is:") and "Zqdoor is locked" in text
    for moment in (one.starts_at, later.starts_at):
        assert timezone.localtime(moment).isoformat(timespec="minutes") in text


def test_it_is_still_said_when_looked_at_again_and_no_more_once_asked_anew():
    one, code = seat()
    actions.move(actor=one.meeting.made_by, occurrence=one, starts_local=local_in(days=9))
    client = opened(code)
    assert heading(client) == heading(client)
    _mine, new_code = actions.come_by_code(occurrence=Occurrence.objects.get(pk=one.pk))
    assert heading(opened(new_code)) == "You are coming"


def test_another_place_is_said():
    one, code = seat()
    actions.move(actor=one.meeting.made_by, occurrence=one, starts_local=one.starts_local, where="Zqpark")
    client = opened(code)
    assert "another place" in heading(client) and "Zqpark" not in client.get("/meetings/code/").content.decode()


def test_a_meeting_called_off_is_said_first_and_why():
    one, code = seat()
    actions.call_off(actor=one.meeting.made_by, occurrence=one, note="Zqhosts are ill")
    client = opened(code)
    text = client.get("/meetings/code/").content.decode()
    assert heading(client) == "This meeting is called off"
    assert "The hosts called it off." in text and "Zqhosts are ill" in text


def test_one_that_takes_place_after_all_says_so():
    one, code = seat()
    place = one.meeting.group
    day = one.starts_local[:10]
    actions.add_quiet_day(actor=place.leader, group=place, day=date.fromisoformat(day), name="Rest")
    assert "called off" in heading(opened(code))
    actions.remove_quiet_day(actor=place.leader, group=place, day=date.fromisoformat(day))
    assert "after all" in heading(opened(code))


def event(answer) -> dict[str, object]:
    (found,) = Calendar.from_ical(answer.content).walk("VEVENT")
    return found


def test_the_calendar_file_is_the_same_entry_before_and_after():
    one, code = seat()
    before = event(Client().get(f"/meetings/{one.pk}/file/"))
    actions.move(actor=one.meeting.made_by, occurrence=one, starts_local=local_in(days=9))
    after = event(opened(code).get("/meetings/code/file/"))
    assert before["UID"] == after["UID"] and after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == Occurrence.objects.get(pk=one.pk).starts_at
    actions.call_off(actor=one.meeting.made_by, occurrence=Occurrence.objects.get(pk=one.pk))
    off = event(opened(code).get("/meetings/code/file/"))
    assert (off["UID"], off["STATUS"]) == (before["UID"], "CANCELLED") and off["SEQUENCE"] > after["SEQUENCE"]


def test_the_file_of_a_code_still_opens_when_the_meeting_is_shown_to_nobody_else():
    one, code = seat()
    client = opened(code)
    Group.objects.filter(pk=one.meeting.group_id).update(visibility="private", joining="invitation")
    assert Client().get(f"/meetings/{one.pk}/file/").status_code == 404
    assert client.get("/meetings/code/file/").status_code == 200


def test_without_a_code_there_is_no_file():
    assert Client().get("/meetings/code/file/").headers["Location"] == "/meetings/code/"


def test_another_clock_for_a_series_is_a_change_too_and_is_told_once():
    place = group()
    made = meeting(place, audience="everyone", zone="Europe/London", starts_local=local_in(days=7))
    one = first_of(made)
    comes = member(place).person
    actions.answer_series(person=comes, meeting=made, state="going")
    _mine, code = actions.come_by_code(occurrence=one)
    said = plan(
        title=made.title, audience="everyone", zone="Asia/Tokyo", starts_local=made.starts_local, rule=made.rule
    )
    actions.change_meeting(actor=place.leader, meeting=made, plan=said)
    run_due()
    assert "at another time" in heading(opened(code))
    assert Occurrence.objects.get(pk=one.pk).changed == one.changed + 1
    assert Notice.objects.filter(person=comes, kind="meetings.moved").count() == 1


def test_an_answer_from_before_this_was_kept_says_nothing_wrong():
    _one, code = seat()
    Attendance.objects.update(said_of_at=None, said_of_change=0)
    assert heading(opened(code)) == "You are coming"
