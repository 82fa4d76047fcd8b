"""Nobody is given a duty they did not say yes to, and no open group is ever without somebody who leads it."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, fresh_counters, person, signed_in_client
from hearthside.conversations.tests.builders import WORRYING, thread
from hearthside.groups import actions as groups
from hearthside.groups.models import INSIDE, LIVING, Group, GroupState, Membership, Role
from hearthside.groups.queries import group_ids_moderated_by, moderators_of
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.safety.models import Case
from hearthside.safety.routing import route_of
from hearthside.seasons import actions, notices, personal_data, tasks
from hearthside.seasons.models import Kind, Offer, Stage

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def days(first: int, last: int) -> dict[str, date]:
    return {"starts_on": TODAY() + timedelta(days=first), "ends_on": TODAY() + timedelta(days=last)}


def place() -> tuple[Group, Person, Person]:
    """A group, its leader and a member."""
    fresh_counters()
    made = group()
    return made, made.leader, member(made).person


def offered(made: Group, asks: Person, asked: Person, kind: str, **more: object) -> Offer:
    return actions.offer_care(actor=asks, group=made, kind=kind, person_id=asked.pk, **more)  # type: ignore[arg-type]


def role(made: Group, who: Person) -> tuple[str, str]:
    return Membership.objects.values_list("role", "state").get(group=made, person=who)


@pytest.mark.parametrize("kind", [Kind.CO_LEAD, Kind.HAND_OVER, Kind.COVER])
def test_nothing_changes_before_a_yes(kind: str) -> None:
    made, lead, mate = place()
    offered(made, lead, mate, kind, **(days(0, 5) if kind == Kind.COVER else {}))
    assert (role(made, lead), role(made, mate)) == (("leader", "active"), ("member", "active"))


def test_two_lead_together_after_a_yes() -> None:
    made, lead, mate = place()
    actions.accept(person=mate, offer=offered(made, lead, mate, Kind.CO_LEAD))
    assert role(made, mate)[0] == role(made, lead)[0] == "leader" and not Offer.objects.exists()


@pytest.mark.parametrize(("stays", "then"), [(False, "member"), (True, "leader")])
def test_a_group_is_handed_over(stays: bool, then: str) -> None:
    made, lead, mate = place()
    actions.accept(person=mate, offer=offered(made, lead, mate, Kind.HAND_OVER, stays=stays))
    made.refresh_from_db()
    assert made.leader == mate and role(made, mate)[0] == "leader" and role(made, lead)[0] == then


@pytest.mark.parametrize(
    ("stays", "words"), [(True, "would go on leading with you"), (False, "would be a member then")]
)
def test_who_is_asked_to_take_over_reads_what_becomes_of_who_asks(stays: bool, words: str) -> None:
    made, lead, mate = place()
    offer = offered(made, lead, mate, Kind.HAND_OVER, stays=stays)
    assert words in signed_in_client(mate).get(reverse("seasons:offer", args=[offer.pk])).content.decode()


def test_in_a_large_group_nobody_is_chosen_before_somebody_is_and_helpers_stand_first() -> None:
    made, lead, _mate = place()
    people = [member(made).person for _number in range(12)]
    helper = member(made, person("Zora"), role=Role.HELPER).person
    page = signed_in_client(lead).get(reverse("seasons:ask", args=[made.slug, "hand_over"])).content.decode()
    assert page.index("Choose somebody") < page.index(str(helper.pk)) < min(page.index(str(one.pk)) for one in people)


def test_a_no_asks_for_no_reason_and_leaves_no_row() -> None:
    made, lead, mate = place()
    actions.decline(person=mate, offer=offered(made, lead, mate, Kind.HAND_OVER))
    assert role(made, lead)[0] == "leader" and not Offer.objects.exists()


def test_only_who_is_asked_answers() -> None:
    made, lead, mate = place()
    offer, other = offered(made, lead, mate, Kind.HAND_OVER), member(made).person
    for who in (lead, other):
        with pytest.raises(NotAllowed), transaction.atomic():
            actions.accept(person=who, offer=offer)
    assert signed_in_client(other).get(reverse("seasons:offer", args=[offer.pk])).status_code == 404


def test_an_offer_of_somebody_who_leads_no_more_gives_nothing() -> None:
    made, lead, mate = place()
    offer = offered(made, lead, mate, Kind.CO_LEAD)
    member(made, role=Role.LEADER)
    groups.step_back(person=lead, group=made)
    with pytest.raises(NotNow, match="does not lead"):
        actions.accept(person=mate, offer=offer)


def test_members_cannot_offer_what_is_not_theirs() -> None:
    made, _lead, mate = place()
    with pytest.raises(NotAllowed):
        offered(made, mate, member(made).person, Kind.HAND_OVER)


def test_people_who_keep_apart_do_not_ask_each_other() -> None:
    made, lead, mate = place()
    block(mate, lead)
    with pytest.raises(NotNow, match="cannot be asked"):
        offered(made, lead, mate, Kind.CO_LEAD)


@pytest.mark.parametrize("when", [(-1, 5), (3, 2), (0, 400)])
def test_days_that_are_none_are_refused(when: tuple[int, int]) -> None:
    made, lead, mate = place()
    with pytest.raises(NotNow):
        offered(made, lead, mate, Kind.COVER, **days(*when))


class TestCover:
    def covered(self, first: int = 0, last: int = 5) -> tuple[Group, Person, Person]:
        made, lead, mate = place()
        actions.accept(person=mate, offer=offered(made, lead, mate, Kind.COVER, **days(first, last)))
        return made, lead, mate

    def test_calls_and_cases_go_to_the_cover_and_the_leader_rests(self) -> None:
        made, lead, mate = self.covered()
        assert moderators_of(made.pk) == [mate] and made.pk in group_ids_moderated_by(mate)
        assert role(made, lead) == ("leader", "paused")
        thread(made, member(made).person, body=WORRYING)
        Group.objects.filter(pk=made.pk).update(safety_lead=person(is_safety_lead=True))
        told = route_of(Case.objects.get()).people
        assert mate in told and lead not in told

    def test_it_begins_on_its_day_and_not_before(self) -> None:
        made, lead, mate = self.covered(first=3)
        assert actions.settle_covers(TODAY()) == 0 and moderators_of(made.pk) == [lead]
        actions.settle_covers(TODAY() + timedelta(days=3))
        actions.settle_covers(TODAY() + timedelta(days=3))
        assert moderators_of(made.pk) == [mate]

    def test_after_the_last_day_everything_is_as_before(self) -> None:
        made, lead, mate = self.covered()
        actions.settle_covers(TODAY() + timedelta(days=5))
        assert moderators_of(made.pk) == [mate]
        actions.settle_covers(TODAY() + timedelta(days=6))
        assert (role(made, lead), role(made, mate)) == (("leader", "active"), ("member", "active"))
        assert not Offer.objects.exists()

    def test_coming_back_early_ends_it(self) -> None:
        made, lead, mate = self.covered()
        groups.come_back(person=lead, group=made)
        tasks.after_coming_back(str(made.pk), str(lead.pk))
        assert role(made, mate)[0] == "member" and moderators_of(made.pk) == [lead]

    @pytest.mark.parametrize("how", [groups.leave, groups.step_back])
    def test_a_cover_who_cannot_do_it_after_all_is_no_secret(self, how) -> None:
        made, lead, mate = self.covered()
        team = person(is_operator=True)
        how(person=mate, group=made)
        follow = tasks.after_leaving if how is groups.leave else tasks.after_stepping_back
        follow(str(made.pk), str(mate.pk))
        assert not Offer.objects.exists() and not Membership.objects.filter(person=mate, role="leader").exists()
        assert signed_in_client(team).get("/groups-alone/").content.decode().count(made.name) == 1

    @pytest.mark.parametrize("first", [0, 3])
    def test_who_covers_may_say_that_it_is_too_much_and_stays_a_member(self, first: int) -> None:
        made, lead, mate = self.covered(first=first)
        offer = Offer.objects.get()
        client = signed_in_client(mate)
        page = reverse("seasons:offer", args=[offer.pk])
        assert "I cannot do it after all" in client.get(page).content.decode()
        client.post(page, {"answer": "cannot"})
        run_jobs()
        assert not Offer.objects.exists() and role(made, mate) == ("member", "active")
        assert Notice.objects.filter(person=lead, kind=notices.COVER_LOST).exists()

    def test_only_who_covers_can_say_so(self) -> None:
        _made, lead, _mate = self.covered()
        with pytest.raises(NotAllowed):
            actions.give_up_cover(person=lead, offer=Offer.objects.get())

    def test_both_are_told_on_the_day_when_it_begins_by_itself(self) -> None:
        _made, lead, mate = self.covered(first=3)
        actions.settle_covers(TODAY() + timedelta(days=3))
        run_jobs()
        told = Notice.objects.filter(kind=notices.COVER_BEGUN).values_list("person_id", flat=True)
        assert set(told) == {lead.pk, mate.pk}

    def test_a_leader_who_is_away_reads_what_coming_back_does(self) -> None:
        made, lead, _mate = self.covered()
        client = signed_in_client(lead)
        yours = client.get(reverse("groups:yours", args=[made.slug])).content.decode()
        assert "that ends then, and you lead again" in yours
        assert "Come back first" in client.get(reverse("groups:lead", args=[made.slug])).content.decode()

    def test_when_the_leader_leaves_meanwhile_the_cover_leads_on(self) -> None:
        made, lead, mate = self.covered()
        groups.leave(person=lead, group=made)
        actions.settle_covers(TODAY() + timedelta(days=6))
        made.refresh_from_db()
        assert made.leader == mate and role(made, mate)[0] == "leader" and made.state == GroupState.OPEN

    def test_nothing_names_a_leader_who_has_left(self) -> None:
        made, lead, mate = self.covered()
        offered(made, mate, member(made).person, Kind.CO_LEAD)
        Offer.objects.create(group=made, kind=Kind.CO_LEAD, made_by=lead, made_to=member(made).person)
        groups.leave(person=lead, group=made)
        tasks.after_leaving(str(made.pk), str(lead.pk))
        assert not Offer.objects.filter(made_by=lead).exists() and role(made, mate)[0] == "leader"

    def test_who_said_yes_to_more_meanwhile_keeps_it(self) -> None:
        made, _lead, mate = self.covered()
        second = member(made, role=Role.LEADER).person
        Offer.objects.create(group=made, kind=Kind.CO_LEAD, made_by=second, made_to=mate)
        actions.accept(person=mate, offer=Offer.objects.get(kind=Kind.CO_LEAD))
        actions.settle_covers(TODAY() + timedelta(days=6))
        assert role(made, mate)[0] == "leader"

    def test_everybody_inside_reads_who_covers(self) -> None:
        made, _lead, mate = self.covered()
        shown = signed_in_client(member(made).person).get(reverse("seasons:keeping", args=[made.slug])).content.decode()
        assert f"{mate.name} looks after the group" in shown and "Lead together" not in shown

    def test_an_erased_cover_leaves_nothing_and_the_leader_is_told(self) -> None:
        made, lead, mate = self.covered()
        personal_data.erase(mate)
        assert not Offer.objects.exists()

    def test_the_export_says_what_was_agreed_and_names_nobody(self) -> None:
        _made, lead, mate = self.covered()
        said = personal_data.export(mate)["offers"]
        assert said[0]["what"] == "cover" and lead.name not in str(said) and said[0]["part"] == "asked"


def test_whatever_happens_an_open_group_is_led_or_covered_or_the_team_knows() -> None:
    """A hundred and fifty steps in any order: after each, an open group has a leader inside, or rests."""
    chance, (made, lead, _mate) = Random(4), place()
    people = [lead, *(member(made).person for _number in range(4))]
    day = 0
    for _step in range(150):
        day += chance.choice([0, 0, 0, 3])
        _one_step(chance, made, people, day)
        made.refresh_from_db()
        inside = Membership.objects.filter(group=made, role=Role.LEADER, state__in=INSIDE)
        assert made.state not in LIVING or inside.exists()
        assert made.state not in LIVING or inside.filter(person=made.leader_id).exists()


def _one_step(chance: Random, made: Group, people: list[Person], day: int) -> None:
    who, other = chance.sample(people, 2)
    fresh_counters()
    step = chance.choice(["co_lead", "hand_over", "cover", "yes", "yes", "no", "settle", "leave", "back", "step_back"])
    try:
        if step in ("co_lead", "hand_over"):
            offered(made, who, other, step, stays=chance.random() < 0.5)
        elif step == "cover":
            offered(made, who, other, step, **days(0, 4))
        elif step in ("yes", "no"):
            for offer in Offer.objects.filter(made_to=who, stage=Stage.OFFERED):
                (actions.accept if step == "yes" else actions.decline)(person=who, offer=offer)
        elif step == "settle":
            actions.settle_covers(TODAY() + timedelta(days=day))
        elif step == "back":
            groups.come_back(person=who, group=made)
            tasks.after_coming_back(str(made.pk), str(who.pk))
        elif chance.random() < 0.3:
            _go(made, who, step)
    except Refusal:
        return


def _go(made: Group, who: Person, step: str) -> None:
    if step == "leave":
        groups.leave(person=who, group=made)
        tasks.after_leaving(str(made.pk), str(who.pk))
        member(made, who)
    else:
        groups.step_back(person=who, group=made)
        tasks.after_stepping_back(str(made.pk), str(who.pk))
