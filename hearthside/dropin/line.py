"""The rule of the line, without a database: who is where in it, and what each step makes of it.

Every step gives a new line or refuses. The order is: those who may be in danger, then as people came. Nothing else changes it but
not being there when called, which costs one place. `tests/test_line_model.py` walks through every line that a few people can make.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from hearthside.kernel.refusals import NotAllowed, NotNow

WAITING, AWAY, CALLED, TALKING = "waiting", "away", "called", "talking"
DONE, LEFT, MISSED, TOLD = "done", "left", "missed", "told"
ACTIVE = (WAITING, AWAY, CALLED, TALKING)
MOST_CALLS = 2
"""Who was called so often and was not there leaves the line, without any mark; they may come again at once."""


@dataclass(frozen=True)
class Spot:
    """Somebody in the line. `who` is None for somebody without an account, who came in by the door."""

    key: Hashable
    rank: int
    who: Hashable | None = None
    state: str = WAITING
    calls: int = 0
    is_first: bool = False
    listener: Hashable | None = None

    @property
    def order(self) -> tuple[bool, int]:
        """By this the line is sorted."""
        return (not self.is_first, self.rank)


MayTake = Callable[[Spot], bool]
Step = Callable[["Line"], "Line"]


@dataclass(frozen=True)
class Line:
    """Everybody in the line and how far the numbers have come."""

    spots: tuple[Spot, ...] = ()
    last: int = 0
    is_open: bool = True

    def spot(self, key: Hashable) -> Spot:
        """The spot of this key. Refuses one that is not in the line any more."""
        found = next((one for one in self.spots if one.key == key), None)
        if found is None:
            raise NotNow(_("This place in the line is not there any more. You can take a new one."))
        return found

    def ordered(self) -> list[Spot]:
        """Those who wait to be called, the next first; those who stepped out keep their place among them."""
        return sorted((one for one in self.spots if one.state in (WAITING, AWAY)), key=lambda one: one.order)

    def next_for(self, may_take: MayTake) -> Spot | None:
        """The first who is here and whom this listener can see."""
        return next((one for one in self.ordered() if one.state == WAITING and may_take(one)), None)

    def with_listener(self, listener: Hashable) -> Spot | None:
        """Whom this listener has called or talks with."""
        busy = (one for one in self.spots if one.listener == listener and one.state in (CALLED, TALKING))
        return next(busy, None)

    def changed(self, *spots: Spot) -> Line:
        """The line with these spots in the place of their old selves."""
        by_key = {one.key: one for one in spots}
        return replace(self, spots=tuple(by_key.get(one.key, one) for one in self.spots))


def _step(key: Hashable, sources: tuple[str, ...], **changes: object) -> Step:
    def step(line: Line) -> Line:
        spot = line.spot(key)
        if spot.state not in sources:
            raise NotNow(_("Something else happened in between. Please look at the page again."))
        return line.changed(replace(spot, **changes))  # type: ignore[arg-type]

    return step


def join(key: Hashable, who: Hashable | None = None) -> Step:
    """They are the last in the line. Refuses a line that takes no more, and somebody who is in it already."""

    def step(line: Line) -> Line:
        if not line.is_open:
            raise NotNow(_("The line takes no more people now."))
        if who is not None and any(one.who == who and one.state in ACTIVE for one in line.spots):
            raise NotAllowed(_("You are in the line already. Your place is kept."))
        spot = Spot(key, line.last + 1, who)
        return replace(line, spots=(*line.spots, spot), last=spot.rank)

    return step


def step_out(key: Hashable) -> Step:
    """They are away for a moment and keep their place; others are called until they are back."""
    return _step(key, (WAITING,), state=AWAY)


def come_back(key: Hashable) -> Step:
    """They are here again, where they were."""
    return _step(key, (AWAY,), state=WAITING)


def leave(key: Hashable) -> Step:
    """They are out of the line by their own wish."""
    return _step(key, (WAITING, AWAY, CALLED), state=LEFT, listener=None)


def begin(key: Hashable) -> Step:
    """They are here, and the talk begins."""
    return _step(key, (CALLED,), state=TALKING)


def end(key: Hashable) -> Step:
    """The talk is over."""
    return _step(key, (TALKING,), state=DONE, listener=None)


def put_first(key: Hashable) -> Step:
    """They are called before all others, because they may be in danger."""
    return _step(key, (WAITING, AWAY), is_first=True)


def call_next(listener: Hashable, may_take: MayTake) -> Step:
    """The first whom this listener can see is called. Refuses a listener who is with somebody, and a line without such a person."""

    def step(line: Line) -> Line:
        if line.with_listener(listener):
            raise NotNow(_("You are with somebody already. End that talk first."))
        spot = line.next_for(may_take)
        if spot is None:
            raise NotNow(_("Nobody is waiting for you right now."))
        return line.changed(replace(spot, state=CALLED, calls=spot.calls + 1, listener=listener))

    return step


def not_here(key: Hashable) -> Step:
    """They did not come when called: one place back, or out of the line after two calls. Somebody who was put first stays there."""

    def step(line: Line) -> Line:
        spot = line.spot(key)
        if spot.state != CALLED:
            raise NotNow(_("Something else happened in between. Please look at the page again."))
        if spot.calls >= MOST_CALLS:
            return line.changed(replace(spot, state=MISSED, listener=None))
        back = replace(spot, state=WAITING, listener=None)
        behind = (one for one in line.ordered() if one.state == WAITING and one.order > spot.order)
        after = None if spot.is_first else next(behind, None)
        if after is None:
            return line.changed(back)
        return line.changed(replace(back, rank=after.rank), replace(after, rank=spot.rank))

    return step


def give_back(key: Hashable) -> Step:
    """Their listener had to go: they wait where they were, and no call counts against them. When the line has closed meanwhile they are
    told like all others."""

    def step(line: Line) -> Line:
        spot = line.spot(key)
        calls = max(0, spot.calls - 1)
        state = WAITING if line.is_open else TOLD
        return _step(key, (CALLED, TALKING), state=state, listener=None, calls=calls)(line)

    return step


def close(line: Line) -> Line:
    """No more is taken, and everybody who was not seen is told. Talks that go on end in their own time."""
    told = (replace(one, state=TOLD, listener=None) for one in line.spots if one.state in (WAITING, AWAY, CALLED))
    return replace(line.changed(*told), is_open=False)
