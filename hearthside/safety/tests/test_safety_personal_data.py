"""What a person takes along, and what is left when they are gone."""

import pytest

from hearthside.accounts.tests.builders import person
from hearthside.safety import actions, personal_data
from hearthside.safety.models import Case, Letter, Report, Sanction
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def ava(told):
    """Ava, with a decision about her, a letter, and a report of her own."""
    notes()
    lead, ava = person(is_safety_lead=True), person()
    one = case(author=ava)
    given = {"rule": "kind_words", "reason": "It hurt somebody."}
    actions.decide(moderator=lead, case=one, verb="remove", version=0, **given)
    actions.send_letter(person=ava, text="How are you?", actor=lead)
    other = case()
    actions.report(reporter=ava, kind="note", subject_id=other.subject_id, reason="spam", note="It sells things")
    return ava


def test_the_export_has_reasons_letters_and_reports(ava):
    taken = personal_data.export(ava)
    assert taken["decisions"][0]["reason"] == "It hurt somebody."
    assert taken["letters"][0]["text"] == "How are you?"
    assert taken["reports"][0]["note"] == "It sells things"


def test_the_export_has_nothing_of_others(ava):
    nothing = dict.fromkeys(("decisions", "letters", "reports", "talks_offered", "cases_open_on_my_screen"), [])
    assert personal_data.export(person()) == nothing


def test_the_export_does_not_say_who_reported(ava):
    reporter = person("Very Special Name")
    actions.report(reporter=reporter, kind="note", subject_id=Case.objects.get(person=ava).subject_id, reason="hate")
    assert "Very Special Name" not in str(personal_data.export(ava))


def test_after_erasing_the_case_stands_without_the_person(ava):
    personal_data.erase(ava)
    assert Case.objects.count() == 2
    assert not Case.objects.filter(person=ava).exists()


def test_after_erasing_no_words_are_left(ava):
    personal_data.erase(ava)
    assert not Letter.objects.exists() and not Sanction.objects.exists()
    assert not Report.objects.filter(note__isnull=False).exists()


def test_after_erasing_no_note_in_the_history_is_left(ava):
    one = Case.objects.get(person=ava)
    personal_data.erase(ava)
    assert not one.steps.filter(note__isnull=False).exists()
