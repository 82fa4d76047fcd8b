"""How long the reading of a text takes, by its length: python -m bench.words"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

import django

_POST = """I don't really know how to start this. I have been feeling low for about three weeks now, since I lost my job
at the end of October, and most mornings I can't get out of bed before noon. My sister calls me every evening and I tell
her I'm fine, but I am not sure that is true. Last night I cried for an hour and couldn't say why. I used to like cooking
and walking by the river with my friend Ana; now even a shower feels like too much. "You just need to keep busy," my dad
said, and maybe he's right, but it made me feel more alone. I am seeing my doctor on Thursday 12 November at 10:30. I
don't want advice right now, I think I only want someone to know. If you have been through something like this, how did
you tell people? Did it get better with time? I still feed the cat, I still answer messages, I still go to the shop. So I
suppose I'm coping. But nothing feels real. Thank you for reading this far."""
_LENGTHS = (20, 120, 300)
_TIMES = 200


def _post(words: int) -> str:
    return " ".join((_POST.split() * 3)[:words])


def _milliseconds(check: Callable[[str], object], text: str) -> tuple[float, float]:
    """Median and 95th percentile of many runs, in milliseconds of the wall clock."""
    times = []
    for _ in range(_TIMES):
        started = time.perf_counter()
        check(text)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def _checks() -> dict[str, Callable[[str], object]]:
    from hearthside.kernel.markdown import cook
    from hearthside.triage.rules import read
    from hearthside.words.advice import quiet_help
    from hearthside.words.leaks import find_leaks

    def help_quietly(text: str) -> object:
        return quiet_help(text, intent="listen", place="replies", is_newcomer=True)

    return {"read": read, "find_leaks": find_leaks, "quiet_help": help_quietly, "cook": cook}


def main() -> None:
    """Prints a row for every check and length: median and 95th percentile in milliseconds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
    django.setup()
    print(f"{'check':<12}{'words':>6}{'median ms':>11}{'p95 ms':>9}")
    for name, check in _checks().items():
        for words in _LENGTHS:
            median, high = _milliseconds(check, _post(words))
            print(f"{name:<12}{words:>6}{median:>11.2f}{high:>9.2f}")


if __name__ == "__main__":
    main()
