"""Set-ups of groups, good and bad, through the form and past it (MISSION A1): none opens with a gap.

python -m bench.set_ups [NUMBER] [SEED] [DATABASE]      10,000 set-ups unless told otherwise
"""

import os
import sys
import time
from collections import Counter
from random import Random
from unittest.mock import patch

from bench.site import environment, run


def open_house(database: str) -> None:
    """An empty site that this process is in."""
    env = environment(database) | {"REDIS_URL": ""}
    run(["-m", "hearthside", "migrate", "-v0"], env)
    os.environ.update(env)
    import django

    django.setup()


def main(number: int, seed: int, database: str) -> int:
    """How many groups are open with a gap."""
    open_house(database)
    from hearthside.accounts.models import Person
    from hearthside.circles.tests.set_ups import a_set_up, has_gap, try_to_open
    from hearthside.groups.actions import small_circles
    from hearthside.groups.models import LIVING, Group
    from hearthside.kernel import rates

    leads = [
        Person.objects.create_person("Robin", None, is_safety_lead=True),
        Person.objects.create_person("No lead", None),
    ]
    founders = [Person.objects.create_person("Ava", None), Person.objects.create_person("Sol", None, is_operator=True)]
    chance, states, gaps, began = Random(seed), Counter[str](), 0, time.process_time()
    with patch.object(rates, "_count", return_value=1), patch.object(small_circles, "MOST_CIRCLES", number):
        for _set_up in range(number):
            made = try_to_open(chance.choice(founders), a_set_up(chance, leads), chance)
            group = Group.objects.get(pk=made.pk) if made else None
            states["refused" if group is None else "open" if group.state in LIVING else "waits for the team"] += 1
            gaps += group is not None and has_gap(group)
    took = time.process_time() - began
    print(f"{number} set-ups, {took:.0f} s of work: {dict(sorted(states.items()))}")
    print(f"  open with a gap {gaps}  goal 0 {'reached' if not gaps else 'not reached'}")
    return gaps


if __name__ == "__main__":
    given = sys.argv[1:]
    number, seed = int(given[0]) if given else 10_000, int(given[1]) if given[1:] else 7
    sys.exit(bool(main(number, seed, given[2] if given[2:] else "")))
