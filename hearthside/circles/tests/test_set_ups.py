"""However a group is set up, it opens with everything people must know before they join, or not at all (MISSION A1)."""

from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from django.db import IntegrityError

from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.circles import actions
from hearthside.circles.shapes import shapes
from hearthside.circles.tests.set_ups import a_set_up, has_gap, try_to_open
from hearthside.groups.actions import setting_up, small_circles
from hearthside.groups.models import LIVING, Group
from hearthside.kernel import rates
from hearthside.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db
HOW_MANY = 300


def opened(seed: int, how_many: int = HOW_MANY, **ways: Any) -> list[Group]:
    """What came of so many set-ups by members and by the team."""
    chance = Random(seed)
    leads = [person(is_safety_lead=True), person("Not a lead")]
    founders = [person(), person(is_operator=True)]
    made = []
    with patch.object(rates, "_count", return_value=1), patch.object(small_circles, "MOST_CIRCLES", how_many):
        for _number in range(how_many):
            made.append(try_to_open(chance.choice(founders), a_set_up(chance, leads), chance, **ways))
    return [group for group in made if group]


def test_of_three_hundred_set_ups_none_opens_with_a_gap() -> None:
    fresh_counters()
    made = opened(1)
    assert [group.pk for group in made if has_gap(Group.objects.get(pk=group.pk))] == []
    assert len([group for group in made if group.state in LIVING]) > 60


@pytest.mark.parametrize("start", [actions.start_circle, actions.ask_for_group])
@pytest.mark.parametrize("is_operator", [False, True])
def test_somebody_who_leads_no_safety_here_leads_it_in_no_new_group(start: Any, is_operator: bool) -> None:
    fresh_counters()
    said = dict.fromkeys(("name", "purpose", "for_whom"), "A table by the window")
    with pytest.raises(Refusal, match="somebody who leads safety here"):
        start(actor=person(is_operator=is_operator), shape=next(iter(shapes().values())), safety_lead=person(), **said)


def test_an_opening_that_does_not_ask_would_be_noticed() -> None:
    fresh_counters()

    def careless(group: Group) -> None:
        group.purpose = group.purpose or " "

    with patch.object(setting_up, "check_complete", careless), patch.object(small_circles, "check_complete", careless):
        made = opened(2, 100, refusals=(Refusal, IntegrityError))
    assert any(has_gap(group) for group in made)
