"""The desk: what can be done, by whom, and with whom."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.kernel import bus
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.safety import access, actions, subjects
from hearthside.safety.models import Case, Report, Sanction
from hearthside.safety.remedies import remedies_for
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHY = {"rule": "kind_words", "reason": "It was said to hurt."}
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def lead(**about):
    return person(is_safety_lead=True, **about)


def do(moderator, one, verb, **given):
    fresh = Case.objects.get(pk=one.pk)
    return actions.decide(moderator=moderator, case=fresh, verb=verb, version=fresh.version, **given)


def verbs(moderator, one):
    return [remedy.verb for remedy in remedies_for(moderator, Case.objects.get(pk=one.pk))]


@pytest.fixture(autouse=True)
def subject(told):
    return notes()


def test_the_first_thing_is_to_take_it():
    assert verbs(lead(), case())[0] == "take"


def test_two_at_once_lose_nothing():
    one, first, second = case(), lead(), lead()
    seen = Case.objects.get(pk=one.pk)
    do(first, one, "take")
    with pytest.raises(NotNow):
        actions.decide(moderator=second, case=seen, verb="take", version=seen.version)
    assert Case.objects.get().taken_by == first


def test_a_step_is_in_the_history_and_the_audit():
    one = do(lead(), case(), "take")
    assert one.steps.get().verb == "take"
    assert AuditEntry.objects.filter(verb="case_take").exists()


def test_what_is_not_offered_is_refused():
    with pytest.raises(NotAllowed):
        do(lead(), case(), "release")


def test_words_reach_the_author(subject):
    do(lead(), case(), "write", text="How are you now?")
    assert subject.letters == ["How are you now?"]


@pytest.mark.parametrize("verb", ["hold", "remove"])
def test_a_decision_about_words_has_a_statement_of_reasons(verb, subject, told):
    ava = person()
    do(lead(), case(author=ava), verb, **WHY)
    made = Sanction.objects.get(person=ava)
    assert (made.rule, made.reason.reveal()) == ("kind_words", "It was said to hurt.")
    assert subject.done[0][1] == verb
    assert ({ava.pk}, "safety.decision") in told


def test_an_anonymous_author_is_told_why_in_the_mailbox(subject):
    do(lead(), case(), "remove", **WHY)
    assert "It was said to hurt." in subject.letters[0]
    assert not Sanction.objects.exists()


def test_a_release_ends_the_hiding(subject):
    one, sol = case(author=person()), lead()
    do(sol, one, "hold", **WHY)
    do(sol, one, "release")
    assert not Sanction.objects.in_force().exists()
    assert subject.done[-1][1] == "release"


def test_anyone_at_the_desk_makes_it_more_urgent():
    assert do(lead(), case("amber"), "raise").level == "red"


def test_only_trained_people_make_it_less_urgent():
    scope = uuid4()
    helper = person(helper_until=timezone.localdate())
    assert "lower" in verbs(helper, case("red", scope=scope))
    assert "lower" not in verbs(person(), case("red", scope=scope))


def test_lowering_keeps_its_reason():
    one = do(lead(), case("red"), "lower", reason="We spoke; all is well.")
    assert one.steps.get(verb="lower").note.reveal() == "We spoke; all is well."


@pytest.mark.parametrize("level", ["red", "crisis"])
def test_red_and_crisis_are_closed_by_two(level):
    one, sol = case(level), lead()
    do(sol, one, "close", outcome="talked")
    assert not Case.objects.get().is_closed
    assert "confirm_close" not in verbs(sol, one)
    assert do(lead(), one, "confirm_close").is_closed


def test_amber_is_closed_by_one():
    assert do(lead(), case("amber"), "close", outcome="talked").is_closed


def test_who_reported_is_told_that_someone_looked(told):
    ava, subject_id = person(), uuid4()
    report, _ = actions.report(reporter=ava, kind="note", subject_id=subject_id, reason="spam")
    do(lead(), report.case, "close", outcome="reminded")
    assert ({ava.pk}, "safety.looked") in told
    assert Report.objects.get().answered_at is not None


def test_a_pause_of_a_day_holds_at_once():
    ava = person()
    do(lead(), case(author=ava), "pause", lasts_for=DAY, **WHY)
    assert Person.objects.get(pk=ava.pk).is_paused


def test_open_pages_of_somebody_paused_hear_no_more_news(monkeypatch, django_capture_on_commit_callbacks):
    ava, told = person(), []
    one = case(author=ava)
    monkeypatch.setattr(bus, "publish", told.append)
    with django_capture_on_commit_callbacks(execute=True):
        do(lead(), one, "pause", lasts_for=DAY, **WHY)
    assert f"revoke:{ava.pk}" in told


def test_a_longer_pause_waits_for_a_second_person():
    ava, sol = person(), lead()
    one = case(author=ava)
    do(sol, one, "pause", lasts_for=WEEK, **WHY)
    assert not Person.objects.get(pk=ava.pk).is_paused
    assert "confirm_pause" not in verbs(sol, one)
    do(lead(), one, "confirm_pause")
    assert Person.objects.get(pk=ava.pk).is_paused


def test_nobody_confirms_their_own_pause():
    one, sol = case(author=person()), lead()
    do(sol, one, "pause", lasts_for=WEEK, **WHY)
    with pytest.raises(NotAllowed):
        do(sol, one, "confirm_pause")


def test_a_declined_pause_leaves_nothing_behind():
    one = case(author=person())
    do(lead(), one, "pause", lasts_for=WEEK, **WHY)
    do(lead(), one, "decline_pause")
    assert not Sanction.objects.exists()


@pytest.mark.parametrize("verb", ["pause", "limit"])
def test_a_decision_about_the_team_always_takes_two(verb):
    other = lead()
    do(lead(), case(author=other), verb, lasts_for=DAY, **WHY)
    assert not Sanction.objects.get().is_confirmed


def test_a_proposed_decision_holds_nobody_back():
    ava = person()
    do(lead(), case(author=ava), "pause", lasts_for=WEEK, **WHY)
    access.check_not_sanctioned(ava, None)


def test_a_limit_in_one_place_leaves_the_others(django_assert_num_queries, monkeypatch):
    ava, here = person(), uuid4()
    keeper = person()
    monkeypatch.setattr(subjects, "_scopes", [lambda one: {here} if one == keeper else set()])
    do(keeper, case(author=ava, scope=here), "limit", lasts_for=DAY, **WHY)
    with django_assert_num_queries(1):
        access.check_not_sanctioned(ava, uuid4())
    with pytest.raises(NotAllowed):
        access.check_not_sanctioned(ava, here)


def test_a_limit_ends_by_itself():
    ava = person()
    do(lead(), case(author=ava), "limit", lasts_for=DAY, **WHY)
    Sanction.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    access.check_not_sanctioned(ava, None)


def test_nobody_has_remedies_in_a_case_about_themselves():
    sol = lead()
    assert remedies_for(sol, case(author=sol)) == []


def test_nobody_can_be_paused_for_an_anonymous_post():
    assert {"pause", "limit"}.isdisjoint(verbs(lead(), case()))


class TestAppeals:
    def decided(self, moderator, ava, verb="remove"):
        more = {"lasts_for": DAY} if verb in ("limit", "pause") else {}
        do(moderator, case(author=ava), verb, **WHY, **more)
        return Sanction.objects.get()

    def test_an_appeal_is_answered_by_somebody_else(self):
        sol, ava = lead(), person()
        made = self.decided(sol, ava)
        actions.ask_again(person=ava, sanction=made, text="It was a song.")
        with pytest.raises(NotAllowed):
            actions.answer_appeal(moderator=sol, sanction=made, outcome="upheld", answer="No.")

    def test_the_one_who_decided_is_not_told_of_the_appeal(self, told):
        sol, other, ava = lead(), lead(), person()
        actions.ask_again(person=ava, sanction=self.decided(sol, ava), text="It was a song.")
        assert told[-1] == ({other.pk}, "safety.appeal")

    def test_an_overturned_decision_is_undone(self, subject):
        ava = person()
        made = self.decided(lead(), ava)
        actions.ask_again(person=ava, sanction=made, text="It was a song.")
        actions.answer_appeal(moderator=lead(), sanction=made, outcome="overturned", answer="You are right.")
        assert subject.done[-1][1] == "release"
        assert not Case.objects.get().is_removed

    def test_an_overturned_pause_opens_the_account(self):
        ava = person()
        made = self.decided(lead(), ava, "pause")
        actions.ask_again(person=ava, sanction=made, text="It was not me.")
        actions.answer_appeal(moderator=lead(), sanction=made, outcome="overturned", answer="You are right.")
        assert not Person.objects.get(pk=ava.pk).is_paused

    def test_one_asks_once(self):
        ava = person()
        made = self.decided(lead(), ava)
        actions.ask_again(person=ava, sanction=made, text="It was a song.")
        with pytest.raises(NotNow):
            actions.ask_again(person=ava, sanction=made, text="Please.")

    def test_one_can_ask_for_half_a_year(self):
        ava = person()
        made = self.decided(lead(), ava)
        made.starts_at = timezone.now() - timedelta(days=184)
        with pytest.raises(NotNow):
            actions.ask_again(person=ava, sanction=made, text="It was a song.")

    def test_an_appeal_is_answered_once(self):
        ava = person()
        made = self.decided(lead(), ava)
        actions.ask_again(person=ava, sanction=made, text="It was a song.")
        actions.answer_appeal(moderator=lead(), sanction=made, outcome="upheld", answer="No.")
        with pytest.raises(NotNow):
            actions.answer_appeal(moderator=lead(), sanction=made, outcome="overturned", answer="Yes.")
