"""With a cover go the watches of who is away and the safety of the group, for these days; all of it comes back."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.groups import actions as groups
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.worker import run_due
from hearthside.notifications.models import Notice
from hearthside.roster import actions as roster
from hearthside.roster.models import Duty, Shift, StaffedHours
from hearthside.roster.stints import stints_between
from hearthside.seasons import actions, queries, tasks
from hearthside.seasons.models import Kind, Offer

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TODAY = timezone.localdate


def place(**of_leader: object) -> tuple[Group, Person, Person]:
    """A group, its leader and a member who will cover."""
    fresh_counters()
    made = group()
    Person.objects.filter(pk=made.leader_id).update(**of_leader)
    made.leader.refresh_from_db()
    return made, made.leader, member(made).person


def offered(made: Group, lead: Person, mate: Person, first: int = 1, last: int = 6) -> Offer:
    days = {"starts_on": TODAY() + timedelta(days=first), "ends_on": TODAY() + timedelta(days=last)}
    return actions.offer_care(actor=lead, group=made, kind=Kind.COVER, person_id=mate.pk, **days)


def covered(made: Group, lead: Person, mate: Person, first: int = 0, last: int = 6) -> Offer:
    offer = offered(made, lead, mate, first, last)
    actions.accept(person=mate, offer=offer)
    return offer


def watch(who: Person, in_days: int, role: str = Duty.FIRST, at: int = 20) -> Shift:
    day = TODAY() + timedelta(days=in_days)
    return roster.add_shift(actor=who, person=who, role=role, day=day, starts=time(at), ends=time(at + 2))


def early(in_days: int) -> datetime:
    """Five past midnight, so many days from now: all hours of that day are still to come, whenever the tests run."""
    return timezone.make_aware(datetime.combine(TODAY() + timedelta(days=in_days), time(0, 5)))


def daily_hours(who: Person) -> None:
    for weekday in range(7):
        StaffedHours.objects.create(weekday=weekday, starts=time(21), ends=time(23), person=who, role=Duty.SECOND)


def holders(first: int, last: int) -> list[tuple[date, Person | None]]:
    now = timezone.now()
    people = Person.objects.in_bulk()
    found = stints_between(now + timedelta(days=first), now + timedelta(days=last))
    return [(timezone.localdate(one.starts_at), people.get(one.person_id)) for one in found]  # type: ignore[arg-type]


def of(who: Person) -> list[int]:
    return sorted((day - TODAY()).days for day, holder in holders(-1, 20) if holder == who)


def test_the_watches_of_these_days_go_over_and_no_others() -> None:
    made, lead, mate = place()
    for in_days in (2, 5, 9):
        watch(lead, in_days)
    covered(made, lead, mate, 0, 6)
    assert (of(mate), of(lead)) == ([2, 5], [9])


def test_weekly_hours_go_over_for_these_days_only() -> None:
    made, lead, mate = place()
    daily_hours(lead)
    covered(made, lead, mate, 2, 4)
    with time_machine.travel(early(2), tick=False):
        actions.settle_covers(TODAY())
    assert of(mate) == [2, 3, 4] and {1, 5, 6} <= set(of(lead))


def test_who_comes_back_early_has_the_coming_ones_again_but_not_what_another_took() -> None:
    made, lead, mate = place()
    other = person(is_safety_lead=True)
    early, late, taken = watch(lead, 1), watch(lead, 5), watch(lead, 6)
    covered(made, lead, mate)
    taken.refresh_from_db()
    roster.touch_shift(actor=mate, key=f"s-{taken.pk}", step="ask")
    roster.touch_shift(actor=other, key=f"s-{taken.pk}", step="take")
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        tasks.after_coming_back(str(made.pk), str(lead.pk))
    for shift in (early, late, taken):
        shift.refresh_from_db()
    assert (early.person, late.person, taken.person) == (mate, lead, other)
    assert not Shift.objects.exclude(stands_in_for=None).exists()


def test_a_watch_at_which_the_cover_is_on_already_asks_for_somebody() -> None:
    made, lead, mate = place()
    Person.objects.filter(pk=mate.pk).update(helper_until=TODAY() + timedelta(days=90))
    mate.refresh_from_db()
    helps = person(is_safety_lead=True)
    mine, theirs = watch(lead, 3), watch(mate, 3, role=Duty.SECOND, at=21)
    covered(made, lead, mate)
    mine.refresh_from_db(), theirs.refresh_from_db()
    assert (mine.person, mine.asks_cover, theirs.person) == (None, True, mate)
    run_due()
    assert Notice.objects.filter(person=helps, kind="roster.cover").exists()
    assert not Notice.objects.filter(person__in=[lead, mate], kind="roster.cover").exists()


def test_a_cover_who_leaves_lets_the_watches_ask_for_somebody() -> None:
    made, lead, mate = place(is_safety_lead=True)
    shift = watch(lead, 4)
    covered(made, lead, mate)
    groups.leave(person=mate, group=made)
    tasks.after_leaving(str(made.pk), str(mate.pk))
    shift.refresh_from_db()
    assert (shift.person, shift.asks_cover) == (None, True)


class TestSafety:
    def led(self, **of_mate: object) -> tuple[Group, Person, Person]:
        made, lead, mate = place(is_safety_lead=True)
        Group.objects.filter(pk=made.pk).update(safety_lead=lead)
        Person.objects.filter(pk=mate.pk).update(**(of_mate or {"state": "active"}))
        mate.refresh_from_db()
        made.refresh_from_db()
        return made, lead, mate

    def safety_of(self, made: Group) -> Person | None:
        return Group.objects.get(pk=made.pk).safety_lead

    @pytest.mark.parametrize("part", ["is_safety_lead", "helper_until"])
    def test_a_trained_cover_leads_safety_and_gives_it_back(self, part: str) -> None:
        value = True if part == "is_safety_lead" else TODAY() + timedelta(days=90)
        made, lead, mate = self.led(**{part: value})
        covered(made, lead, mate)
        assert self.safety_of(made) == mate
        with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
            actions.settle_covers(TODAY())
        assert self.safety_of(made) == lead and not Offer.objects.exists()

    def test_another_safety_lead_has_it_where_the_cover_is_not_trained(self) -> None:
        made, lead, mate = self.led()
        Person.objects.filter(is_safety_lead=True).exclude(pk=lead.pk).update(is_safety_lead=False)
        third = person(is_safety_lead=True)
        covered(made, lead, mate)
        assert self.safety_of(made) == third
        tasks.after_coming_back(str(made.pk), str(lead.pk))
        assert self.safety_of(made) == lead

    def test_the_cover_has_it_where_there_is_nobody_else(self) -> None:
        made, lead, mate = self.led()
        Person.objects.filter(is_safety_lead=True).exclude(pk=lead.pk).update(is_safety_lead=False)
        covered(made, lead, mate)
        assert self.safety_of(made) == mate

    def test_what_the_team_gave_to_somebody_else_meanwhile_stays(self) -> None:
        made, lead, mate = self.led(is_safety_lead=True)
        covered(made, lead, mate)
        third = person(is_safety_lead=True)
        Group.objects.filter(pk=made.pk).update(safety_lead=third)
        tasks.after_coming_back(str(made.pk), str(lead.pk))
        assert self.safety_of(made) == third

    def test_a_cover_who_leaves_gives_it_back_at_once(self) -> None:
        made, lead, mate = self.led(is_safety_lead=True)
        covered(made, lead, mate)
        groups.leave(person=mate, group=made)
        tasks.after_leaving(str(made.pk), str(mate.pk))
        assert self.safety_of(made) == lead

    def test_a_safety_lead_who_is_not_the_leader_is_left_alone(self) -> None:
        made, lead, mate = place()
        before = person(is_safety_lead=True)
        Group.objects.filter(pk=made.pk).update(safety_lead=before)
        made.refresh_from_db()
        covered(made, lead, mate)
        assert self.safety_of(made) == before


def test_nobody_says_yes_without_seeing_what_goes_with_it() -> None:
    made, lead, mate = place(is_safety_lead=True)
    Group.objects.filter(pk=made.pk).update(safety_lead=lead)
    Person.objects.filter(pk=mate.pk).update(is_safety_lead=True)
    shift = watch(lead, 3)
    offer = offered(made, lead, mate)
    page = signed_in_client(mate).get(reverse("seasons:offer", args=[offer.pk])).content.decode()
    assert (
        "Who covers also leads safety" in page
        and timezone.localtime(shift.starts_at).isoformat(timespec="minutes") in page
    )
    fresh = Offer.objects.select_related("group", "made_by", "made_to").get()
    assert queries.duties_of(fresh).watches == [shift.starts_at]


def test_an_offer_of_another_kind_brings_no_duties() -> None:
    made, lead, mate = place()
    watch(lead, 3)
    offer = actions.offer_care(actor=lead, group=made, kind=Kind.CO_LEAD, person_id=mate.pk)
    page = signed_in_client(mate).get(reverse("seasons:offer", args=[offer.pk])).content.decode()
    assert "What goes with it" not in page
