"""A group cannot be open with a gap in what people must know before they join (MISSION A1)."""

from itertools import product

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hearthside.accounts.tests.builders import person
from hearthside.groups.actions import open_group
from hearthside.groups.models import LIVING, Belonging, Group, GroupState, Leadership, Mode
from hearthside.groups.queries import gaps
from hearthside.groups.tests.builders import group
from hearthside.kernel.refusals import NotNow, Refusal

NEEDED = ["name", "purpose", "for_whom", "leader", "safety_lead", "leadership", "membership", "mode", "rules_version"]


def without(name: str) -> dict[str, object]:
    return {name: {"leader": None, "safety_lead": None, "rules_version": 0}.get(name, "")}


@pytest.mark.django_db
@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("state", LIVING)
def test_the_database_refuses_an_open_group_with_a_gap(name: str, state: str) -> None:
    made = group(state=state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.filter(pk=made.pk).update(**without(name), rules_floor=0)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NEEDED)
def test_opening_names_what_is_missing(name: str) -> None:
    made = group(state=GroupState.IN_REVIEW)
    Group.objects.filter(pk=made.pk).update(**without(name), rules_floor=0)
    made.refresh_from_db()
    with pytest.raises(NotNow, match="once it has"):
        open_group(actor=person(is_operator=True), group=made)


class AnySetUp(TestCase):
    """However a group is filled in, it is open only when it is whole."""

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def test_no_set_up_opens_with_a_gap(self, data: st.DataObject) -> None:
        made = group(f"g{data.draw(st.uuids()).hex}", state=GroupState.IN_REVIEW)
        for name in data.draw(st.sets(st.sampled_from(NEEDED))):
            setattr(
                made,
                name,
                data.draw(st.sampled_from(["", "  "])) if without(name) == {name: ""} else without(name)[name],
            )
        whole = not gaps(made)
        try:
            open_group(actor=person(is_operator=True), group=made)
        except Refusal:
            assert not whole
        made.refresh_from_db()
        assert (made.state == GroupState.OPEN) == whole


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("leadership", "membership", "mode"), list(product(Leadership.values, Belonging.values, Mode.values))
)
def test_every_format_may_open(leadership: str, membership: str, mode: str) -> None:
    assert group(leadership=leadership, membership=membership, mode=mode).state == GroupState.OPEN
