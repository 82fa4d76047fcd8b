"""A group can be reported, read by everyone or its members, and made quiet."""

import pytest
from django.urls import reverse

from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.groups.models import Group, GroupState, Role
from hearthside.groups.queries import group_ids_moderated_by
from hearthside.groups.subjects import GroupSubject
from hearthside.groups.tests.builders import group, member
from hearthside.notifications.queries import is_muted
from hearthside.safety import access
from hearthside.safety import actions as safety

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_report_about_a_group_never_reaches_who_leads_it():
    lead, place = person(is_safety_lead=True), group()
    moderator = member(place, role=Role.MODERATOR).person
    report, route = safety.report(reporter=person(), kind="group", subject_id=place.pk, reason="harassment")
    assert route.people == [lead]
    for one in (place.leader, moderator):
        assert not access.cases_for(one).filter(pk=report.case_id).exists()


def test_hiding_pauses_the_group_and_releasing_opens_it():
    place, lead = group(), person(is_safety_lead=True)
    for verb, state in (("hold", GroupState.PAUSED), ("release", GroupState.OPEN)):
        GroupSubject().act(place.pk, verb, lead)
        assert Group.objects.get(pk=place.pk).state == state


def test_the_named_safety_lead_looks_after_the_cases_of_the_group():
    named = person()
    place = group(safety_lead=named)
    assert group_ids_moderated_by(named) == {place.pk}


def test_a_member_makes_the_group_quiet_and_hears_from_it_again():
    fresh_counters()
    place = group()
    who = member(place).person
    client = signed_in_client(who)
    page = reverse("groups:yours", args=[place.slug])
    assert "Make this group quiet" in client.get(page).content.decode()
    client.post(reverse("notifications:mute_place", args=[place.pk]), {"next": page})
    assert is_muted(who, place.pk)
    assert "Hear from this group again" in client.get(page).content.decode()


def test_the_report_form_of_a_group_opens():
    fresh_counters()
    place = group()
    client = signed_in_client(member(place).person)
    assert client.get(reverse("safety:report", args=["group", place.pk])).status_code == 200
