"""The rule, part by part. What it says here stands in docs/use/finding.md in plain words."""

from typing import Any

import pytest

from hearthside.finding.listing import Listing
from hearthside.finding.matching import Found, match
from hearthside.finding.questions import BY_ID
from hearthside.finding.tests.builders import listing


def names(said: dict[str, Any], *groups: Listing) -> list[str]:
    return [fit.group.name for fit in found(said, *groups).best]


def found(said: dict[str, Any], *groups: Listing) -> Found:
    return match({id: (chosen,) if isinstance(chosen, str) else tuple(chosen) for id, chosen in said.items()}, groups)


@pytest.mark.parametrize(
    ("said", "shut"),
    [
        ({}, {"state": "full"}),
        ({}, {"joining": "invitation"}),
        ({}, {"newcomers": "later"}),
        ({"age": "18_plus"}, {"age_band": "16_17"}),
        ({"age": "16_17"}, {"age_band": "18_plus"}),
        ({"language": "pl"}, {"languages": ["en"]}),
        ({"ways": "text"}, {"ways": ["room"]}),
        ({"ways": "room"}, {"mode": "online"}),
        ({"camera": "off"}, {"ways": ["video"], "camera": "on_expected"}),
        ({"faith": "no"}, {"faith": "faith_based"}),
        ({"avoid": "substances"}, {"heavy": ["substances"]}),
        ({"avoid": "religion"}, {"faith": "twelve_step"}),
        ({"avoid": "advice"}, {"advice": "open"}),
        ({"access": "free"}, {"cost": "paid"}),
        ({"access": "captions"}, {"lacks": ["captions"]}),
        ({"access": "step_free"}, {"ways": ["room"], "lacks": ["step_free"]}),
        ({"safety": "thoughts"}, {"energy": "deep", "heavy": ["suicide"]}),
    ],
)
def test_a_must_leaves_a_group_out(said: dict[str, Any], shut: dict[str, Any]):
    assert names({"age": shut.get("age_band", "18_plus"), **said}, listing("Shut", **shut)) == []


@pytest.mark.parametrize("id", ["language", "ways", "camera", "faith", "avoid", "access", "depth", "size", "leader"])
def test_what_a_group_has_not_said_never_leaves_it_out(id: str):
    silent = listing("Silent", mode="hybrid", leadership="")
    for option in BY_ID[id].options:
        ways = {"ways": ("posts", "room")} if id != "ways" else {}
        if (id, option.id) not in {("ways", "text"), ("ways", "voice"), ("ways", "video")}:
            assert names({id: option.id, **ways}, silent) == ["Silent"], option.id


def test_a_room_without_a_ramp_does_not_matter_to_an_online_group():
    assert names({"access": "step_free"}, listing("Online", lacks=["step_free"], ways=["text"])) == ["Online"]


@pytest.mark.parametrize(
    ("said", "better", "worse"),
    [
        ({"topics": ["grief", "loneliness"]}, {"topics": ["grief", "loneliness"]}, {"topics": ["grief"]}),
        ({"topics": "grief"}, {"topics": ["grief"]}, {"topics": ["general"]}),
        ({"want": ["heard", "tips"]}, {"goals": ["heard", "tips"]}, {"goals": ["heard"]}),
        ({"depth": "light"}, {"energy": "light"}, {"energy": "moderate"}),
        ({"shape": "activity"}, {"formats": ["activity"]}, {"formats": ["course"]}),
        ({"leader": "professional"}, {"leadership": "professional"}, {"leadership": "co_led"}),
        ({"size": "small"}, {"size": "small"}, {"size": "medium"}),
        ({"times": "wk_evening"}, {"times": ["wk_evening"]}, {"times": ["wk_morning"], "ways": ["video"]}),
        ({"commit": "drop_in"}, {"membership": "drop_in"}, {"membership": "open"}),
        ({"faith": "yes"}, {"faith": "spiritual"}, {"faith": ""}),
        ({"access": "captions"}, {"has": ["captions"]}, {}),
        ({"who": "other"}, {"topics": ["carers_family"]}, {"topics": ["carers"]}),
        ({"people": "women"}, {"made_for": ["women"]}, {}),
        ({}, {}, {"made_for": ["women"]}),
        ({}, {}, {"age_band": "16_17"}),
    ],
)
def test_what_was_wished_for_comes_first(said: dict[str, Any], better: dict[str, Any], worse: dict[str, Any]):
    one, two = listing("Better", **better), listing("Worse", **worse)
    assert names(said, one, two)[:1] == names(said, two, one)[:1] == ["Better"]


