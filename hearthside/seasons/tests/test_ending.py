"""A group that ends says so in time, shows everybody where to go, stays to be read, and then leaves nothing behind."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import block, fresh_counters, person, signed_in_client
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import WORRYING, first_post, reply, thread
from hearthside.groups import actions as groups
from hearthside.groups.access import check_can_write
from hearthside.groups.models import Group, GroupState, Membership
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal
from hearthside.meetings.tests.builders import meeting
from hearthside.safety.models import Case
from hearthside.safety.vocabulary import State
from hearthside.search.engines import engine
from hearthside.search.tests.builders import taken_in
from hearthside.seasons import actions, queries
from hearthside.seasons.models import Closing, Kind, Offer
from hearthside.ui.words_for_time import date_words

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
MONTH = timedelta(days=28)


def ending(made: Group, **more: object) -> Closing:
    fresh_counters()
    given = {"reason": "done", "ends_on": TODAY() + MONTH, "kept_for": 90} | more
    return actions.begin_closing(actor=made.leader, group=made, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("days", [0, 27, 400])
def test_less_than_four_weeks_or_more_than_half_a_year_is_refused(days: int) -> None:
    made = group()
    with pytest.raises(NotNow, match="four weeks"):
        ending(made, ends_on=TODAY() + timedelta(days=days))
    assert Group.objects.get().state == GroupState.OPEN


def test_no_other_way_leads_to_an_end() -> None:
    made = group()
    for state in ("closing", "archived"):
        with pytest.raises(NotNow), transaction.atomic():
            groups.set_state(actor=made.leader, group=made, state=state)


def test_a_group_that_ends_takes_nobody_new_and_its_people_go_on_writing() -> None:
    made = group()
    mate = member(made).person
    ending(made)
    made.refresh_from_db()
    check_can_write(mate, made)
    with pytest.raises(NotNow):
        groups.join(person=person(), group=made)


class TestWaysOn:
    def test_every_member_has_at_least_two_that_fit(self) -> None:
        made = group(topics=["grief"])
        people = [member(made).person for _number in range(8)]
        near, far = group(topics=["grief"], name="Near"), group(topics=["creative"], name="Far")
        member(near, people[1]), member(near, people[2]), member(far, people[2]), block(people[3], near.leader)
        closing = ending(made)
        for one in people:
            ways = queries.ways_on(one, closing)
            inside = set(Membership.objects.filter(person=one).values_list("group", flat=True))
            assert len(ways) >= 2 and not inside & {way.group_id for way in ways}
        assert [way.name for way in queries.ways_on(people[0], closing)][:2] == ["Near", "Far"]
        assert "Near" not in [way.name for way in queries.ways_on(people[3], closing)]

    def test_young_people_are_shown_groups_of_their_age(self) -> None:
        made = group(age_band="16_17")
        young = member(made).person
        group(name="Grown up"), group(name="Young too", age_band="16_17")
        names = [way.name for way in queries.ways_on(young, ending(made))]
        assert "Young too" in names and "Grown up" not in names and len(names) >= 2

    def test_the_page_shows_them_with_the_days(self) -> None:
        made = group()
        group(name="Near by")
        ending(made)
        shown = signed_in_client(member(made).person).get(reverse("seasons:closing", args=[made.slug])).content.decode()
        assert "Near by" in shown and date_words(TODAY() + MONTH) in shown


class TestMerging:
    def merged(self) -> tuple[Group, Group, Person]:
        fresh_counters()
        made, into = group(name="Small"), group(name="Large", joining="request")
        mate = member(made).person
        offer = actions.offer_merge(actor=made.leader, group=made, into=into)
        actions.accept(person=into.leader, offer=offer)
        return made, into, mate

    def test_nobody_is_moved(self) -> None:
        made, into, mate = self.merged()
        actions.archive_ended(TODAY() + MONTH + timedelta(days=1))
        assert not Membership.objects.filter(group=into, person=mate).exists()
        assert Membership.objects.filter(group=made, person=mate).exists()

    def test_who_chooses_it_is_in_and_writes_once_they_agree_to_its_rules(self) -> None:
        made, into, mate = self.merged()
        client = signed_in_client(mate)
        answer = client.post(reverse("seasons:join_into", args=[made.slug]))
        assert answer.url == reverse("groups:agree", args=[into.slug])
        with pytest.raises(Refusal, match="ground rules"):
            check_can_write(mate, into)
        groups.agree(person=mate, group=into, version=into.rules_version)
        check_can_write(mate, into)

    def test_the_page_names_the_other_group_to_who_is_in_it_already(self) -> None:
        made, into, mate = self.merged()
        member(into, mate)
        shown = signed_in_client(mate).get(reverse("seasons:closing", args=[made.slug])).content.decode()
        assert "It joins Large. You are in it already." in shown

    def test_joining_another_group_is_no_reason_to_choose_without_one(self) -> None:
        made = group()
        shown = signed_in_client(made.leader).get(reverse("seasons:close", args=[made.slug])).content.decode()
        assert "It did what it was for." in shown and "It joins another group." not in shown

    def test_words_stay_where_they_were_written(self) -> None:
        made, into, mate = self.merged()
        talk = thread(made, mate)
        assert talk.group == made and not into.threads.exists()

    def test_only_leaders_of_the_other_group_say_yes(self) -> None:
        fresh_counters()
        made, into = group(), group()
        offer = actions.offer_merge(actor=made.leader, group=made, into=into)
        for who in (made.leader, member(into).person):
            with pytest.raises(NotAllowed), transaction.atomic():
                actions.accept(person=who, offer=offer)
        actions.decline(person=into.leader, offer=offer)
        made.refresh_from_db()
        assert made.state == GroupState.OPEN and not Offer.objects.filter(kind=Kind.MERGE).exists()

    def test_ages_are_not_mixed(self) -> None:
        made, into = group(), group(age_band="16_17")
        with pytest.raises(NotAllowed, match="ages"):
            actions.offer_merge(actor=made.leader, group=made, into=into)


def test_a_group_may_go_on_after_all() -> None:
    made = group()
    ending(made)
    actions.call_off(actor=made.leader, group=made)
    assert Group.objects.get().state == GroupState.OPEN and not Closing.objects.exists()


@pytest.mark.parametrize("state", ["waitlist", "full", "paused"])
def test_a_group_that_goes_on_is_where_it_was_in_its_life(state: str) -> None:
    made = group()
    groups.set_state(actor=made.leader, group=made, state=state)
    ending(made)
    actions.call_off(actor=made.leader, group=made)
    assert Group.objects.get().state == state


class TestAfterwards:
    def ended(self) -> tuple[Group, Person]:
        made = group()
        mate = member(made).person
        talk = thread(made, mate, title="The last walk")
        reply(talk, made.leader, "The tea was good.")
        ending(made)
        actions.archive_ended(TODAY() + MONTH + timedelta(days=1))
        made.refresh_from_db()
        return made, mate

    def test_it_can_be_read_and_nobody_writes(self) -> None:
        made, mate = self.ended()
        assert made.state == GroupState.ARCHIVED
        assert "The last walk" in signed_in_client(mate).get(f"/groups/{made.slug}/talk/").content.decode()
        with pytest.raises(NotNow):
            check_can_write(mate, made)
        assert Client().get(f"/groups/{made.slug}/").status_code == 404

    def test_no_page_offers_what_cannot_be_done_there_any_more(self) -> None:
        made, mate = self.ended()
        talk = signed_in_client(mate).get(reverse("conversations:list", args=[made.slug])).content.decode()
        assert "Start a conversation" not in talk and "Nobody writes here now" in talk
        lead = signed_in_client(made.leader)
        assert "/invitations/" not in lead.get(reverse("groups:lead", args=[made.slug])).content.decode()
        assert "Hand it over" not in lead.get(reverse("seasons:keeping", args=[made.slug])).content.decode()

    def test_on_the_day_that_was_named_it_goes_and_not_a_day_before(self) -> None:
        made, _mate = self.ended()
        last = TODAY() + MONTH + timedelta(days=90)
        assert actions.remove_kept(last) == 0
        assert actions.remove_kept(last + timedelta(days=1)) == 1 and not Group.objects.exists()

    def test_what_the_team_still_looks_into_waits(self) -> None:
        made, mate = self.ended()
        Case.objects.create(kind="post", subject_id=uuid.uuid4(), scope=made.pk, level="amber", source="report")
        assert actions.remove_kept(TODAY() + timedelta(days=400)) == 0
        Case.objects.update(state=State.CLOSED)
        assert actions.remove_kept(TODAY() + timedelta(days=400)) == 1

    def test_nothing_dangles(self) -> None:
        made, mate = self.ended()
        talk = made.threads.get()
        ids = [made.pk, talk.pk, *talk.posts.values_list("pk", flat=True)]
        assert places_that_name(ids) != set()
        actions.remove_kept(TODAY() + timedelta(days=400))
        assert places_that_name(ids) == set()


def in_the_index(made: Group) -> set[uuid.UUID]:
    """What the index holds of the group, its posts and its meetings."""
    kinds = ("post", "group", "meeting")
    return {subject for kind in kinds for subject in engine().subjects_after(kind, "", 1000)[0]} & {
        made.pk,
        *Post.objects.filter(thread__group=made).values_list("pk", flat=True),
        *made.meetings.values_list("pk", flat=True),
    }


def test_a_group_that_is_deleted_leaves_the_index_at_once_and_others_stay() -> None:
    made, other = group(), group()
    for place in (made, other):
        reply(thread(place, place.leader, title="The last walk"), place.leader, "The tea was good.")
        meeting(place)
    taken_in()
    before, others = in_the_index(made), in_the_index(other)
    assert len(before) == 4 and len(others) == 4
    ending(made)
    actions.archive_ended(TODAY() + MONTH + timedelta(days=1))
    assert actions.remove_kept(TODAY() + timedelta(days=400)) == 1
    left = {subject for kind in ("post", "group", "meeting") for subject in engine().subjects_after(kind, "", 1000)[0]}
    assert not left & before and others <= left


KEEPS_IDS = {"AuditEntry", "DBTaskResult"}
"""The audit log and jobs that have been queued name ids; neither shows them to anybody."""


def places_that_name(ids: list[uuid.UUID]) -> set[str]:
    """Every column of every table of ours in which one of these ids stands, alone or inside a text."""
    marks = {text for one in ids for text in (str(one), one.hex)}
    return {
        f"{model.__name__}.{field.name}"
        for model, field in _columns()
        for value in model._base_manager.values_list(field.attname, flat=True)
        if any(mark in str(value) for mark in marks)
    }


def _columns() -> Iterator[tuple[type[models.Model], models.Field]]:
    for model in apps.get_models(include_auto_created=True):
        if model.__name__ not in KEEPS_IDS and model._meta.app_label != "vault":
            for field in model._meta.concrete_fields:
                if (
                    isinstance(field, models.UUIDField | models.CharField | models.TextField | models.JSONField)
                    or field.is_relation
                ):
                    yield model, field


def test_a_worrying_post_does_not_keep_somebody_from_ending_a_group_well() -> None:
    made = group()
    mate = member(made).person
    assert first_post(thread(made, mate, body=WORRYING))
    assert ending(made).ends_on == TODAY() + MONTH
