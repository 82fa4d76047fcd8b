"""Are the waits that a drop-in tells true? python -m bench.drop_in [evenings]

Made-up drop-ins, each with an evening a week: listeners of different pace who come late, take breaths and go home; people who come in a
rush or one by one, leave, step out, miss their call, or go first because they may be in danger. The evening runs by the rule of the
line itself (`dropin.line`); what is told is what pages tell (`dropin.waits`), from earlier evenings of the same drop-in alone. Beside
it the plain mean: people ahead and begun talks, times the mean talk, shared by the listeners.

The error of calibration: told waits are put in order and cut into ten equal groups; in each, how far the mean of what was told is from
the mean of what came, as a share of it; over all groups, by their weight. Those who left or were not called before the end are not
counted, and their number is printed. Nothing of the made-up evenings is known to the rule: they draw talks from other shapes than it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from statistics import fmean, median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
os.environ.setdefault("HEARTHSIDE_DATA", tempfile.mkdtemp())
django.setup()

from hearthside.dropin import line, waits  # noqa: E402
from hearthside.kernel.refusals import Refusal  # noqa: E402

GOAL = 0.20
DROP_INS, EVENINGS, WARM_UP = 24, 40, 3
LENGTH = 180.0
GRACE = 3.0


@dataclass
class Told:
    """What one person was told when they joined, and what came."""

    low: int
    high: int
    middle: float
    plain: float
    joined: float
    waited: float | None = None


@dataclass
class Worker:
    """A listener: how quick, when here, until when taken, since when free."""

    name: int
    pace: float
    here_from: float
    here_until: float
    free_at: float = 0.0
    taken_since: float | None = None
    free_since: float = 0.0
    breath: float = 0.0


@dataclass
class Place:
    """One drop-in: what is the same every evening, and what it has counted so far."""

    dice: Random
    listeners: int
    usual: float
    spread: float
    load: float
    misses: float
    leaves: float
    cycles: list[float] = field(default_factory=list)


def place(number: int) -> Place:
    """A drop-in of its own kind."""
    dice = Random(f"drop-in {number}")
    return Place(
        dice,
        listeners=dice.choice([1, 2, 2, 3, 4]),
        usual=dice.uniform(10, 30),
        spread=dice.uniform(0.35, 0.8),
        load=dice.uniform(0.7, 1.25),
        misses=dice.uniform(0.02, 0.15),
        leaves=dice.uniform(0.02, 0.15),
    )


class Evening:
    """One evening, minute by minute, run by the rule of the line."""

    def __init__(self, home: Place) -> None:
        self.home, self.dice, self.now = home, home.dice, 0.0
        self.line, self.told = line.Line(), dict[int, Told]()
        self.workers = [self._worker(name) for name in range(home.listeners)]
        self.away_until: dict[int, float] = {}
        self.goes_at: dict[int, float] = {}
        self.joined: dict[int, float] = {}
        self.fresh: list[float] = []

    def _worker(self, name: int) -> Worker:
        late = max(0.0, self.dice.gauss(0, 8)) if name else 0.0
        until = LENGTH if name == 0 else LENGTH - max(0.0, self.dice.gauss(0, 20))
        return Worker(name, self.dice.lognormvariate(0, 0.2), late, until)

    def run(self) -> list[Told]:
        """Everything told this evening; the drop-in has counted its talks."""
        rate = self.home.load * self.home.listeners / (self.home.usual + 3)
        arrivals = sorted(
            [abs(self.dice.gauss(0, 6)) for _ in range(round(self.home.listeners * 1.5))]
            + [self.dice.uniform(0, LENGTH) for _ in range(round(rate * LENGTH * 0.85))]
        )
        number = 0
        for minute in range(int(LENGTH)):
            self.now = float(minute)
            while number < len(arrivals) and arrivals[number] <= minute:
                self._join(number)
                number += 1
            self._people_move()
            for worker in self.workers:
                self._work(worker)
        self.home.cycles = (self.fresh[::-1] + self.home.cycles)[: waits.NEWEST]
        return list(self.told.values())

    def _here(self) -> list[Worker]:
        return [
            one for one in self.workers if one.here_from <= self.now < one.here_until or one.taken_since is not None
        ]

    def _join(self, key: int) -> None:
        here = self._here()
        busy = [self.now - one.taken_since for one in here if one.taken_since is not None]
        ahead, known = len(self.line.ordered()), (self.fresh[::-1] + self.home.cycles)[: waits.NEWEST]
        said = waits.estimate(ahead=ahead, busy_for=busy, free=len(here) - len(busy), cycles=known)
        if said is not None and said.middle + 10 > LENGTH - self.now:
            return  # The line is full for tonight, and says so.
        self.line = line.join(key, key)(self.line)
        self.joined[key] = self.now
        if said is not None:
            seen = [one for one in known if one]
            is_free = len(busy) < len(here) and not ahead
            plain = 0.0 if is_free else (ahead + 1) * fmean(seen) / max(1, len(here))
            self.told[key] = Told(said.low, said.high, said.middle, plain, self.now)
        if self.dice.random() < self.home.leaves:
            self.goes_at[key] = self.now + self.dice.uniform(2, 40)
        if self.dice.random() < 0.02:
            self._try(line.put_first(key))

    def _people_move(self) -> None:
        for spot in self.line.ordered():
            key = int(str(spot.key))
            if self.goes_at.get(key, LENGTH * 2) <= self.now:
                self._try(line.leave(key))
                self.told.pop(key, None)
                self.fresh.append(0.0)
            elif spot.state == line.WAITING and self.dice.random() < 0.004:
                self._try(line.step_out(key))
                self.away_until[key] = self.now + self.dice.uniform(3, 12)
            elif spot.state == line.AWAY and self.away_until[key] <= self.now:
                self._try(line.come_back(key))

    def _work(self, worker: Worker) -> None:
        spot = self.line.with_listener(worker.name)
        if spot is not None and worker.free_at <= self.now:
            self._finish(worker, int(str(spot.key)), spot.state)
            spot = None
        is_here = worker.here_from <= self.now < worker.here_until
        if spot is None and is_here and worker.free_at <= self.now and self.line.next_for(lambda _spot: True):
            self._call(worker)

    def _finish(self, worker: Worker, key: int, state: str) -> None:
        assert worker.taken_since is not None
        self.fresh.append(self.now - worker.taken_since + worker.breath)
        self._try(line.end(key) if state == line.TALKING else line.not_here(key))
        worker.taken_since, worker.free_since = None, self.now
        worker.free_at = self.now + (max(0.0, self.dice.gammavariate(2, 1.2)) if state == line.TALKING else 0.3)

    def _call(self, worker: Worker) -> None:
        self.line = line.call_next(worker.name, lambda _spot: True)(self.line)
        spot = self.line.with_listener(worker.name)
        assert spot
        key = int(str(spot.key))
        told = self.told.get(key)
        if told is not None and told.waited is None:
            told.waited = self.now - told.joined
        worker.taken_since = self.now
        worker.breath = self.now - max(worker.free_since, self.joined[key])
        if self.dice.random() < self.home.misses:
            worker.free_at = self.now + GRACE
            return
        self.line = line.begin(key)(self.line)
        worker.free_at = self.now + self._length() * worker.pace

    def _length(self) -> float:
        """Mostly a hump with a long tail; one in eight is a short question."""
        if self.dice.random() < 0.125:
            return self.dice.uniform(2, 6)
        return min(90.0, max(3.0, self.home.usual * self.dice.lognormvariate(0, self.home.spread)))

    def _try(self, step: line.Step) -> None:
        try:
            self.line = step(self.line)
        except Refusal:
            return


def calibration(rows: list[Told], told: Callable[[Told], float]) -> float:
    """The error of calibration, as the head of this file says."""
    ordered = sorted(rows, key=told)
    size = len(ordered) / 10
    groups = [ordered[round(at * size) : round((at + 1) * size)] for at in range(10)]
    off = sum(
        abs(fmean(told(one) for one in group) - fmean(came(one) for one in group)) * len(group) for group in groups
    )
    return off / sum(came(one) for one in rows)


def came(one: Told) -> float:
    """What came, in minutes."""
    assert one.waited is not None
    return one.waited


def measured(drop_ins: int = DROP_INS, evenings: int = EVENINGS) -> dict[str, float]:
    """The figures over all evenings after the first few of each drop-in."""
    rows, lost = [], 0
    for number in range(drop_ins):
        home = place(number)
        for evening in range(evenings):
            told = Evening(home).run()
            if evening >= WARM_UP:
                rows += [one for one in told if one.waited is not None]
                lost += sum(one.waited is None for one in told)
    return {
        "told": len(rows),
        "not called before the end": lost,
        "calibration of the rule": calibration(rows, lambda one: one.middle),
        "calibration of the plain mean": calibration(rows, lambda one: one.plain),
        "inside the range": sum(one.low <= came(one) <= one.high for one in rows) / len(rows),
        "off by, rule": median(abs(one.middle - came(one)) for one in rows),
        "off by, plain mean": median(abs(one.plain - came(one)) for one in rows),
        "mean wait": fmean(came(one) for one in rows),
    }


def main() -> None:
    """Prints what was found beside the goal."""
    found = measured(evenings=int(sys.argv[1]) if len(sys.argv) > 1 else EVENINGS)
    print(f"{found['told']:.0f} waits told in {DROP_INS} drop-ins, mean wait {found['mean wait']:.1f} minutes;")
    print(f"{found['not called before the end']:.0f} more were told a wait and not called before the end")
    print(f"error of calibration: the rule {found['calibration of the rule']:.1%}, goal {GOAL:.0%} or less;")
    print(f"                      the plain mean {found['calibration of the plain mean']:.1%}")
    print(f"inside the range that was told: {found['inside the range']:.1%} (said: eight of ten)")
    print(
        f"off by, in the middle: the rule {found['off by, rule']:.1f}, the plain mean {found['off by, plain mean']:.1f} min"
    )


if __name__ == "__main__":
    main()
