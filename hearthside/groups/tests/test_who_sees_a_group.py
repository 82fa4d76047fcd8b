"""A private group is known to its members only, and ages do not mix behind closed doors."""

import contextlib

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hearthside.accounts.models import AgeBand
from hearthside.accounts.tests.builders import person, signed_in_client, without_tokens
from hearthside.groups import actions
from hearthside.groups.access import check_can_write
from hearthside.groups.models import AgeWall, Group, GroupState, Joining, Membership, Standing, Visibility
from hearthside.groups.plans import Plan
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.refusals import NotAllowed, Refusal


@pytest.mark.django_db
class TestPrivateGroups:
    def pages(self, slug: str) -> list[str]:
        from hearthside.groups.urls import urlpatterns

        ends = [
            str(one.pattern).removeprefix("<slug:slug>/") for one in urlpatterns if str(one.pattern).startswith("<slug")
        ]
        any_id = "00000000-0000-4000-8000-000000000000"
        return [
            f"/groups/{slug}/{end.replace('<uuid:person_id>', any_id).replace('<uuid:invitation_id>', any_id)}"
            for end in ends
        ]

    @pytest.mark.parametrize("who", ["visitor", "stranger", "operator"])
    def test_a_private_group_answers_as_if_there_were_none(self, who: str) -> None:
        hidden = group("Hidden circle", visibility=Visibility.PRIVATE)
        client = Client() if who == "visitor" else signed_in_client(person(is_operator=who == "operator"))
        for there, nowhere in zip(self.pages(hidden.slug), self.pages("h" * len(hidden.slug)), strict=True):
            for method in (client.get, client.post):
                found, missing = method(there), method(nowhere)
                assert found.status_code == missing.status_code, there
                ours = without_tokens(found.content).replace(hidden.slug.encode(), b"h" * len(hidden.slug))
                assert ours == without_tokens(missing.content), there
                assert b"Hidden circle" not in found.content

    def test_a_private_group_is_in_no_list(self) -> None:
        group("Hidden circle", visibility=Visibility.PRIVATE, topics=["grief"])
        assert b"Hidden" not in Client().get("/groups/").content
        assert b"topic=grief" not in Client().get("/groups/").content

    def test_a_member_reads_their_private_group(self) -> None:
        hidden = group("Hidden circle", visibility=Visibility.PRIVATE)
        who = member(hidden).person
        assert b"Hidden circle" in signed_in_client(who).get(f"/groups/{hidden.slug}/").content

    def test_the_address_of_a_private_group_says_nothing(self) -> None:
        plan = Plan(
            "Hidden circle", "To talk.", "Us.", "peer_led", "open", "online", joining="invitation", visibility="private"
        )
        made = actions.start_group(actor=person(), plan=plan, safety_lead=person(is_safety_lead=True))
        assert "hidden" not in made.slug and "circle" not in made.slug

    def test_a_draft_is_seen_by_its_leader_only(self) -> None:
        draft = group(state=GroupState.IN_REVIEW)
        assert Group.objects.visible_to(draft.leader).filter(pk=draft.pk).exists()
        assert not Group.objects.visible_to(person()).filter(pk=draft.pk).exists()
        assert not Group.objects.visible_to(None).filter(pk=draft.pk).exists()


@pytest.mark.django_db
class TestAges:
    def test_the_database_refuses_a_private_group_for_all_ages(self) -> None:
        made = group(visibility=Visibility.PRIVATE)
        with pytest.raises(IntegrityError), transaction.atomic():
            Group.objects.filter(pk=made.pk).update(age_band=AgeWall.ALL)

    def test_a_group_does_not_become_private_around_another_age(self) -> None:
        mixed = group(age_band=AgeWall.ALL)
        member(mixed, person(age_band=AgeBand.YOUTH))
        plan = Plan(
            "Quiet", "To talk.", "Us.", "peer_led", "open", "online", joining="invitation", visibility="private"
        )
        with pytest.raises(NotAllowed):
            actions.edit_group(actor=mixed.leader, group=mixed, plan=plan)
        mixed.refresh_from_db()
        assert not mixed.is_private

    def test_who_grew_up_no_longer_writes_among_young_people(self) -> None:
        young = group(age_band=AgeWall.YOUTH)
        who = member(young, person(age_band=AgeBand.YOUTH)).person
        who.age_band = AgeBand.ADULT
        with pytest.raises(NotAllowed):
            check_can_write(who, young)

    def test_who_grew_up_can_still_leave(self) -> None:
        young = group(age_band=AgeWall.YOUTH, visibility=Visibility.PRIVATE)
        who = member(young, person(age_band=AgeBand.YOUTH)).person
        who.age_band = AgeBand.ADULT
        who.save()
        client = signed_in_client(who)
        assert client.get(f"/groups/{young.slug}/").status_code == 404
        assert client.post(f"/groups/{young.slug}/you/leave/").status_code == 302
        assert not Membership.objects.filter(person=who).exists()


class AnyWayIn(TestCase):
    """Whatever people try, adults and young people are never inside the same private group."""

    @settings(max_examples=80, deadline=None)
    @given(st.data())
    def test_no_way_leads_past_the_age_wall(self, data: st.DataObject) -> None:
        wall = data.draw(st.sampled_from(AgeWall.values))
        private = wall != AgeWall.ALL and data.draw(st.booleans())
        where = group(
            f"g{data.draw(st.uuids()).hex}",
            age_band=wall,
            visibility=Visibility.PRIVATE if private else Visibility.LISTED,
            joining=data.draw(st.sampled_from([Joining.OPEN, Joining.REQUEST])),
        )
        _made, code = actions.invite(actor=where.leader, group=where, uses=20)
        for band in data.draw(st.lists(st.sampled_from(AgeBand.values), max_size=5)):
            self.try_to_come_in(person(age_band=band), where, code, data)
        inside = set(
            Membership.objects.filter(group=where, state=Standing.ACTIVE).values_list("person__age_band", flat=True)
        )
        if wall != AgeWall.ALL:
            assert inside <= {wall}
        self.try_to_hide(where, data)
        where.refresh_from_db()
        if where.is_private:
            assert len({band == AgeBand.ADULT for band in inside}) <= 1

    def try_to_come_in(self, who, where: Group, code: str, data: st.DataObject) -> None:
        with contextlib.suppress(Refusal):
            if data.draw(st.booleans()):
                actions.come_in(person=who, code=code)
            else:
                actions.join(person=who, group=where)
                actions.accept(actor=where.leader, group=where, person_id=who.pk)

    def try_to_hide(self, where: Group, data: st.DataObject) -> None:
        plan = Plan(
            where.name, "To talk.", "Us.", "peer_led", "open", "online",
            joining="invitation", visibility="private", age_band=data.draw(st.sampled_from(AgeWall.values)),
        )  # fmt: skip
        with contextlib.suppress(Refusal):
            actions.edit_group(actor=where.leader, group=where, plan=plan)
