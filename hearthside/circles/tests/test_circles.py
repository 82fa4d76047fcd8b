"""Three people are enough, nobody else can look in, and one day the same group may be open to hundreds."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.circles import access, actions, personal_data
from hearthside.circles.models import Growth, GrowthAnswer, Shaped
from hearthside.circles.shapes import get_shape
from hearthside.circles.tasks import forget_answer
from hearthside.conversations.tests.builders import WORRYING, thread
from hearthside.groups import actions as groups
from hearthside.groups.models import Group, GroupFacts, GroupState, Joining, Membership
from hearthside.groups.plans import Plan
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.roster.access import keeps_watch
from hearthside.safety.models import Case
from hearthside.safety.routing import route_of

pytestmark = pytest.mark.django_db


def bare(page: bytes) -> bytes:
    """The page without what differs on every visit: tokens in forms and for scripts."""
    return re.sub(rb"\b[A-Za-z0-9]{64}\b", b"", page)


def circle(founder: Person | None = None) -> Group:
    fresh_counters()
    lead = Person.objects.filter(is_safety_lead=True).first() or person("Robin", is_safety_lead=True)
    return actions.start_circle(actor=founder or person(), shape=get_shape("walking"), safety_lead=lead)


def test_a_circle_is_whole_open_hidden_and_small() -> None:
    founder = person()
    made = circle(founder)
    assert (made.state, made.visibility, made.joining, made.is_circle) == (
        GroupState.OPEN,
        "private",
        "invitation",
        True,
    )
    assert made.leader == founder and made.seats == 8 and Membership.objects.get(group=made).agreed_version == 1
    assert Shaped.objects.get(group=made).shape == "walking"
    assert GroupFacts.objects.get(group=made).goals == ["company"]
    assert "own_1" in [rule["id"] for rule in made.rule_versions.get().rules]


def test_the_ninth_person_finds_every_seat_taken() -> None:
    made = circle()
    _invitation, code = groups.invite(actor=made.leader, group=made, uses=20)
    for _number in range(7):
        groups.come_in(person=person(), code=code)
    with pytest.raises(NotNow, match="seat"), transaction.atomic():
        groups.come_in(person=person(), code=code)
    assert Membership.objects.filter(group=made).count() == 8


def test_leading_a_circle_brings_no_watch_and_no_desk() -> None:
    made = circle()
    assert not keeps_watch(made.leader)
    assert signed_in_client(made.leader).get("/safety/").status_code == 404


def test_what_worries_us_in_a_circle_goes_to_safety_leads_alone() -> None:
    made = circle()
    thread(made, member(made).person, body=WORRYING)
    assert route_of(Case.objects.get()).people == [made.safety_lead]


def test_a_circle_cannot_be_listed_by_its_leader_alone() -> None:
    made = circle()
    plan = Plan("Open now", "To talk.", "Us.", "peer_led", "open", "online", visibility="listed")
    with pytest.raises(NotAllowed, match="everybody"):
        groups.edit_group(actor=made.leader, group=made, plan=plan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.filter(pk=made.pk).update(visibility="listed", joining="open")


def test_three_circles_are_enough_for_one_person() -> None:
    founder = person()
    for _number in range(3):
        circle(founder)
    with pytest.raises(NotNow, match="three"):
        circle(founder)


def test_young_people_ask_the_team() -> None:
    with pytest.raises(NotAllowed, match="16 and 17"):
        circle(person(age_band="16_17"))


def test_only_somebody_who_leads_safety_can_be_named() -> None:
    with pytest.raises(NotAllowed, match="leads safety"):
        actions.start_circle(actor=person(), shape=get_shape("art"), safety_lead=person())


def test_without_a_safety_lead_no_circle_opens() -> None:
    with pytest.raises(NotNow, match="a safety lead"):
        actions.start_circle(actor=person(), shape=get_shape("art"), safety_lead=None)


class TestGrowing:
    def three(self) -> tuple[Group, list[Person]]:
        made = circle()
        return made, [made.leader, member(made).person, member(made).person]

    def test_all_say_yes_the_team_opens_it_and_it_is_the_same_group(self) -> None:
        made, people = self.three()
        talk = thread(made, people[1], title="Our first walk")
        actions.ask_to_grow(actor=people[0], group=made, joining=Joining.OPEN)
        for one in people[1:]:
            actions.answer_growth(person=one, group=made, is_yes=True)
        actions.decide_growth(actor=person(is_operator=True), growth=Growth.objects.get(), is_yes=True)
        grown = Group.objects.get()
        assert (grown.pk, grown.slug, grown.is_circle, grown.seats) == (made.pk, made.slug, False, None)
        assert set(Membership.objects.filter(group=grown).values_list("person", flat=True)) == {
            one.pk for one in people
        }
        assert grown.threads.get() == talk and Growth.objects.count() == GrowthAnswer.objects.count() == 0
        for _number in range(20):
            groups.join(person=person(), group=grown)
        assert Membership.objects.filter(group=grown).count() == 23

    def test_one_no_keeps_it_a_circle(self) -> None:
        made, people = self.three()
        actions.ask_to_grow(actor=people[0], group=made, joining=Joining.OPEN)
        actions.answer_growth(person=people[1], group=made, is_yes=True)
        actions.answer_growth(person=people[2], group=made, is_yes=False)
        assert not Growth.objects.get().is_with_team
        with pytest.raises(NotNow, match="not said yes"):
            actions.decide_growth(actor=person(is_operator=True), growth=Growth.objects.get(), is_yes=True)

    def test_who_comes_later_is_asked_too(self) -> None:
        made, people = self.three()
        actions.ask_to_grow(actor=people[0], group=made, joining=Joining.OPEN)
        for one in people[1:]:
            actions.answer_growth(person=one, group=made, is_yes=True)
        member(made)
        assert not access.everybody_says_yes(Growth.objects.get())

    def test_nobody_reads_who_said_what(self) -> None:
        made, people = self.three()
        actions.ask_to_grow(actor=people[0], group=made, joining=Joining.OPEN)
        client, address = signed_in_client(made.leader), reverse("circles:grow", args=[made.slug])
        before = bare(client.get(address).content)
        actions.answer_growth(person=people[2], group=made, is_yes=False)
        assert bare(client.get(address).content) == before

    def test_who_leaves_takes_the_answer_along(self) -> None:
        made, people = self.three()
        actions.ask_to_grow(actor=people[0], group=made, joining=Joining.OPEN)
        actions.answer_growth(person=people[2], group=made, is_yes=True)
        groups.leave(person=people[2], group=made)
        forget_answer(str(made.pk), str(people[2].pk))
        assert not GrowthAnswer.objects.filter(person=people[2]).exists()

    def test_who_is_erased_is_not_in_it_any_more(self) -> None:
        made, people = self.three()
        actions.ask_to_grow(actor=people[0], group=made, joining=Joining.OPEN)
        actions.answer_growth(person=people[1], group=made, is_yes=True)
        assert personal_data.export(people[1])["answers_to_growing"] == [{"circle": made.name, "answer": "yes"}]
        personal_data.erase(people[1])
        personal_data.erase(people[0])
        assert Growth.objects.count() == GrowthAnswer.objects.count() == 0


class TestPages:
    def test_a_circle_opens_from_the_form_and_leads_to_an_invitation(self) -> None:
        fresh_counters()
        lead, client = person("Robin", is_safety_lead=True), signed_in_client(person())
        sent = {"kind": "circle", "name": "Three by the river", "purpose": "To walk.", "for_whom": "Us."}
        sent |= {"mode": "in_person", "membership": "drop_in", "leadership": "peer_led", "rules_read": "on"}
        answer = client.post("/circles/shapes/walking/new/", sent | {"safety_lead": str(lead.pk)})
        made = Group.objects.get()
        assert answer.url == reverse("groups:invitations", args=[made.slug]) and made.name == "Three by the river"

    def test_a_group_for_others_waits_for_the_team(self) -> None:
        fresh_counters()
        lead, client = person("Robin", is_safety_lead=True), signed_in_client(person())
        sent = {"kind": "group", "name": "River walks", "purpose": "To walk.", "for_whom": "All near here."}
        sent |= {"mode": "in_person", "membership": "drop_in", "leadership": "peer_led", "rules_read": "on"}
        client.post("/circles/shapes/walking/new/", sent | {"safety_lead": str(lead.pk)})
        assert Group.objects.get().state == GroupState.IN_REVIEW and not Group.objects.get().is_circle

    @pytest.mark.parametrize("who", ["visitor", "stranger", "operator"])
    def test_a_circle_answers_as_if_there_were_none(self, who: str) -> None:
        made = circle()
        client = Client() if who == "visitor" else signed_in_client(person(is_operator=who == "operator"))
        for name in ("plan", "grow", "answer", "decide"):
            there = reverse(f"circles:{name}", args=[made.slug])
            nowhere = reverse(f"circles:{name}", args=["h" * len(made.slug)])
            for method in (client.get, client.post):
                found, missing = method(there), method(nowhere)
                ours = bare(found.content).replace(made.slug.encode(), b"h" * len(made.slug))
                assert (found.status_code, ours) == (missing.status_code, bare(missing.content)), there

    def test_a_group_keeps_the_plan_its_leader_chooses(self) -> None:
        made = group()
        address = reverse("circles:plan", args=[made.slug])
        signed_in_client(made.leader).post(address, {"shape": "grief"})
        shown = signed_in_client(member(made).person).get(address).content.decode()
        assert "There is no right way" not in shown and "How is it today" in shown.replace("how is", "How is")
