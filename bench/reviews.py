"""Can made-up accounts move what people read about a group? Attacks on its reviews, against a plain mean.

python -m bench.reviews [GROUPS]       each kind of attack on so many made-up groups of each size (200)
python -m bench.reviews 200 careless   as if no neutral answers were counted in: the bench must notice

Goal: no shown value moves by more than 0.2, whatever ten accounts say. Each group has people of its own with an opinion that is theirs, and
of whom some answered. The attacker has ten accounts and knows everything: the rule, the answers and the value. They try fresh accounts,
accounts that waited, accounts like any other, all yes, all no, the opposite of what people say, one a month, and a mix that is meant to
pass for real. Numbers are drawn from a fixed seed: the table is the same on every run.
"""

import random
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from hearthside.cards import weighing
from hearthside.cards.weighing import VALUES, Said, value_of

SIZES = (5, 8, 12, 20, 40, 80, 200)
SOCKS, GOAL = 10, 0.2
Attack = Callable[[random.Random, list[Said]], list[Said]]


def plain_mean(said: list[Said]) -> float | None:
    """The baseline: five answers or more, each as good as any other."""
    return statistics.mean(VALUES[one.answer] for one in said) if len(said) >= weighing.LEAST else None


def people(chance: random.Random, number: int) -> list[Said]:
    """Answers of the people of a group: most groups are good places, some are not, some are both."""
    good = chance.choice((0.97, 0.9, 0.8, 0.6, 0.4, 0.15, 0.03))
    return [Said(_draw(chance, good), chance.choice((20, 40, 90, 200, 400))) for _ in range(number)]


def _draw(chance: random.Random, good: float) -> str:
    if chance.random() < good:
        return "yes" if chance.random() < 0.8 else "partly"
    return "no" if chance.random() < 0.7 else "partly"


def _all(answer: str, days: int) -> Attack:
    return lambda chance, said: [Said(answer, days)] * SOCKS


def _opposite(days: int) -> Attack:
    def attack(chance: random.Random, said: list[Said]) -> list[Said]:
        mean = plain_mean(said) or 0.5
        return [Said("no" if mean >= 0.5 else "yes", days)] * SOCKS

    return attack


def _one_a_month(chance: random.Random, said: list[Said]) -> list[Said]:
    """Patient: an account a month, each as good a member as any, all against what people say."""
    return [Said(one.answer, 30 * (number + 1)) for number, one in enumerate(_opposite(400)(chance, said))]


def _mixed(chance: random.Random, said: list[Said]) -> list[Said]:
    return [Said(chance.choice(list(VALUES)), chance.choice((20, 90, 400))) for _ in range(SOCKS)]


ATTACKS: dict[str, Attack] = {
    "ten fresh accounts, all no": _all("no", 3),
    "waited two weeks, all no": _all("no", 15),
    "waited a year, all no": _all("no", 400),
    "waited a year, all yes": _all("yes", 400),
    "waited a year, the opposite": _opposite(400),
    "one a month, the opposite": _one_a_month,
    "a mix like any other": _mixed,
}


@dataclass
class Row:
    """What one attack did to groups of one size, or of all."""

    moved: list[float] = field(default_factory=list)
    plainly: list[float] = field(default_factory=list)
    turned: int = 0
    tries: int = 0

    def add(self, before: float | None, after: float | None, plain: float) -> None:
        """One group, before the attack and after it."""
        self.plainly.append(plain)
        if before is not None and after is not None:
            self.tries += 1
            self.moved.append(abs(after - before))
            self.turned += (before - 0.5) * (after - 0.5) < 0

    @property
    def most(self) -> float:
        """The farthest that a shown value moved."""
        return max(self.moved, default=0.0)


def attacked(number: int, attack: Attack, seed: int) -> Row:
    """The attack on so many groups of each size."""
    chance, row = random.Random(seed), Row()
    for size in SIZES:
        for _ in range(number):
            said = people(chance, size)
            together = [*said, *attack(chance, said)]
            plain = abs((plain_mean(together) or 0.0) - (plain_mean(said) or 0.0))
            row.add(value_of(said), value_of(together), plain)
    return row


def without_attack(number: int, size: int) -> tuple[float, float, float]:
    """For groups of a size that nobody attacks: the share whose value is shown, the share it puts on the right side of the middle (where
    there is a side), and how far it lies from the plain mean, in the middle."""
    chance = random.Random(size)
    groups = [people(chance, size) for _ in range(number)]
    values = [(value, plain_mean(said) or 0.5) for said in groups if (value := value_of(said)) is not None]
    sided = [(value - 0.5) * (plain - 0.5) > 0 for value, plain in values if abs(plain - 0.5) > 0.1]
    away = statistics.median(abs(value - plain) for value, plain in values) if values else 0.0
    return len(values) / number, sum(sided) / max(1, len(sided)), away


def main(number: int, is_careless: bool) -> int:
    """Not zero when a shown value moved by more than the goal."""
    if is_careless:
        weighing.NEUTRAL = 0.0
    print(f"{'attack':<30}{'moved, most':>12}{'plain mean':>12}{'turned over':>13}")
    worst = 0.0
    for seed, (name, attack) in enumerate(ATTACKS.items()):
        row = attacked(number, attack, seed)
        worst = max(worst, row.most)
        print(f"{name:<30}{row.most:>12.2f}{max(row.plainly):>12.2f}{row.turned / max(1, row.tries):>13.0%}")
    print(f"\n{'answers':<12}{'shown':>8}{'right side':>12}{'from plain mean':>18}   without any attack")
    for size in SIZES:
        shown, sided, away = without_attack(number, size)
        print(f"{size:<12}{shown:>8.0%}{sided:>12.0%}{away:>18.2f}")
    print(f"\nNo shown value moved by more than {worst:.2f}; goal {GOAL}.")
    return int(worst > GOAL + 1e-9)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, "careless" in sys.argv))
