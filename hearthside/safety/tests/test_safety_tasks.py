"""Cases and the chain of calls: who comes, who is spared, and what the history keeps."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.kernel import worker
from hearthside.notifications.models import Notice
from hearthside.roster import bells
from hearthside.roster.actions import answer
from hearthside.roster.models import Alert, Page
from hearthside.roster.tests.builders import on_watch
from hearthside.safety import access, actions, tasks
from hearthside.safety.bell import CaseBell
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.queries import step_in_words
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def bell():
    bells.register("case", CaseBell())


def called() -> list[str]:
    """Names of those who were called, in order."""
    return list(Page.objects.order_by("rung__number", "person__name").values_list("person__name", flat=True))


def after(minutes: float) -> None:
    """What the worker does at that time from now."""
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        worker.run_due()


def step(moderator, one, verb, **given):
    fresh = Case.objects.get(pk=one.pk)
    return actions.decide(moderator=moderator, case=fresh, verb=verb, version=fresh.version, **given)


def test_without_a_watch_leads_and_moderators_of_the_place_are_called_at_once():
    lead, keeper, author = person("Lea", is_safety_lead=True), person("Kim"), person("Ava")
    notes(keepers=[keeper, author], authors={author.pk})
    case("crisis", author=author)
    worker.run_due()
    assert called() == ["Kim", "Lea"]
    assert set(Notice.objects.values_list("person", flat=True)) == {lead.pk, keeper.pk}


def test_with_a_watch_only_its_first_is_called():
    notes(keepers=[person("Kim")])
    person("Lea", is_safety_lead=True)
    on_watch(person("Mia", is_safety_lead=True))
    case("red")
    worker.run_due()
    assert called() == ["Mia"]


def test_nobody_is_called_for_amber():
    notes(), on_watch(person(is_safety_lead=True))
    case("amber")
    worker.run_due()
    assert not Alert.objects.exists()


def test_the_chain_climbs_to_the_second_the_lead_and_the_operators():
    notes()
    on_watch(person("Anna", is_safety_lead=True)), on_watch(person("Bo", is_safety_lead=True), "second")
    person("Cleo", is_safety_lead=True), person("Dan", is_operator=True)
    case("red")
    worker.run_due()
    for minutes, names in ((4.9, 1), (5.1, 2), (9.9, 2), (10.1, 3), (19.9, 3), (20.1, 4)):
        after(minutes)
        assert called() == ["Anna", "Bo", "Cleo", "Dan"][:names], minutes


def test_the_waits_are_the_operators_to_set(settings):
    settings.CALL_AFTER = [1, 2]
    notes(), on_watch(person("Anna", is_safety_lead=True)), on_watch(person("Bo", is_safety_lead=True), "second")
    case("red")
    worker.run_due()
    after(1.1)
    assert called() == ["Anna", "Bo"]


def test_whoever_the_case_is_about_is_never_called_on_no_rung():
    author = person("Ava", is_safety_lead=True, is_operator=True)
    notes(authors={author.pk})
    on_watch(author), person("Dan", is_operator=True)
    case("red", author=author)
    for minutes in (0, 6, 11, 21):
        after(minutes)
    assert set(called()) == {"Dan"}


def test_a_rung_without_anybody_passes_to_the_next_at_once():
    notes(), person("Dan", is_operator=True)
    case("crisis")
    worker.run_due()
    assert called() == ["Dan"]


def test_when_everybody_was_called_they_are_called_again():
    notes(), person("Dan", is_operator=True)
    case("crisis")
    worker.run_due()
    after(5.1)
    assert called() == ["Dan", "Dan"]
    assert Notice.objects.count() == 2


def test_taking_the_case_at_the_desk_ends_the_chain():
    notes(), on_watch(anna := person("Anna", is_safety_lead=True))
    person("Lea", is_safety_lead=True)
    one = case("red")
    worker.run_due()
    step(anna, one, "take")
    after(30)
    assert called() == ["Anna"]
    assert Alert.objects.get().answered_how == "desk"


def test_answering_takes_the_case():
    notes(), on_watch(anna := person("Anna", is_safety_lead=True))
    one = case("red")
    worker.run_due()
    assert answer(person=anna, alert=Alert.objects.get(), how="notice")
    one.refresh_from_db()
    assert (one.taken_by, one.state) == (anna, "in_progress")


def test_every_step_is_in_the_history_of_the_case():
    (
        notes(),
        on_watch(anna := person("Anna", is_safety_lead=True)),
        on_watch(person("Bo", is_safety_lead=True), "second"),
    )
    one = case("red")
    worker.run_due()
    after(5.1)
    step(anna, one, "take")
    said = [step_in_words(one) for one in CaseStep.objects.order_by("at", "pk")]
    assert "called: the first on watch (1)" in said and "called: the second on watch (1)" in said
    assert "Anna: answered the call" in said


def test_a_case_that_is_lowered_calls_nobody_more():
    notes(), on_watch(person("Anna", is_safety_lead=True)), on_watch(person("Bo", is_safety_lead=True), "second")
    case("red")
    worker.run_due()
    Case.objects.update(level="amber")
    after(5.1)
    assert called() == ["Anna"]


def test_a_case_that_is_made_worse_calls_somebody():
    notes(), on_watch(person("Anna", is_safety_lead=True))
    one = case("amber")
    step(person("Lea", is_safety_lead=True), one, "raise")
    assert called() == ["Anna"]


def test_a_case_that_was_forgotten_is_found_within_a_minute():
    notes(), on_watch(person("Anna", is_safety_lead=True))
    case("red")
    Alert.objects.all().delete()
    tasks.look_after_crises()
    tasks.look_after_crises()
    assert called() == ["Anna"]


def test_in_a_flood_the_worst_that_nobody_is_called_about_is_looked_after_first(monkeypatch):
    notes(), on_watch(person("Anna", is_safety_lead=True))
    case("red"), case("red"), case("crisis")
    worst = Case.objects.get(level="crisis")
    Alert.objects.all().delete()
    monkeypatch.setattr(tasks, "A_TURN", 1)
    tasks.look_after_crises()
    assert list(Alert.objects.values_list("about", flat=True)) == [worst.pk]
    tasks.look_after_crises()
    assert Alert.objects.count() == 2


def test_being_called_opens_that_case_and_no_other():
    notes(), on_watch(helper := person("Hal", helper_until=timezone.localdate()))
    mine, other = case("red"), case("amber")
    worker.run_due()
    assert access.get_case_for(helper, mine.pk) == mine
    with pytest.raises(access.Http404):
        access.get_case_for(helper, other.pk)


def test_when_somebody_else_answered_it_closes_for_those_who_were_called():
    from hearthside.roster.actions import answer

    notes(), on_watch(helper := person("Hal", helper_until=timezone.localdate()))
    mine, lead = case("red"), person("Lea", is_safety_lead=True)
    worker.run_due()
    answer(person=lead, alert=Alert.objects.get(), how="desk")
    with pytest.raises(access.Http404):
        access.get_case_for(helper, mine.pk)


def test_every_open_case_finds_its_way_to_the_operator():
    notes()
    sol = person(is_operator=True)
    one = case("amber")
    tasks.check_routes()
    one.refresh_from_db()
    assert one.goes_to_operator, sol
