from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hearthside.accounts import roles
from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.place import change_place, place
from hearthside.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db

SAID = {
    "name": "The Lamp", "purpose": "Company.", "for_whom": "Our town.", "country": "GB", "language": "en",
    "safety_lead": "Lio", "joining": "open", "min_age_band": "16_17", "quick_exit_url": "https://elsewhere.test/",
    "neutral_title": "Notes",
}  # fmt: skip


@pytest.fixture
def sol() -> Person:
    change_place(is_set_up=True, is_open=True)
    return person("Sol", is_operator=True)


@pytest.fixture
def client(sol: Person) -> Client:
    return signed_in_client(sol)


def test_an_operator_changes_what_the_place_says(client: Client) -> None:
    assert client.post("/site/", SAID).status_code == 302
    assert (place().name, place().min_age_band, place().neutral_title) == ("The Lamp", "16_17", "Notes")
    assert place().is_open
    assert AuditEntry.objects.filter(verb="web.place_changed").exists()


def test_an_answer_that_will_not_do_loses_no_words(client: Client) -> None:
    page = client.post("/site/", {**SAID, "quick_exit_url": "javascript:alert(1)"})
    assert page.status_code == 422
    assert "Our town." in page.content.decode()


def test_an_operator_gives_parts_and_each_is_written_down(client: Client) -> None:
    ben, until = person("Ben"), timezone.localdate() + timedelta(days=365)
    client.post(f"/site/people/{ben.pk}/", {"helper_until": until.isoformat(), "is_safety_lead": "on"})
    ben.refresh_from_db()
    assert (ben.is_helper, ben.is_safety_lead, ben.is_operator) == (True, True, False)
    assert AuditEntry.objects.filter(verb__in=["accounts.helper_made", "accounts.safety_lead_made"]).count() == 2
    assert "Ben" in client.get("/site/people/").content.decode()


def test_a_training_is_on_record_with_its_days(client: Client) -> None:
    ben, today = person("Ben"), timezone.localdate()
    said = {"helper_until": (today + timedelta(days=365)).isoformat(), "course_on": "2026-01-05"}
    client.post(f"/site/people/{ben.pk}/", said)
    ben.refresh_from_db()
    assert (ben.helper_since, ben.course_on and ben.course_on.isoformat()) == (today, "2026-01-05")
    client.post(f"/site/people/{ben.pk}/", said | {"helper_since": "2026-02-01"})
    ben.refresh_from_db()
    assert ben.helper_since and ben.helper_since.isoformat() == "2026-02-01"
    client.post(f"/site/people/{ben.pk}/", {"course_on": "2026-01-05"})
    ben.refresh_from_db()
    assert (ben.helper_until, ben.helper_since, ben.course_on is None) == (None, None, False)


@pytest.mark.parametrize("field", ["helper_since", "course_on"])
def test_a_training_that_is_still_to_come_is_refused_and_stays_typed(client: Client, field: str) -> None:
    ben, later = person("Ben"), (timezone.localdate() + timedelta(days=3)).isoformat()
    until = (timezone.localdate() + timedelta(days=365)).isoformat()
    page = client.post(f"/site/people/{ben.pk}/", {"helper_until": until, field: later})
    ben.refresh_from_db()
    assert page.status_code == 422 and later in page.content.decode() and not ben.is_helper


def test_the_last_operator_stays(client: Client, sol: Person) -> None:
    page = client.post(f"/site/people/{sol.pk}/", {"is_safety_lead": "on"})
    sol.refresh_from_db()
    assert (page.status_code, sol.is_operator, sol.is_safety_lead) == (422, True, False)


def test_an_operator_who_is_not_the_last_may_go(sol: Person) -> None:
    roles.set_operator(actor=sol, person=person("Kit"), is_operator=True)
    roles.set_operator(actor=sol, person=sol, is_operator=False)
    assert not Person.objects.called("Sol").is_operator


def test_a_paused_operator_does_not_count_as_another(sol: Person) -> None:
    person("Kit", is_operator=True, state="paused_by_team")
    with pytest.raises(Refusal):
        roles.set_operator(actor=sol, person=sol, is_operator=False)


@pytest.mark.parametrize("give", ["set_operator", "set_safety_lead", "set_helper"])
def test_only_operators_give_parts_and_never_to_minors(sol: Person, give: str) -> None:
    given = {"set_operator": {"is_operator": True}, "set_safety_lead": {"is_lead": True}}.get(
        give, {"until": timezone.localdate()}
    )
    with pytest.raises(Refusal):
        getattr(roles, give)(actor=person(), person=person(), **given)
    with pytest.raises(Refusal):
        getattr(roles, give)(actor=sol, person=person(age_band="16_17"), **given)


def test_a_day_that_has_passed_makes_no_helper(sol: Person) -> None:
    with pytest.raises(Refusal):
        roles.set_helper(actor=sol, person=person(), until=timezone.localdate() - timedelta(days=1))


def test_people_are_found_by_their_name(client: Client) -> None:
    ben = person("Ben")
    assert client.get("/site/people/", {"name": "ben"}).url == f"/site/people/{ben.pk}/"
    assert "Nobody here goes by Nobody" in client.get("/site/people/", {"name": "Nobody"}).content.decode()


@pytest.mark.parametrize("path", ["/site/", "/site/people/"])
def test_nobody_else_finds_these_pages(sol: Person, path: str) -> None:
    other = Client()
    other.force_login(person())
    assert other.get(path).status_code == 404


def test_an_operator_signs_somebody_out_everywhere(client: Client, sol: Person) -> None:
    ben = person("Ben")
    his = signed_in_client(ben)
    assert client.post(f"/site/people/{ben.pk}/sessions/end/").status_code == 302
    assert his.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200
    assert AuditEntry.objects.filter(verb="accounts.sessions_ended").exists()
    with pytest.raises(Refusal):
        roles.end_sessions(actor=ben, person=sol)


def test_an_operator_moves_the_place_to_another_clock(client: Client) -> None:
    assert 'value="Europe/London" selected' in client.get("/site/").content.decode()
    client.post("/site/", {**SAID, "time_zone": "Europe/Athens"})
    assert (place().time_zone, timezone.get_default_timezone_name()) == ("Europe/Athens", "Europe/Athens")


def test_saving_something_else_leaves_the_clock_alone(client: Client) -> None:
    change_place(time_zone="Europe/Athens")
    client.post("/site/", SAID)
    assert place().time_zone == "Europe/Athens"
