"""The team chooses days on which nobody meets, and sees first what that changes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.groups.models import Visibility
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, Refusal
from hearthside.kernel.worker import run_due
from hearthside.meetings import actions
from hearthside.meetings.models import Occurrence, QuietDay, State, Why
from hearthside.meetings.tests.builders import first_of, local_in, meeting, occurrence
from hearthside.notifications.models import Notice

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PAGE = "/meetings/quiet-days/"


def team() -> Person:
    return person(is_operator=True)


def day_of(one: Occurrence) -> date:
    return date.fromisoformat(one.starts_local[:10])


def rest(day: date, last: date | None = None, name: str = "Zqfeast") -> int:
    return actions.rest_everywhere(actor=team(), first=day, last=last or day, name=name)


def told(who: Person, kind: str) -> int:
    run_due()
    return Notice.objects.filter(person=who, kind=f"meetings.{kind}").count()


def test_nobody_meets_anywhere_on_such_a_day_and_who_wanted_to_come_hears():
    one, other = occurrence(group()), occurrence(group(), starts_local=local_in(days=9))
    comes = member(one.meeting.group).person
    actions.answer(person=comes, occurrence=one, state="going")
    assert rest(day_of(one)) == 1
    one.refresh_from_db(), other.refresh_from_db()
    assert (one.state, one.why, other.state) == (State.CANCELLED, Why.QUIET_DAY, State.PLANNED)
    assert told(comes, "called_off") == 1


def test_new_series_of_every_group_leave_it_out():
    day = timezone.localdate() + timedelta(days=7)
    rest(day)
    made = meeting(group(), starts_local=f"{day.isoformat()}T18:00")
    assert first_of(made).state == State.CANCELLED


def test_several_days_are_chosen_at_once():
    one = occurrence(group(), rule="FREQ=DAILY;COUNT=5")
    first = day_of(one)
    assert rest(first, first + timedelta(days=2)) == 3
    assert QuietDay.objects.filter(group=None).count() == 3


def test_given_back_they_meet_again_and_hear_of_it_but_not_where_the_group_rests_itself():
    one, own = occurrence(group()), occurrence(group())
    comes = member(one.meeting.group).person
    actions.answer(person=comes, occurrence=one, state="going")
    rest(day_of(one))
    actions.add_quiet_day(actor=own.meeting.group.leader, group=own.meeting.group, day=day_of(own), name="Ours")
    assert actions.meet_everywhere(actor=team(), day=day_of(one)) == 1
    one.refresh_from_db(), own.refresh_from_db()
    assert (one.state, own.state) == (State.PLANNED, State.CANCELLED)
    assert told(comes, "on_again") == 1


def test_a_group_cannot_meet_on_a_day_on_which_the_place_rests():
    one = occurrence(group())
    place = one.meeting.group
    actions.add_quiet_day(actor=place.leader, group=place, day=day_of(one), name="Ours")
    rest(day_of(one))
    actions.remove_quiet_day(actor=place.leader, group=place, day=day_of(one))
    one.refresh_from_db()
    assert one.state == State.CANCELLED


def test_what_hosts_called_off_stays_off():
    one = occurrence(group())
    actions.call_off(actor=one.meeting.made_by, occurrence=one)
    rest(day_of(one))
    assert actions.meet_everywhere(actor=team(), day=day_of(one)) == 0
    assert Occurrence.objects.get(pk=one.pk).why == Why.HOSTS


@pytest.mark.parametrize(("first", "last"), [(-1, 0), (3, 2), (1, 60), (900, 900)])
def test_days_that_cannot_be_are_refused(first: int, last: int):
    today = timezone.localdate()
    with pytest.raises(Refusal):
        rest(today + timedelta(days=first), today + timedelta(days=last))
    assert not QuietDay.objects.exists()


def test_only_the_team_chooses():
    leader = group().leader
    with pytest.raises(NotAllowed):
        actions.rest_everywhere(actor=leader, first=timezone.localdate(), last=timezone.localdate(), name="Mine")
    assert signed_in_client(leader).get(PAGE).status_code == 403


class TestThePage:
    def said(self, one: Occurrence, **more: str) -> dict[str, str]:
        return {"first": day_of(one).isoformat(), "last": "", "name": "Zqfeast", **more}

    def test_it_shows_what_changes_and_changes_nothing_before_that_was_seen(self):
        one = occurrence(group(name="Zqlisted"), title="Zqtea")
        hidden = occurrence(
            group(name="Zqhidden", visibility=Visibility.PRIVATE, joining="invitation"), title="Zqquiet"
        )
        actions.answer(person=member(one.meeting.group).person, occurrence=one, state="going")
        client = signed_in_client(team())
        text = client.post(PAGE, self.said(one)).content.decode()
        assert "Zqtea" in text and "Zqlisted" in text and "Zqhidden" not in text and "Zqquiet" not in text
        assert "one meeting of a private group" in text and "Zqfeast" in text
        assert not QuietDay.objects.exists() and Occurrence.objects.get(pk=hidden.pk).state == State.PLANNED
        assert client.post(PAGE, self.said(one, seen="2")).status_code == 302
        assert Occurrence.objects.filter(why=Why.QUIET_DAY).count() == 2

    def test_what_was_planned_meanwhile_is_shown_first(self):
        one = occurrence(group())
        client = signed_in_client(team())
        client.post(PAGE, self.said(one))
        occurrence(group(), title="Zqnew")
        again = client.post(PAGE, self.said(one, seen="1"))
        assert again.status_code == 200 and "planned meanwhile" in again.content.decode()
        assert "Zqnew" in again.content.decode() and not QuietDay.objects.exists()

    def test_giving_back_shows_what_takes_place_again(self):
        one = occurrence(group(), title="Zqtea")
        rest(day_of(one))
        client = signed_in_client(team())
        day = day_of(one).isoformat()
        assert "Zqtea" in client.post(PAGE, {"again": day}).content.decode()
        assert QuietDay.objects.exists()
        assert client.post(PAGE, {"again": day, "seen": "1"}).status_code == 302
        assert not QuietDay.objects.exists() and Occurrence.objects.get(pk=one.pk).state == State.PLANNED

    def test_what_was_typed_stays_when_a_day_cannot_be(self):
        answer = signed_in_client(team()).post(PAGE, {"first": "2001-01-01", "last": "", "name": "Zqfeast"})
        assert answer.status_code == 422 and "Zqfeast" in answer.content.decode()

    def test_groups_list_it_and_the_team_finds_the_page(self):
        one = occurrence(group(), audience="everyone")
        rest(day_of(one))
        address = f"/groups/{one.meeting.group.slug}/meetings/"
        assert "Zqfeast" in signed_in_client(one.meeting.group.leader).get(address).content.decode()
        assert PAGE in signed_in_client(team()).get("/meetings/").content.decode()
        assert PAGE not in signed_in_client(person()).get("/meetings/").content.decode()