@pytest.mark.parametrize("ticked", [option.id for option in BY_ID["people"].options])
def test_who_somebody_is_lowers_no_group(ticked: str):
    groups = [
        listing(f"For {word}", made_for=[word], topics=["grief"]) for word in ("women", "men", "students", "lgbtq")
    ]
    groups += [listing("For all", topics=["grief"]), listing("Other", topics=["ocd"])]
    before = {one.name: _share({"topics": ("grief",)}, one) for one in groups}
    after = {one.name: _share({"topics": ("grief",), "people": (ticked,)}, one) for one in groups}
    assert all(after[name] >= before[name] for name in before)


def _share(said: dict[str, tuple[str, ...]], group: Listing) -> float:
    result = match(said, [group])
    return [*result.best, *result.nearest, *result.beside][0].share


def test_who_somebody_is_changes_the_order_of_no_two_groups_for_everybody():
    groups = [
        listing(f"Group {topic}", topics=[topic], energy=energy)
        for topic in ("grief", "ocd")
        for energy in ("light", "deep")
    ]
    plain = names({"topics": "grief", "depth": "light"}, *groups)
    for option in BY_ID["people"].options:
        assert names({"topics": "grief", "depth": "light", "people": option.id}, *groups) == plain


def test_a_skipped_question_changes_nothing():
    one, two = listing("One", energy="light", size="small"), listing("Two", energy="deep", size="large")
    assert [fit.share for fit in found({}, one, two).best] == [0.5, 0.5]


def test_there_is_always_something_while_there_is_an_open_door():
    far = listing("Far", languages=["pl"], ways=["room"], cost="paid", topics=["ocd"])
    shown = found({"language": "en", "ways": "text", "access": "free", "topics": "grief"}, far)
    assert ([fit.group.name for fit in shown.nearest], shown.nearest[0].misses) == (
        ["Far"],
        ("language", "ways", "access"),
    )


def test_the_answer_that_alone_stands_in_the_way_is_named():
    shown = found({"access": "free", "ways": "posts"}, listing(cost="paid"), listing(cost="paid"))
    assert shown.let_go == ["access"]


@pytest.mark.parametrize(
    ("said", "shut"),
    [
        ({"age": "16_17"}, {}),
        ({}, {"state": "paused"}),
        ({"safety": "danger"}, {"energy": "deep", "heavy": ["suicide"]}),
    ],
)
def test_nobody_is_led_past_an_age_shut_doors_or_a_dark_day(said: dict[str, Any], shut: dict[str, Any]):
    assert found(said, listing("No", **shut)).nearest == []


def test_a_broad_group_and_one_to_read_at_any_time_stand_beside():
    best = [listing(f"Walk {n}", topics=["grief"], ways=["room"]) for n in range(6)]
    broad, posts = listing("Broad", topics=["general"], ways=["room"]), listing("Posts", topics=["ocd"], ways=["posts"])
    assert [fit.group.name for fit in found({"topics": "grief"}, *best, broad, posts).beside] == ["Broad", "Posts"]


def test_equal_groups_take_turns_by_the_day():
    groups = [listing(f"Group {number}") for number in range(40)]
    first = {match({}, groups, day=f"day {number}").best[0].group.name for number in range(20)}
    assert len(first) > 3 and match({}, groups, day="a") == match({}, groups[::-1], day="a")


def test_there_are_five_at_most():
    assert len(names({}, *[listing() for _ in range(20)])) == 5
