"""An organisation is a roof: groups come under it by their own wish, and it sees what a poster on the door would say."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.circles.tests.test_circles import circle
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.organisations import actions, personal_data, queries
from hearthside.organisations.models import Administrator, Band, Organisation, UnderRoof
from hearthside.organisations.tests.builders import organisation, under

pytestmark = pytest.mark.django_db


def test_operators_found_it_and_name_who_runs_it() -> None:
    fresh_counters()
    robin, client = person("Robin"), signed_in_client(person(is_operator=True))
    client.post("/organisations/new/", {"name": "River House", "about": "", "person": "Robin"})
    assert queries.run_by(robin)[0].slug == "river-house"
    with pytest.raises(Http404):
        actions.found(actor=robin, name="Another", about="", run_by=robin)


def test_the_button_that_takes_the_task_from_somebody_says_from_whom() -> None:
    roof, client = organisation(run_by=person("Robin")), signed_in_client(person(is_operator=True))
    assert "Take this task from Robin" in client.get(f"/organisations/{roof.slug}/run-by/").content.decode()


def test_a_group_comes_under_it_by_its_leaders_wish_and_its_yes() -> None:
    fresh_counters()
    runs, made = person(), group("Evening table")
    roof = organisation(run_by=runs)
    client = signed_in_client(made.leader)
    client.post(reverse("organisations:roof", args=[made.slug]), {"organisation": roof.slug, "hours": "Mondays"})
    assert queries.groups_of(roof) == [] and queries.who_asks(roof) == [(made.slug, "Evening table")]
    yes = reverse("organisations:answer", args=[roof.slug, made.slug])
    signed_in_client(runs).post(yes, {"answer": "yes"})
    assert [one.hours for one in queries.groups_of(roof)] == ["Mondays"]


def told(who: Person) -> list[str]:
    run_jobs()
    return list(Notice.objects.filter(person=who).values_list("kind", flat=True))


@pytest.mark.parametrize(("is_welcomed", "kind"), [(True, "organisations.parted"), (False, "organisations.not_now")])
def test_leaders_are_told_of_a_no_and_of_a_parting(is_welcomed: bool, kind: str) -> None:
    runs, made = person(), group()
    roof = organisation(run_by=runs)
    row = under(roof, made) if is_welcomed else UnderRoof.objects.create(group=made, organisation=roof)
    actions.answer(actor=runs, organisation=roof, roof=row, is_yes=False)
    assert told(made.leader) == [kind]


def test_who_runs_it_is_told_of_their_new_part_and_of_a_group_that_left() -> None:
    runs, made = person(), group()
    roof = organisation()
    actions.name_administrator(actor=person(is_operator=True), organisation=roof, person=runs)
    under(roof, made)
    actions.leave_roof(actor=made.leader, group=made)
    assert sorted(told(runs)) == ["organisations.left", "organisations.named"]


def test_a_question_taken_back_is_told_to_nobody() -> None:
    runs, made = person(), group()
    UnderRoof.objects.create(group=made, organisation=organisation(run_by=runs))
    actions.leave_roof(actor=made.leader, group=made)
    assert told(runs) == []


def test_who_steps_down_sees_nothing_and_the_groups_stay() -> None:
    runs, made = person(), group()
    roof = organisation(run_by=runs)
    under(roof, made)
    signed_in_client(runs).post(reverse("organisations:step_down", args=[roof.slug]))
    assert queries.run_by(runs) == [] and len(queries.groups_of(roof)) == 1
    with pytest.raises(Http404):
        actions.step_down(actor=runs, organisation=roof)


def test_operators_see_which_organisation_nobody_runs() -> None:
    roof = organisation()
    client = signed_in_client(person(is_operator=True))
    assert "Nobody runs it now" not in client.get(reverse("organisations:list")).content.decode()
    Administrator.objects.filter(organisation=roof).delete()
    assert "Nobody runs it now" in client.get(reverse("organisations:list")).content.decode()


def test_members_and_strangers_bring_no_group_under_it() -> None:
    made, roof = group(), organisation()
    for who in (member(made).person, person()):
        with pytest.raises(NotAllowed), transaction.atomic():
            actions.ask_in(actor=who, group=made, organisation=roof, hours="")


def test_a_group_leaves_when_it_likes() -> None:
    made, roof = group(), organisation()
    under(roof, made)
    actions.leave_roof(actor=made.leader, group=made)
    assert queries.groups_of(roof) == []


def test_a_circle_belongs_to_its_people_alone() -> None:
    made = circle()
    with pytest.raises(NotNow, match="circle"):
        actions.ask_in(actor=made.leader, group=made, organisation=organisation(), hours="")


@pytest.mark.parametrize(
    ("number", "band"),
    [
        (0, "0_4"),
        (4, "0_4"),
        (5, "5_9"),
        (9, "5_9"),
        (10, "10_19"),
        (19, "10_19"),
        (20, "20_49"),
        (99, "50_99"),
        (400, "100_"),
    ],
)
def test_numbers_are_said_in_bands_of_five_or_more(number: int, band: str) -> None:
    assert actions.band_of(number) == band


def test_no_band_is_narrower_than_five() -> None:
    ends = sorted(int(band.split("_")[0]) for band in Band.values)
    assert all(after - before >= 5 for before, after in zip(ends, ends[1:], strict=False))


def test_nobody_watches_single_people_come_and_go() -> None:
    made, roof = group(), organisation()
    row = under(roof, made)
    for _number in range(6):
        member(made)
    today = timezone.localdate()
    actions.count_due(today + timedelta(days=27))
    assert [one.people for one in queries.groups_of(roof)] == ["fewer than 5"]
    actions.count_due(today + timedelta(days=28))
    assert [one.people for one in queries.groups_of(roof)] == ["5 to 9"]
    row.refresh_from_db()
    assert row.counted_on == today + timedelta(days=28)


def test_everybody_inside_reads_what_it_sees() -> None:
    made, roof = group(), organisation("River House")
    under(roof, made)
    shown = signed_in_client(member(made).person).get(reverse("organisations:roof", args=[made.slug])).content.decode()
    assert "stands under River House" in shown and "What it never sees" in shown


def test_who_is_erased_runs_nothing_and_the_roof_stays() -> None:
    runs = person()
    roof = organisation(run_by=runs)
    assert personal_data.export(runs) == {"runs": [roof.name]}
    personal_data.erase(runs)
    assert not Administrator.objects.exists() and Organisation.objects.exists()
    under(roof, made := group())
    made.delete()
    assert not UnderRoof.objects.exists()
