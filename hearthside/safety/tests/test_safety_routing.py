"""A report about somebody never reaches them, and never nobody without saying so."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hearthside.accounts.models import State
from hearthside.accounts.tests.builders import person
from hearthside.safety import access, actions, routing
from hearthside.safety.people import PersonSubject
from hearthside.safety.subjects import register
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ROLES = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=5)


class TestRandomRoles(TestCase):
    databases = {"default", "keys"}

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(roles=ROLES, data=st.data())
    def test_never_to_whom_it_is_about_and_never_silently_to_nobody(self, roles, data):
        people = [
            person(is_safety_lead=lead, is_operator=operator, state=State.PAUSED if is_paused else State.ACTIVE)
            for lead, operator, _keeper, is_paused in roles
        ]
        about = data.draw(st.sampled_from(people))
        notes(authors={about.pk}, keepers=[one for one, role in zip(people, roles, strict=True) if role[2]])
        report, route = actions.report(reporter=None, kind="note", subject_id=uuid4(), reason="harassment")
        able = [
            one
            for one, (lead, operator, keeper, is_paused) in zip(people, roles, strict=True)
            if one != about and not is_paused and (lead or operator or keeper)
        ]
        assert about not in route.people
        assert bool(route.people) == bool(able)
        assert all(access.get_case_for(one, report.case_id) for one in route.people)
        assert not access.cases_for(about).exists()


def test_a_report_about_the_only_lead_goes_to_the_operator():
    register("person", PersonSubject())
    sol, lead = person(is_operator=True), person(is_safety_lead=True)
    _, route = actions.report(reporter=person(), kind="person", subject_id=lead.pk, reason="harassment")
    assert (route.people, route.is_operator) == ([sol], True)


def test_the_operator_sees_a_case_only_while_nobody_nearer_is_left():
    sol, lead = person(is_operator=True), person(is_safety_lead=True)
    notes(authors={lead.pk})
    report, _ = actions.report(reporter=None, kind="note", subject_id=uuid4(), reason="hate")
    assert access.cases_for(sol).filter(pk=report.case_id).exists()
    person(is_safety_lead=True)
    routing.settle(report.case)
    assert not access.cases_for(sol).exists()


def test_a_case_nobody_was_left_for_is_there_for_the_next_lead():
    only = person(is_operator=True, is_safety_lead=True)
    notes(authors={only.pk})
    report, route = actions.report(reporter=None, kind="note", subject_id=uuid4(), reason="hate")
    assert route.people == []
    assert access.cases_for(person(is_safety_lead=True)).filter(pk=report.case_id).exists()


def test_an_operator_sees_no_case_by_role():
    notes()
    person(is_safety_lead=True)
    case("red")
    assert not access.cases_for(person(is_operator=True)).exists()


def test_a_case_about_a_lead_is_not_theirs():
    lead = person(is_safety_lead=True)
    notes()
    assert not access.cases_for(lead).filter(pk=case("red", author=lead).pk).exists()
