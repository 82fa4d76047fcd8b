"""What the place claims changes with what is so: switch a control off, and its claim is a gap."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group
from hearthside.kernel import audit
from hearthside.kernel.models import AuditEntry, DeadLetter
from hearthside.oversight.claims import assessment
from hearthside.oversight.transparency import AT_LEAST, account, few
from hearthside.roster.actions import start_drill
from hearthside.roster.models import StaffedHours
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, Report
from hearthside.safety.tests.builders import case, notes
from hearthside.safety.vocabulary import Reason

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def holds(key: str) -> bool:
    return next(one.holds for one in assessment() if one.key == key)


def _two_officers() -> None:
    person(is_safety_lead=True), person(is_operator=True)


def _late() -> None:
    notes()
    Case.objects.filter(pk=case("red").pk).update(due_at=timezone.now() - timedelta(minutes=1))


def _change_the_log() -> None:
    audit.record("SYSTEM", "something")
    AuditEntry.objects.update(verb="something_else")


def _fail_a_job() -> None:
    DeadLetter.objects.create(name="x", error_class="ValueError", tries=5, failed_at=timezone.now())


def _unread() -> None:
    notes()
    Case.objects.filter(pk=case("amber").pk).update(is_unread=True)


def _empty_group() -> None:
    Group.objects.filter(pk=group().pk).update(purpose=" ")


SWITCHES_ON = {
    "safety_lead": lambda: person(is_safety_lead=True),
    "two_officers": _two_officers,
    "staffed_hours": lambda: StaffedHours.objects.create(weekday=0, starts=time(9), ends=time(12)),
}
SWITCHES_OFF = {
    "cases_in_time": _late,
    "audit_whole": _change_the_log,
    "jobs_done": _fail_a_job,
    "reader_works": _unread,
    "groups": _empty_group,
}


@pytest.mark.parametrize("key", SWITCHES_ON)
def test_a_control_that_is_there_turns_its_gap_into_a_claim(key: str) -> None:
    assert not holds(key)
    SWITCHES_ON[key]()
    assert holds(key)


@pytest.mark.parametrize("key", SWITCHES_OFF)
def test_a_control_that_fails_turns_its_claim_into_a_gap(key: str) -> None:
    assert holds(key)
    SWITCHES_OFF[key]()
    assert not holds(key)


def test_the_key_beside_the_data_is_a_gap(settings) -> None:
    settings.HEARTHSIDE_KEYRING_FILE = f"{settings.DATA_DIR}/keyring"
    assert not holds("keys_apart")


@pytest.mark.parametrize("key", ["backup", "restore_practised", "drill"])
def test_what_was_never_done_is_a_gap(key: str) -> None:
    assert not holds(key)


def test_one_is_told_as_one() -> None:
    person(is_safety_lead=True)
    assert next(str(one.said) for one in assessment() if one.key == "safety_lead") == "1 safety lead is here."


def test_a_drill_meets_its_duty() -> None:
    lead = person(is_safety_lead=True)
    start_drill(actor=lead)
    assert holds("drill")


def test_the_account_counts_what_was_told_and_decided() -> None:
    lead, about = person(is_safety_lead=True), person()
    safety.report(reporter=person(), kind="person", subject_id=about.pk, reason=Reason.HARASSMENT)
    found = Case.objects.get()
    safety.decide(
        moderator=lead, case=found, verb="limit", version=0, rule="kind_words", reason="Why.", lasts_for=timedelta(1)
    )
    tables = {table.title: dict(table.rows) for table in account(timezone.now().year)}
    assert tables["What we were told"] == {"Harassment or bullying": "1"}
    assert tables["Decisions, as people read them"] == {"You can read, but not write, for a while": "1"}


def test_the_account_of_another_year_is_empty() -> None:
    safety.report(reporter=None, kind="person", subject_id=person().pk, reason=Reason.HARASSMENT)
    Report.objects.update(at=datetime(2024, 12, 31, 23, 59, tzinfo=UTC))
    assert account(2024)[0].rows and not account(2025)[0].rows


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0"), (1, "fewer than 10"), (AT_LEAST - 1, "fewer than 10"), (10, "10")]
)
def test_small_numbers_of_people_in_need_are_not_told(count: int, said: str) -> None:
    assert few(count) == said


def test_the_papers_are_written_and_gaps_end_with_one(tmp_path, capsys) -> None:
    with pytest.raises(SystemExit) as end:
        call_command("duty_of_care", out=tmp_path, year=2026)
    paper = (tmp_path / "duty-of-care.md").read_text()
    assert end.value.code == 1 and "No safety lead is here." in paper
    assert (tmp_path / "account-2026.md").read_text().startswith("# What the team did in 2026")


def test_the_page_shows_gaps_first() -> None:
    page = signed_in_client(person(is_safety_lead=True)).get("/safety/record/").content.decode()
    assert page.index("No hours are set.") < page.index("The log is whole.")


def test_a_whole_log_is_said_to_be_whole(capsys) -> None:
    audit.record("SYSTEM", "something")
    call_command("audit", "verify")
    assert "The log is whole: 1 entries." in capsys.readouterr().out


@pytest.mark.parametrize("change", [{"verb": "other"}, {"code": "x"}, {"actor_print": "0"}])
def test_a_changed_entry_is_found(change: dict[str, str]) -> None:
    for _turn in range(3):
        audit.record("SYSTEM", "something")
    AuditEntry.objects.filter(number=2).update(**change)
    with pytest.raises(CommandError, match="from entry 2 on"):
        call_command("audit", "verify")


def test_a_missing_entry_is_found() -> None:
    for _turn in range(3):
        audit.record("SYSTEM", "something")
    AuditEntry.objects.filter(number=2).delete()
    with pytest.raises(CommandError, match="from entry 2 on"):
        call_command("audit", "verify")
