"""However many calls wait for somebody, one banner says so, with the number in words."""

from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from hearthside.roster.banners import banners
from hearthside.roster.queries import Call

FIRST = uuid4()


def waiting(count: int, *, is_drill: bool = False) -> list[Call]:
    ids: list[UUID] = [FIRST, *(uuid4() for _turn in range(count - 1))]
    return [Call(one, is_drill, timezone.now()) for one in ids[:count]]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Somebody may need you now."),
        (2, "Two people may need you now."),
        (10, "Ten people may need you now."),
        (11, "11 people may need you now."),
    ],
)
def test_one_banner_tells_how_many_people_may_need_you(count: int, said: str) -> None:
    [banner] = banners(waiting(count))
    assert banner.words == said
    assert banner.page_id == FIRST


def test_a_drill_stands_apart_and_after_people() -> None:
    shown = banners([*waiting(1, is_drill=True), *waiting(2)])
    assert [one.is_drill for one in shown] == [False, True]


def test_nothing_waits_and_nothing_is_said() -> None:
    assert banners([]) == []
