from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import PASSWORD, person
from hearthside.groups.ground_rules import adjustable_rules, fixed_rules, starting_rules
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.place import change_place, place
from hearthside.web import setup_code
from hearthside.web.forms import FoundingForm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_data_folder_of_its_own(settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def answers(**more: object) -> dict[str, object]:
    return {
        "code": setup_code.code(), "name": "The Lamp", "purpose": "Company.", "for_whom": "Our town.", "country": "GB",
        "language": "en", "safety_lead": "Sol", "joining": "invitation", "rules": [], **more,
    }  # fmt: skip


def test_an_empty_site_leads_to_the_set_up(client: Client) -> None:
    assert client.get("/").url == "/set-up/"
    assert client.get("/set-up/").status_code == 200


def test_there_are_at_most_six_questions(client: Client) -> None:
    assert client.get("/set-up/").content.decode().count('class="question-set"') == 6


def test_the_founder_gets_a_place_an_account_and_ten_words(client: Client) -> None:
    assert client.post("/set-up/", answers()).url == "/set-up/account/"
    made = client.post("/set-up/account/", {"name": "Sol", "passphrase": PASSWORD}, follow=True)
    assert made.redirect_chain[-1][0] == reverse("accounts:recovery_phrase", query={"next": "/set-up/checklist/"})
    sol = Person.objects.called("Sol")
    assert sol is not None and sol.is_operator
    here = place()
    assert (here.name, here.country, here.joining, here.is_set_up, here.is_open) == (
        "The Lamp",
        "GB",
        "invitation",
        True,
        False,
    )
    assert here.team_has_two_steps
    assert client.get("/set-up/checklist/").status_code == 200
    assert AuditEntry.objects.filter(verb="web.place_founded").exists()


def test_the_code_is_spent_when_the_place_has_an_operator(client: Client, django_capture_on_commit_callbacks) -> None:
    old = setup_code.code()
    client.post("/set-up/", answers())
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/set-up/account/", {"name": "Sol", "passphrase": PASSWORD})
    assert not setup_code.path().exists()
    assert not setup_code.is_code(old)


def test_a_stranger_without_the_code_gets_nowhere_and_keeps_their_words(client: Client) -> None:
    page = client.post("/set-up/", answers(code="some other words here now"))
    assert page.status_code == 422
    assert "The set-up code is not right" in page.content.decode()
    assert "The Lamp" in page.content.decode()
    assert client.post("/set-up/account/", {"name": "Eve", "passphrase": PASSWORD}).url == "/set-up/"
    assert not Person.objects.exists()


@pytest.mark.usefixtures("still_clock")
def test_guessing_the_code_is_slowed_down(client: Client) -> None:
    codes = [client.post("/set-up/", answers(code=f"guess {n}")).status_code for n in range(21)]
    assert codes[-1] == 429
    assert client.post("/set-up/", answers()).status_code == 429


def test_the_code_is_forgiving_about_spaces_and_capitals() -> None:
    assert setup_code.is_code("  " + setup_code.code().upper().replace(" ", " - ") + ".")
    assert not setup_code.is_code("")


def test_the_file_of_the_code_is_for_its_owner_only() -> None:
    setup_code.code()
    assert setup_code.path().stat().st_mode & 0o777 == 0o600


def test_going_back_finds_every_answer_again(client: Client) -> None:
    client.post("/set-up/", answers(purpose="Company on hard days."))
    page = client.get("/set-up/").content.decode()
    assert "Company on hard days." in page
    assert '<option value="GB" selected' in page


def test_a_weak_pass_phrase_is_asked_for_again(client: Client) -> None:
    client.post("/set-up/", answers())
    page = client.post("/set-up/account/", {"name": "Sol", "passphrase": "short"})
    assert page.status_code == 422
    assert 'value="Sol"' in page.content.decode()


def test_a_place_with_an_operator_cannot_be_set_up_again(client: Client) -> None:
    person("Sol", is_operator=True)
    assert client.get("/set-up/").url == "/"
    assert client.post("/set-up/", answers()).url == "/"
    assert client.get("/").status_code == 200


def test_an_operator_made_between_the_two_pages_wins(client: Client) -> None:
    client.post("/set-up/", answers())
    person("Sol", is_operator=True)
    assert client.post("/set-up/account/", {"name": "Eve", "passphrase": PASSWORD}).url == "/"
    assert Person.objects.called("Eve") is None


def test_groups_start_without_the_rules_that_were_left_out() -> None:
    every = [rule["id"] for rule in adjustable_rules()]
    form = FoundingForm(answers(rules=every[1:]))
    assert form.is_valid()
    change_place(rules_left_out=form.answers()["rules_left_out"])
    kept = {rule["id"] for rule in starting_rules()}
    assert every[0] not in kept
    assert {rule["id"] for rule in fixed_rules()} | set(every[1:]) == kept


def test_who_starts_a_place_and_comes_to_the_wrong_door_is_shown_the_right_one(client: Client) -> None:
    shown = client.get("/join/").content.decode()
    assert "I am setting this place up" in shown and "Sign in" not in shown
    change_place(is_set_up=True, is_open=False)
    assert "I am setting this place up" not in client.get("/join/").content.decode()


def test_a_country_that_the_book_does_not_have_is_asked_for_its_number(client: Client) -> None:
    asked = client.post("/set-up/", answers(country="VU"))
    assert asked.status_code == 422
    shown = asked.content.decode()
    assert "Our book has no numbers for Vanuatu. You can still begin." in shown and 'name="own_lines"' in shown
    more = {"country": "VU", "emergency_number": "190", "own_lines": "Ice line: 0190 222"}
    assert client.post("/set-up/", answers(**more)).url == "/set-up/account/"
    client.post("/set-up/account/", {"name": "Sol", "passphrase": PASSWORD})
    assert (place().country, place().emergency_number, place().own_lines) == ("VU", "190", "Ice line: 0190 222")


def test_who_founds_a_place_in_a_known_country_is_asked_for_no_number(client: Client) -> None:
    assert 'name="emergency_number"' not in client.get("/set-up/").content.decode()


@pytest.mark.parametrize(
    ("field", "given"),
    [("emergency_number", "one hundred"), ("emergency_number", "call 190"), ("own_lines", "Ice line")],
)
def test_what_nobody_could_call_is_asked_again(field: str, given: str, client: Client) -> None:
    form = FoundingForm(answers(country="VU", **{"emergency_number": "190", field: given}))
    assert list(form.errors) == [field]


def found(client: Client, **more: object) -> None:
    client.post("/set-up/", answers(**more))
    client.post("/set-up/account/", {"name": "Sol", "passphrase": PASSWORD})


def test_the_place_lives_by_the_clock_of_its_country(client: Client) -> None:
    found(client, country="VU", emergency_number="112")
    assert timezone.get_default_timezone_name() == "Pacific/Efate"


def test_where_people_live_by_more_than_one_clock_the_founder_says_which(client: Client) -> None:
    asked = client.post("/set-up/", answers(country="US"))
    assert "People there live by more than one clock. Please choose yours." in asked.content.decode()
    found(client, country="US", time_zone="America/Denver")
    assert place().time_zone == "America/Denver"


def test_clocks_that_show_the_same_are_one_and_nobody_is_asked(client: Client) -> None:
    found(client, country="DE")
    assert place().time_zone == "Europe/Berlin"
