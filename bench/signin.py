"""Does the time of a refused sign-in say whether a name is here (SECURITY G-29)? Cohen's d over 1,000 pairs; goal |d| < 0.2.

python -m bench.signin [PAIRS]       with the pass-phrase hashing that ships
python -m bench.signin 200 careless  as if nobody's name cost nothing: the bench must notice

A pair is one try with a name that is here and one with a name that is not, in random order, in one process. Processor time is taken, not
the clock: what shares the machine then tells nothing. Names and pass-phrases are new in every pair, as a guesser's are.
"""

import logging
import random
import statistics
import sys
import time
from typing import Any

from bench.fuzz import open_house

PAIRS, GOAL = 1_000, 0.2


def cohens_d(one: list[float], other: list[float]) -> float:
    """The difference of the means in pooled standard deviations."""
    spread = ((statistics.variance(one) + statistics.variance(other)) / 2) ** 0.5
    return (statistics.mean(one) - statistics.mean(other)) / spread if spread else 0.0


def trimmed(pairs: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without the twentieth of pairs that took longest: what the machine did meanwhile is in them."""
    return sorted(pairs, key=max)[: len(pairs) - len(pairs) // 20]


def tries(number: int) -> list[tuple[float, float]]:
    """Milliseconds of work for a name that is here and for one that is not, pair by pair."""
    from django.core.cache import cache
    from django.test import Client

    chance, client = random.Random(29), Client(HTTP_HOST="127.0.0.1")

    def took(name: str) -> float:
        cache.clear()
        began = time.process_time()
        answer = client.post("/sign-in/", {"name": name, "passphrase": f"not the words {chance.random()}"})
        spent = (time.process_time() - began) * 1000
        assert answer.status_code == 422, answer.status_code
        return spent

    found = []
    for turn in range(-10, number):
        here, not_here = f"Known {chance.randrange(100):03}", f"Other {chance.randrange(100_000):06}"
        if turn % 2:
            pair = took(here), took(not_here)
        else:
            later = took(not_here)
            pair = took(here), later
        found += [pair] if turn >= 0 else []
    return found


def be_careless() -> None:
    """Plant the fault: a name that nobody has is refused at once."""
    from hearthside.accounts.backend import PersonBackend
    from hearthside.accounts.models import Person

    thorough = PersonBackend.authenticate

    def hasty(self: PersonBackend, request: Any, username: str | None = None, **more: Any) -> Person | None:
        return thorough(self, request, username, **more) if Person.objects.called(username or "") else None

    PersonBackend.authenticate = hasty  # type: ignore[method-assign, assignment]


def main(number: int, is_careless: bool) -> int:
    """Not zero when the times tell."""
    open_house("")
    logging.disable(logging.CRITICAL)
    from hearthside.accounts.tests.builders import person
    from hearthside.kernel.place import change_place

    change_place(is_set_up=True, is_open=True)
    for one in range(100):
        person(f"Known {one:03}")
    if is_careless:
        be_careless()
    pairs = trimmed(tries(number))
    here, not_here = [one for one, _ in pairs], [one for _, one in pairs]
    d = cohens_d(here, not_here)
    print(
        f"{number} pairs: a name that is here {statistics.median(here):.1f} ms, one that is not {statistics.median(not_here):.1f} ms"
    )
    print(f"  Cohen's d {d:+.3f}  goal |d| < {GOAL} {'reached' if abs(d) < GOAL else 'not reached'}")
    return int(abs(d) >= GOAL)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else PAIRS, "careless" in sys.argv))
