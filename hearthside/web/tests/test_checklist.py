from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.directory import checks, own_lines
from hearthside.directory.models import Verification
from hearthside.directory.queries import helplines_for
from hearthside.groups.tests.builders import group
from hearthside.kernel.place import change_place, place
from hearthside.kernel.refusals import Refusal
from hearthside.roster.models import StaffedHours
from hearthside.web import actions, backups, checklist

pytestmark = pytest.mark.django_db


@pytest.fixture
def sol(settings, tmp_path: Path) -> Person:
    """Who runs a place where nothing has been done yet."""
    settings.DATA_DIR = tmp_path
    settings.SITE_URL = "http://example.org"
    checks.forget()
    change_place(is_set_up=True, is_open=False, country="GB", safety_lead="Lio", team_has_two_steps=True)
    return person("Sol", is_operator=True)


def name_a_lead(sol: Person, settings) -> None:
    person("Lio", is_safety_lead=True)


def set_hours(sol: Person, settings) -> None:
    StaffedHours.objects.create(weekday=0, starts=time(18), ends=time(22))


def check_a_line(sol: Person, settings) -> None:
    line = next(one.line for one in helplines_for("GB").lines if not one.line.is_information)
    Verification.objects.create(line_id=line.id, verified_by=sol, how="called")
    checks.forget()


def open_a_group(sol: Person, settings) -> None:
    group("Evening")


def make_a_backup(sol: Person, settings) -> None:
    backups.note_backup(backups.Made(datetime.now(UTC), True, "/backups/data", "/backups/keys"))


def write_ten_words(sol: Person, settings) -> None:
    sol.recovery_hash = "scrambled"
    sol.save()


def move_to_https(sol: Person, settings) -> None:
    settings.SITE_URL = "https://example.org"


def set_up_codes(sol: Person, settings) -> None:
    Authenticator.objects.create(user=sol, type=Authenticator.Type.TOTP, data={})


STEPS: dict[str, Callable[..., None]] = {
    "second_step": set_up_codes,
    "safety_lead": name_a_lead,
    "hours": set_hours,
    "helplines": check_a_line,
    "group": open_a_group,
    "backup": make_a_backup,
    "way_back": write_ten_words,
    "address": move_to_https,
}


def green(sol: Person) -> set[str]:
    return {item.key for item in checklist.items(sol) if item.is_green}


def test_nothing_is_green_at_first(sol: Person) -> None:
    assert green(sol) == set()


def test_every_item_can_be_done() -> None:
    assert [row[0] for row in checklist._LIST] == list(STEPS)


@pytest.mark.parametrize("key", STEPS)
def test_each_item_turns_green_by_its_own_step_alone(sol: Person, settings, key: str) -> None:
    STEPS[key](sol, settings)
    assert green(sol) == {key}


def test_this_machine_alone_is_a_safe_address(sol: Person, settings) -> None:
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert "address" in green(sol)


def test_a_backup_mark_that_makes_no_sense_is_not_green(sol: Person) -> None:
    backups._file("last_backup").write_text("yes")
    assert "backup" not in green(sol)


@pytest.mark.parametrize("missing", STEPS)
def test_the_doors_stay_shut_while_one_item_is_not_green(sol: Person, settings, missing: str) -> None:
    for key, step in STEPS.items():
        if key != missing:
            step(sol, settings)
    with pytest.raises(Refusal):
        actions.open_doors(actor=sol)
    assert not place().is_open


def test_the_doors_open_when_all_is_green_and_shut_again(sol: Person, settings, client: Client) -> None:
    for step in STEPS.values():
        step(sol, settings)
    client.force_login(sol)
    client.post("/set-up/doors/", {"wish": "open"})
    assert place().is_open
    client.post("/set-up/doors/", {"wish": "shut"})
    assert not place().is_open


def test_asking_to_open_too_early_says_what_is_left(sol: Person, client: Client) -> None:
    client.force_login(sol)
    page = client.post("/set-up/doors/", {"wish": "open"})
    assert page.status_code == 409
    assert "A backup was made" in page.content.decode()
    assert client.get("/join/", headers={"cookie": ""}).status_code in {302, 409}
    assert Client().get("/join/").status_code == 409


def test_nobody_else_sees_the_list_or_the_doors(sol: Person, client: Client) -> None:
    client.force_login(person())
    assert client.get("/set-up/checklist/").status_code == 404
    assert client.post("/set-up/doors/").status_code == 404
    with pytest.raises(Refusal):
        actions.open_doors(actor=person())


def test_until_the_doors_open_each_page_leads_back_to_what_is_left(sol: Person, client: Client, settings) -> None:
    client.force_login(sol)
    assert all("What is left before" in client.get(path).content.decode() for path in ("/hours/", "/groups/new/"))
    client.force_login(person("Ash"))
    assert "What is left before" not in client.get("/me/").content.decode()
    client.force_login(sol)
    change_place(is_open=True)
    assert "What is left before" not in client.get("/hours/").content.decode()


def test_the_line_about_a_backup_leads_to_its_steps(sol: Person, client: Client, settings) -> None:
    client.force_login(sol)
    assert 'href="/site/backups/"' in client.get("/set-up/checklist/").content.decode().split("<form")[0]


@pytest.mark.parametrize(("lines", "is_green"), [("", True), ("Ice line: 0190 222", False)])
def test_where_the_book_has_nothing_the_number_is_looked_up_and_each_own_line_is_tried(
    sol: Person, settings, lines: str, is_green: bool
) -> None:
    change_place(country="AQ", emergency_number="190", own_lines=lines)
    assert "helplines" not in green(sol)
    number = own_lines.emergency_line("190")
    Verification.objects.create(line_id=number.id, verified_by=sol, how="opened")
    checks.forget()
    assert ("helplines" in green(sol)) is is_green


def test_a_place_that_asks_for_no_second_step_does_not_wait_for_one(sol: Person) -> None:
    change_place(team_has_two_steps=False)
    assert "second_step" in green(sol)


def test_the_way_to_a_second_step_leads_back_to_the_list(sol: Person, client: Client) -> None:
    client.force_login(sol)
    address = next(item.address for item in checklist.items(sol) if item.key == "second_step")
    shown = client.get(address).content.decode()
    assert "/me/sign-in/codes/?next=/set-up/checklist/" in shown
    assert "/me/sign-in/passkeys/add/?next=/set-up/checklist/" in shown
