"""Requests that make no sense, to every door as everybody (SECURITY G-30): 0 failures of ours, none over three seconds of work.

python -m bench.fuzz [NUMBER] [SEED]                          on SQLite
python -m bench.fuzz 100000 7 postgresql://NAME@127.0.0.1/X   on PostgreSQL (an empty database)
"""

import os
import sys
import time

from bench.site import environment, run

CHUNK = 1_000


def open_house(database: str) -> None:
    """An empty site that this process is in; its counters and keys are its own."""
    env = environment(database) | {"HEARTHSIDE_HOSTS": "127.0.0.1,localhost,testserver", "REDIS_URL": ""}
    run(["-m", "hearthside", "migrate", "-v0"], env)
    os.environ.update(env)
    import django

    django.setup()


def main(number: int, seed: int, database: str) -> int:
    """How many requests failed."""
    open_house(database)
    from tests.attacks.canaries import plant
    from tests.attacks.everybody import everybody
    from tests.attacks.fuzzing import Tally, fuzz, targets_of
    from tests.world import small_world

    world = small_world()
    every = everybody(world, plant(world))
    targets, whole, began = targets_of(world, every), Tally(), time.process_time()
    for part in range(number // CHUNK):
        whole.add(fuzz(every.clients, targets, number=CHUNK, seed=seed * 10_000 + part))
    took = time.process_time() - began
    print("\n".join(line[:400] for line in whole.lines()))
    print(f"{whole.statuses.total()} requests, {took:.0f} s of work, statuses {dict(sorted(whole.statuses.items()))}")
    failed = sum(count for count, _ in whole.failures.values())
    print(f"  failures {failed}  goal 0 {'reached' if not failed else 'not reached'}")
    print(
        f"  slowest {whole.slowest:.1f} s of work  goal <= 3 {'reached' if whole.slowest <= 3 else 'not reached'}: {whole.slowest_was}"
    )
    return failed


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(
        bool(
            main(int(given[0]) if given else 100_000, int(given[1]) if given[1:] else 7, given[2] if given[2:] else "")
        )
    )
