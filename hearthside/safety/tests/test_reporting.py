"""Reports."""

from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404

from hearthside.accounts.tests.builders import person
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import TooFast
from hearthside.safety import actions, queries
from hearthside.safety.models import Case, Report
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def report(**about):
    given = {"reporter": person(), "kind": "note", "subject_id": uuid4(), "reason": "harassment", **about}
    return actions.report(**given)[0]


@pytest.mark.parametrize(("reason", "is_urgent", "level"), [
    ("worried", False, "amber"), ("worried", True, "red"), ("spam", False, "green"), ("spam", True, "red"),
    ("sexual", False, "amber"),
])  # fmt: skip
def test_a_reason_gives_a_colour(reason, is_urgent, level):
    notes()
    assert report(reason=reason, is_urgent=is_urgent).case.level == level


def test_worries_go_to_care_and_the_rest_to_conduct():
    notes()
    worry, spam = report(reason="worried").case, report(reason="spam").case
    assert (worry.is_care, worry.is_conduct, spam.is_care, spam.is_conduct) == (True, False, False, True)


def test_a_report_joins_the_case_of_its_subject():
    notes()
    first = case("red")
    assert report(subject_id=first.subject_id).case == first


def test_a_report_never_lowers_a_colour():
    notes()
    first = case("crisis")
    report(subject_id=first.subject_id, reason="spam")
    first.refresh_from_db()
    assert first.level == "crisis"


def test_a_report_opens_a_closed_case_again():
    notes()
    first = case("amber")
    Case.objects.update(state="closed", outcome="talked")
    report(subject_id=first.subject_id)
    first.refresh_from_db()
    assert (first.state, first.outcome) == ("open", "")


def test_nobody_can_report_what_is_not_there():
    with pytest.raises(Http404):
        report(kind="cloud")


def test_the_note_lies_sealed():
    notes()
    made = report(note="a private sentence")
    assert Report.objects.get(pk=made.pk).note.reveal() == "a private sentence"
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM safety_report")
        assert b"private sentence" not in bytes(cursor.fetchone()[0])


def test_a_report_is_audited():
    notes()
    report()
    assert AuditEntry.objects.filter(verb="reported", code="harassment").exists()


def test_those_who_may_look_are_told_calmly(told):
    notes()
    lead = person(is_safety_lead=True)
    report()
    assert told == [({lead.pk}, "safety.report")]


@pytest.mark.usefixtures("still_clock")
def test_visitors_report_five_times_a_day():
    for _ in range(5):
        actions.check_pace(None, "192.0.2.1")
    with pytest.raises(TooFast):
        actions.check_pace(None, "192.0.2.1")


def test_the_reporter_hears_that_someone_looked_and_no_more():
    notes()
    made = report()
    Case.objects.update(outcome="restricted")
    made.answered_at = made.at
    assert queries.answer_to(made).startswith("Someone has looked")
