"""Every claim of the duty-of-care paper, from all rooms: it changes with its control, and its proof opens for whoever is led there."""

import re
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import get_commands
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.directory import book, checks
from hearthside.directory.models import How, Verification
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group
from hearthside.kernel import audit
from hearthside.kernel.models import AuditEntry, DeadLetter
from hearthside.kernel.place import change_place
from hearthside.oversight.claims import Claim, assessment
from hearthside.roster.actions import start_drill
from hearthside.roster.models import Alert, StaffedHours
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, Sanction
from hearthside.safety.tests.builders import case, notes
from hearthside.teaching.models import SecondLook
from hearthside.web import backups

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def place(settings, tmp_path: Path) -> None:
    """A place with a data folder of its own and its key elsewhere."""
    settings.DATA_DIR, settings.HEARTHSIDE_KEYRING_FILE = tmp_path / "data", tmp_path / "keys" / "keyring"
    settings.DATA_DIR.mkdir()
    change_place(country="GB")
    checks.forget()


def claims() -> dict[str, Claim]:
    return {one.key: one for one in assessment()}


def _drill_long_ago(_settings) -> None:
    Alert.objects.all().delete()
    start_drill(actor=person(is_safety_lead=True))
    Alert.objects.update(opened_at=timezone.now() - timedelta(days=91))


def _call_every_line(_settings) -> None:
    for line in book.countries()["GB"].lines:
        Verification.objects.create(line_id=line.id, how=How.values[0])
    checks.forget()


def _late_case(_settings) -> None:
    notes()
    Case.objects.filter(pk=case("red").pk).update(due_at=timezone.now() - timedelta(minutes=1))


def _unread_text(_settings) -> None:
    notes()
    Case.objects.filter(pk=case("amber").pk).update(is_unread=True)


def _late_second_look(_settings) -> None:
    notes()
    ava, one = person(), case("green")
    Case.objects.filter(pk=one.pk).update(person=ava)
    one.refresh_from_db()
    given = {"rule": "kind_words", "reason": "Why.", "lasts_for": timedelta(1)}
    safety.decide(moderator=person(is_safety_lead=True), case=one, verb="limit", version=one.version, **given)
    safety.ask_again(person=ava, sanction=Sanction.objects.get(), text="Please look again.")
    Sanction.objects.update(appealed_at=timezone.now() - timedelta(days=8))


def _broken_log(_settings) -> None:
    audit.record("SYSTEM", "something")
    AuditEntry.objects.update(verb="something_else")


def _key_beside_the_data(settings) -> None:
    settings.HEARTHSIDE_KEYRING_FILE = f"{settings.DATA_DIR}/keyring"


Switch = Callable[..., object]
ON: dict[str, Switch] = {
    "safety_lead": lambda _: person(is_safety_lead=True),
    "two_officers": lambda _: (person(is_safety_lead=True), person(is_operator=True)),
    "staffed_hours": lambda _: StaffedHours.objects.create(weekday=0, starts=time(9), ends=time(12)),
    "drill": lambda _: start_drill(actor=person(is_safety_lead=True)),
    "helplines": _call_every_line,
    "backup": lambda _: backups.note_backup(backups.Made(timezone.now(), True, "a", "b")),
    "restore_practised": lambda _: backups.note_practice(backups.Practice(timezone.now(), True, "All was well.")),
}
"""What makes a claim out of a gap, in a place where nothing was done yet."""
OFF: dict[str, Switch] = {
    "safety_lead": lambda _: Person.objects.update(is_safety_lead=False),
    "two_officers": lambda _: Person.objects.update(is_operator=False),
    "staffed_hours": lambda _: StaffedHours.objects.all().delete(),
    "drill": _drill_long_ago,
    "helplines": lambda _: (Verification.objects.all().delete(), checks.forget()),
    "groups": lambda _: Group.objects.filter(pk=group().pk).update(purpose=" "),
    "cases_in_time": _late_case,
    "appeals_in_time": _late_second_look,
    "reader_works": _unread_text,
    "audit_whole": _broken_log,
    "keys_apart": _key_beside_the_data,
    "jobs_done": lambda _: DeadLetter.objects.create(name="x", error_class="E", tries=5, failed_at=timezone.now()),
    "backup": lambda settings: (settings.DATA_DIR / "last_backup").unlink(),
    "restore_practised": lambda settings: (settings.DATA_DIR / "last_practice").unlink(),
    "second_looks": lambda _: SecondLook.objects.create(kind="post", subject_id=uuid4(), version="0" * 12),
}
"""What makes a gap out of it."""


def test_every_claim_has_a_switch_here() -> None:
    assert set(claims()) == set(OFF)


@pytest.mark.parametrize("key", OFF)
def test_a_claim_falls_when_its_control_is_switched_off(key: str, settings) -> None:
    said = claims()[key]
    assert said.holds == (key not in ON)
    ON.get(key, lambda _: None)(settings)
    assert claims()[key].holds
    OFF[key](settings)
    assert not claims()[key].holds


@pytest.mark.parametrize("duty", ["is_safety_lead", "is_operator"])
def test_every_proof_on_the_page_opens_for_who_reads_it(duty: str) -> None:
    client = signed_in_client(person(**{duty: True}))
    page = client.get("/safety/record/").content.decode()
    links = re.findall(r'<a href="([^"]+)">See for yourself', page)
    assert len(links) >= 8 and page.count('<p class="soft small">') == len(claims())
    assert {path: client.get(path).status_code for path in links} == dict.fromkeys(links, 200)


def test_every_proof_is_a_page_a_command_or_a_paper_that_is_there() -> None:
    for one in claims().values():
        is_command = one.proof.startswith("hearthside ") and one.proof.split()[1] in get_commands()
        assert one.proof.startswith("/") or is_command or (ROOT / one.proof).exists(), one.key
