"""Reading, and the case in the same transaction."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import transaction

from hearthside.accounts.tests.builders import person
from hearthside.safety import actions
from hearthside.safety.models import Case
from hearthside.safety.tests.builders import case, notes
from hearthside.safety.verdicts import judge
from hearthside.triage import engine


def reader(monkeypatch, read):
    monkeypatch.setattr(engine, "assess", read)


def test_the_screen_passes_both_texts_to_the_reader(monkeypatch):
    seen = []
    reader(
        monkeypatch,
        lambda text, *, previous, context: (
            seen.append((text, previous)) or SimpleNamespace(level="green", harms=(), reasons=())
        ),
    )
    actions.screen("now", previous="before")
    assert seen == [("now", "before")]


def test_places_are_kept_and_words_are_not(monkeypatch):
    found = SimpleNamespace(why="not_wanting_to_live", start=3, end=9, words="secret")
    reader(monkeypatch, lambda *_, **__: SimpleNamespace(level="red", harms=(), reasons=(found,), guessed=()))
    assert actions.screen("x").reasons == ({"code": "not_wanting_to_live", "start": 3, "end": 9},)


def test_a_failing_reader_counts_as_amber(monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("a private sentence")

    reader(monkeypatch, fail)
    assert actions.screen("a private sentence").level == "amber"


def test_a_failing_reader_logs_no_words(monkeypatch, caplog):
    def fail(*_, **__):
        raise RuntimeError("a private sentence")

    reader(monkeypatch, fail)
    actions.screen("a private sentence")
    assert "private sentence" not in caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.django_db
class TestFollowUp:
    def follow(self, level, subject_id, *harms, **about):
        about = {"author": None, "scope": None, **about}
        return actions.follow_up(judge(level, harms), kind="note", subject_id=subject_id, **about)

    def test_green_opens_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert self.follow("green", uuid4()) is None

    def test_a_new_case_takes_three_statements(self, django_assert_num_queries):
        ava = person()
        with transaction.atomic(), django_assert_num_queries(3):
            self.follow("crisis", uuid4(), author=ava)

    def test_a_rollback_takes_the_case_along(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            self.follow("red", uuid4())
            1 / 0  # noqa: B018
        assert not Case.objects.exists()

    def test_a_subject_has_one_case(self):
        subject = uuid4()
        assert self.follow("amber", subject) == self.follow("red", subject)

    def test_a_later_reading_raises(self):
        subject = uuid4()
        self.follow("amber", subject)
        assert self.follow("crisis", subject).level == "crisis"

    def test_a_later_reading_never_lowers(self):
        subject = uuid4()
        self.follow("red", subject)
        assert self.follow("amber", subject).level == "red"

    def test_a_closed_case_opens_again(self):
        first = case("amber")
        Case.objects.update(state="closed", outcome="talked")
        again = self.follow("amber", first.subject_id)
        assert (again.state, again.outcome) == ("open", "")

    def test_a_hold_is_not_lifted_by_an_edit(self):
        subject = uuid4()
        self.follow("green", subject, "pact")
        assert self.follow("amber", subject).is_held

    def test_an_anonymous_author_is_not_in_the_row(self):
        assert self.follow("red", uuid4()).person_id is None


@pytest.mark.django_db
def test_worse_cases_come_first_whatever_their_age():
    notes()
    made = [case(level) for level in ("amber", "crisis", "green", "red")]
    assert [c.level for c in Case.objects.by_need()] == ["crisis", "red", "amber", "green"], made
