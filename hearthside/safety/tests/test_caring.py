"""Care for those who watch: what they carried is counted, the queue obeys, and a crisis is never hidden from the only one there."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.kernel import worker
from hearthside.notifications.models import Notice
from hearthside.roster import actions as roster
from hearthside.roster import bells
from hearthside.roster.tests.builders import on_watch
from hearthside.safety import actions, carrying, tasks
from hearthside.safety.bell import CaseBell
from hearthside.safety.models import Case, Debrief, Look
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def subject(settings):
    bells.register("case", CaseBell())
    settings.HEAVY_CASES, settings.HEAVY_MINUTES = 2, 30
    return notes(text="Everything is dark")


@pytest.fixture
def mia(client):
    made = person("Mia", is_safety_lead=True)
    on_watch(made)
    client.force_login(made)
    return made


def looked(who, one, *, minutes: float, ago: float = 60, is_heavy: bool = True) -> Look:
    at = timezone.now() - timedelta(minutes=ago)
    return Look.objects.create(person=who, case=one, at=at, until=at + timedelta(minutes=minutes), is_heavy=is_heavy)


def carried_enough(who) -> None:
    for _ in range(2):
        looked(who, case("red"), minutes=3, ago=20)
    Case.objects.update(state="closed")


def shown(client) -> str:
    return client.get(reverse("safety:desk")).content.decode()


def test_opening_a_case_counts_until_one_turns_away(client, mia):
    one = case("red")
    client.get(reverse("safety:case", args=[one.pk]))
    with time_machine.travel(timezone.now() + timedelta(minutes=4), tick=False):
        shown(client)
    load = carrying.load_of(mia)
    assert load.heavy_cases == 1 and load.heavy_minutes in (4, 5)


def test_a_page_left_open_counts_ten_minutes_at_most(client, mia):
    client.get(reverse("safety:case", args=[case("red").pk]))
    with time_machine.travel(timezone.now() + timedelta(minutes=50), tick=False):
        assert carrying.load_of(mia).heavy_minutes == 10


def test_calm_cases_are_minutes_but_not_heavy(mia):
    looked(mia, case("amber"), minutes=9, is_heavy=False)
    load = carrying.load_of(mia)
    assert (load.minutes, load.heavy_minutes, load.heavy_cases, load.is_enough) == (9, 0, 0, False)


def test_every_watch_begins_anew(mia):
    for _ in range(2):
        looked(mia, case("red"), minutes=3, ago=200)
    assert not carrying.load_of(mia).is_enough


@pytest.mark.parametrize(("minutes", "is_enough"), [(29, False), (30, True)])
def test_half_an_hour_with_hard_words_is_enough(mia, minutes: int, is_enough: bool):
    looked(mia, case("red"), minutes=minutes, ago=40)
    assert carrying.load_of(mia).is_enough is is_enough


def test_past_it_hard_cases_go_to_somebody_else_who_is_here(client, mia):
    carried_enough(mia), on_watch(person("Ben", is_safety_lead=True), "second")
    hard, calm = case("crisis"), case("amber")
    page = shown(client)
    assert str(hard.pk) not in page and str(calm.pk) in page
    assert "Hard cases are with Ben for now" in page


def test_a_crisis_stays_in_sight_of_the_only_one_there(client, mia):
    carried_enough(mia)
    assert str(case("crisis").pk) in shown(client)


def test_somebody_who_rests_or_is_on_a_break_is_not_there(client, mia):
    carried_enough(mia), on_watch(ben := person("Ben", is_safety_lead=True), "second")
    hard = case("crisis")
    roster.take_break(person=ben)
    assert str(hard.pk) in shown(client)
    roster.rest(person=ben)
    assert str(hard.pk) in shown(client)


def test_somebody_who_has_carried_enough_too_is_not_there(client, mia):
    on_watch(ben := person("Ben", is_safety_lead=True), "second")
    carried_enough(mia), carried_enough(ben)
    assert str(case("crisis").pk) in shown(client)


def test_somebody_whom_the_case_is_about_is_not_there_for_it(client, mia, subject):
    ben = person("Ben", is_safety_lead=True)
    carried_enough(mia), on_watch(ben, "second")
    assert str(case("crisis", author=ben).pk) in shown(client)


def test_what_is_in_my_hands_stays_there(client, mia):
    carried_enough(mia), on_watch(person("Ben", is_safety_lead=True), "second")
    mine = case("red")
    Case.objects.filter(pk=mine.pk).update(taken_by=mia, state="in_progress")
    assert str(mine.pk) in shown(client)


def test_a_case_i_am_called_about_is_in_sight(client, mia):
    carried_enough(mia), on_watch(person("Ben", is_safety_lead=True), "second")
    hard = case("crisis")
    worker.run_due()
    assert str(hard.pk) in shown(client)


def test_the_budget_asks_as_many_questions_for_one_case_as_for_many(client, mia, django_assert_max_num_queries):
    carried_enough(mia), on_watch(person("Ben", is_safety_lead=True), "second")
    for _ in range(60):
        case("red", scope=uuid4())
    load = carrying.load_of(mia)
    with django_assert_max_num_queries(40):
        assert len(carrying.relief_for(mia, load).cases) == 60


def test_a_break_is_offered_after_a_heavy_case(client, mia):
    assert "Take a break of 15 minutes" not in shown(client)
    looked(mia, case("red"), minutes=3, ago=5)
    assert "Take a break of 15 minutes" in shown(client)


def test_a_talk_is_offered_a_day_and_three_days_later(mia):
    one = case("red")
    actions.decide(moderator=mia, case=one, verb="take", version=one.version)
    for hours, offered in ((23, 0), (25, 1), (71, 1), (73, 2)):
        with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
            tasks.offer_talks()
            worker.run_due()
            assert Notice.objects.filter(kind="safety.debrief").count() == offered


def test_two_steps_on_one_case_are_one_offer(mia):
    one = case("red")
    actions.decide(moderator=mia, case=one, verb="take", version=one.version)
    one = Case.objects.get(pk=one.pk)
    actions.decide(moderator=mia, case=one, verb="write", version=one.version, text="How are you now?")
    assert Debrief.objects.count() == 2


def test_amber_offers_no_talk(mia):
    one = case("amber")
    actions.decide(moderator=mia, case=one, verb="take", version=one.version)
    assert not Debrief.objects.exists()


def test_an_offered_talk_is_ended_by_its_person_only(client, mia):
    talk = Debrief.objects.create(person=mia, case=case("red"), hours=24, due_at=timezone.now())
    page = client.get(reverse("safety:own_care")).content.decode()
    assert "I have talked about it" in page and "Who may like a talk" in page
    client.force_login(person(is_safety_lead=True))
    client.post(reverse("safety:end_talk", args=[talk.pk]))
    assert Debrief.objects.filter(done_at=None).exists()
    client.force_login(mia)
    client.post(reverse("safety:end_talk", args=[talk.pk]))
    assert not Debrief.objects.filter(done_at=None).exists()


def test_nobody_else_sees_what_somebody_carried(client, mia):
    looked(mia, case("red"), minutes=17)
    client.force_login(person(is_safety_lead=True, is_operator=True))
    assert "17 of 30" not in client.get(reverse("safety:own_care")).content.decode()


def test_words_are_covered_on_every_case_until_opened(client, mia, subject):
    page = client.get(reverse("safety:case", args=[case("red").pk])).content.decode()
    before, _, after = page.partition(subject.text)
    assert before.rindex("<details") > before.rindex("</details>") if "</details>" in before else True
    assert '<details class="cover" open' not in page and after
