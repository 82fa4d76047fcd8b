"""Where the desk asks for a second step, a life still comes first."""

import pytest

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.kernel.place import change_place
from hearthside.safety.bell import CaseBell
from hearthside.safety.models import Case
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def lea() -> Person:
    change_place(is_set_up=True, is_open=True, team_has_two_steps=True)
    notes()
    return person("Lea", is_safety_lead=True)


def opened(of: Case, by: Person) -> int:
    return signed_in_client(by).get(f"/safety/case/{of.pk}/").status_code


def test_a_case_of_danger_opens_to_who_answered_the_call_about_it(lea):
    danger = case("crisis")
    assert opened(danger, lea) == 409
    CaseBell().answered(danger.pk, lea)
    assert opened(danger, lea) == 200


def test_all_else_stays_shut_to_them(lea):
    danger, other, mild = case("crisis"), case("crisis"), case("amber")
    for each in (danger, mild):
        CaseBell().answered(each.pk, lea)
    assert [opened(each, lea) for each in (other, mild)] == [409, 409]
    assert signed_in_client(lea).get("/safety/").status_code == 409


def test_it_opens_to_nobody_else_and_not_when_it_is_closed(lea):
    danger = case("crisis")
    CaseBell().answered(danger.pk, lea)
    assert opened(danger, person("Lou", is_safety_lead=True)) == 409
    Case.objects.filter(pk=danger.pk).update(state="closed")
    assert opened(danger, lea) == 409
