"""Every line that a few people and two listeners can make, step by step: what must hold, holds in each of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from hearthside.dropin import line
from hearthside.dropin.line import AWAY, CALLED, DONE, LEFT, MISSED, TALKING, TOLD, WAITING, Line, Spot, Step
from hearthside.kernel.refusals import Refusal

PEOPLE = ("ava", "ben")
DOOR = ("door",)
LISTENERS = ("near", "far")
ALL_STEPS = frozenset(("join", "out", "back", "leave", "begin", "end", "first", "gone", "return", "call", "close"))
BOUNDS = (
    (2, ALL_STEPS),
    (3, ALL_STEPS - {"out", "back", "first"}),
    (3, ALL_STEPS - {"gone", "first"}),
    (3, ALL_STEPS - {"gone", "out"}),
)
"""So many people in the line at one moment, and the steps they can take. However many came before: who has gone is forgotten."""
Rules = dict[str, Callable[..., Step]]
Taken = tuple[Line, str, object, Line]
RULES: Rules = {
    "join": line.join,
    "out": line.step_out,
    "back": line.come_back,
    "leave": line.leave,
    "begin": line.begin,
    "end": line.end,
    "first": line.put_first,
    "gone": line.not_here,
    "return": line.give_back,
    "call": line.call_next,
}


def may_take(listener: str) -> Callable[[Spot], bool]:
    """The one from afar does not see people at the door."""
    return lambda spot: listener == "near" or spot.who is not None


def steps_from(now: Line, rules: Rules, most: int, names: frozenset[str]) -> Iterator[tuple[str, object, Line]]:
    """Every step somebody can take now: its name, what it is about, the line after."""
    tries: list[tuple[str, object, Step]] = [("close", None, line.close)] if now.is_open else []
    if len(now.spots) < most:
        tries += [("join", who, rules["join"](now.last + 1, None if who in DOOR else who)) for who in (*PEOPLE, *DOOR)]
    for spot in now.spots:
        tries += [(name, spot.key, rules[name](spot.key)) for name in names - {"join", "call", "close"}]
    tries += [("call", one, rules["call"](one, may_take(one))) for one in LISTENERS]
    for name, about, step in tries:
        try:
            yield name, about, step(now)
        except Refusal:
            continue


def gone_forgotten(after: Line) -> Line:
    """The same line for all that comes: without those who have gone, numbers drawn together."""
    active = sorted((one for one in after.spots if one.state in line.ACTIVE), key=lambda one: one.rank)
    spots = tuple(replace(one, key=at, rank=at) for at, one in enumerate(active, 1))
    return replace(after, spots=spots, last=len(spots))


def walk(rules: Rules = RULES) -> Iterator[Taken]:
    """Every step from every line that can be reached."""
    for most, names in BOUNDS:
        seen, ahead = {Line()}, deque([Line()])
        while ahead:
            now = ahead.popleft()
            for name, about, after in steps_from(now, rules, most, names):
                yield now, name, about, after
                following = gone_forgotten(after)
                if following not in seen:
                    seen.add(following)
                    ahead.append(following)


@cache
def all_steps() -> list[Taken]:
    return list(walk())


def order(now: Line) -> list[object]:
    return [one.key for one in now.ordered()]


def breaks(now: Line, name: str, about: object, after: Line) -> str:
    """What does not hold after this step; nothing when all holds."""
    active = [one for one in after.spots if one.state in line.ACTIVE]
    people = [one.who for one in active if one.who is not None]
    busy = [one.listener for one in after.spots if one.state in (CALLED, TALKING)]
    told = {one.key for one in now.spots} - {one.key for one in after.spots}
    if len(set(people)) != len(people):
        return "somebody waits twice"
    if len(set(busy)) != len(busy) or None in busy:
        return "a listener has two people, or somebody is with nobody"
    if any(one.listener is not None for one in after.spots if one.state not in (CALLED, TALKING)):
        return "somebody who is with nobody has a listener"
    if told:
        return "somebody is lost"
    if any(one.state == MISSED and one.calls < line.MOST_CALLS for one in after.spots):
        return "somebody left the line before two calls"
    if any(one.state in (WAITING, AWAY, CALLED) for one in after.spots) and not after.is_open:
        return "the line is closed and somebody was not told"
    return _unfair(now, name, about, after)


def _unfair(now: Line, name: str, about: object, after: Line) -> str:
    if name == "call":
        called = after.with_listener(about)
        takes = may_take(str(about))
        before = [one for one in now.ordered() if called and one.order < called.order and one.state == WAITING]
        return "somebody was passed over" if any(takes(one) for one in before) else ""
    stay = set(order(now)) & set(order(after)) - {about}
    was, now_is = [one for one in order(now) if one in stay], [one for one in order(after) if one in stay]
    if was != now_is:
        return "the order of others has changed"
    if name in ("first", "gone", "return"):
        return ""
    both = set(order(now)) & set(order(after))
    kept = [one for one in order(now) if one in both] == [one for one in order(after) if one in both]
    return "" if kept else "the order has changed"


def first_break(rules: Rules = RULES) -> str:
    return next((found for step in walk(rules) if (found := breaks(*step))), "")


def test_in_every_line_nobody_waits_twice_is_passed_over_or_lost() -> None:
    lines: set[Line] = set()
    for now, name, about, after in all_steps():
        assert breaks(now, name, about, after) == "", (now, name, about, after)
        lines.add(after)
    assert len(lines) > 3_000
    states = {one.state for found in lines for one in found.spots}
    assert states == {WAITING, AWAY, CALLED, TALKING, DONE, LEFT, MISSED, TOLD}


def test_whoever_missed_a_call_is_back_by_one_place_and_no_more() -> None:
    for now, name, about, after in all_steps():
        if name != "gone" or after.spot(about).state != WAITING:
            continue
        before = [one.key for one in now.ordered() if one.state == WAITING and one.order > now.spot(about).order]
        behind = [one.key for one in after.ordered() if one.state == WAITING and one.order > after.spot(about).order]
        assert len(before) - len(behind) == (0 if now.spot(about).is_first or not before else 1)


def test_from_every_line_the_evening_ends_with_everybody_seen_told_or_gone() -> None:
    ends = (DONE, LEFT, MISSED, TOLD)
    for _now, _name, _about, found in all_steps():
        closed = line.close(found)
        for spot in closed.spots:
            closed = line.end(spot.key)(closed) if spot.state == TALKING else closed
        assert all(one.state in ends and one.listener is None for one in closed.spots)


def test_a_free_listener_can_always_call_whoever_they_may_see() -> None:
    for _now, _name, _about, found in all_steps():
        for listener in LISTENERS:
            if found.with_listener(listener) is None and found.next_for(may_take(listener)):
                assert line.call_next(listener, may_take(listener))(found).with_listener(listener)


def last_come_first(listener: str, takes: Callable[[Spot], bool]) -> Step:
    def step(now: Line) -> Line:
        waiting = [one for one in now.ordered() if one.state == WAITING and takes(one)]
        if not waiting or now.with_listener(listener):
            raise Refusal("Nobody.")
        return now.changed(replace(waiting[-1], state=CALLED, calls=waiting[-1].calls + 1, listener=listener))

    return step


def twice_in_line(key: object, who: object = None) -> Step:
    def step(now: Line) -> Line:
        if not now.is_open:
            raise Refusal("Closed.")
        return replace(now, spots=(*now.spots, Spot(key, now.last + 1, who)), last=now.last + 1)

    return step


def gone_at_once(key: object) -> Step:
    return lambda now: now.changed(replace(now.spot(key), state=MISSED, listener=None))


def dropped(key: object) -> Step:
    return lambda now: replace(now, spots=tuple(one for one in now.spots if one.key != key))


@pytest.mark.parametrize(
    ("name", "rule", "found"),
    [
        ("call", last_come_first, "somebody was passed over"),
        ("join", twice_in_line, "somebody waits twice"),
        ("gone", gone_at_once, "somebody left the line before two calls"),
        ("return", dropped, "somebody is lost"),
    ],
)
def test_the_walk_finds_what_a_wrong_rule_does(name: str, rule: Callable[..., Step], found: str) -> None:
    assert first_break({**RULES, name: rule}) == found
