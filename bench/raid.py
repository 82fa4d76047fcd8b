"""A thousand strangers at the gate: how many of their posts wait, and what members notice of it.

    python -m bench.raid [posts] [DATABASE_URL]

Three raids of so many new people, a post each: everybody in words of their own while the gate is closed; everybody with nearly the same
words while it is open; and the first with an open gate, to see that the count can fail. A member of long standing replies between any
ten of them. Goals: 99 of 100 wait; a member's reply takes less than twice as long as before (p95); a cry for help is never held.
"""

import json
import os
import sys
import tempfile
import time
from datetime import timedelta
from random import Random
from typing import Any

CAUGHT, SLOWER = 0.99, 2.0
NOUNS = "piano lamp bench river kettle garden window ladder harbour meadow lantern pebble orchard saddle copper willow".split()
COPY = "Everybody here should come over to the better place where nobody tells you what you may say or not say, number"
CRY = "I do not want to be here any more and I cannot see a way on."


def started(database: str) -> None:
    """An empty site."""
    from bench.paging import fresh

    os.environ["HEARTHSIDE_DATA"] = tempfile.mkdtemp(prefix="hearthside-bench-") + "/data"
    os.environ |= {"DATABASE_URL": fresh(database)} if database else {}
    os.environ["DJANGO_SETTINGS_MODULE"] = "hearthside.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def own_words(number: int) -> str:
    """A sentence nobody else writes."""
    chosen = Random(number).sample(NOUNS, 5)
    return f"Hello, I came for the {chosen[0]}, and stay for a {chosen[1]} by the {chosen[2]}. My {chosen[3]} has a {chosen[4]}."


def raid(posts: int, words: Any, *, is_closed: bool) -> dict[str, Any]:
    """So many new people post once each, into a group of their own; what waited, and what a member noticed."""
    from hearthside.accounts.tests.builders import fresh_counters, person
    from hearthside.conversations.models import State
    from hearthside.conversations.tests.builders import reply, thread
    from hearthside.gate import actions, keeping
    from hearthside.groups.tests.builders import group, member
    from hearthside.safety.models import Case

    otto = person(is_operator=True)
    actions.open_gate(actor=otto)
    keeping.forget()
    place = group()
    ava = member(place, person(joined_on=otto.joined_on - timedelta(days=90))).person
    talk, before = thread(place, ava), []
    for number in range(60):
        fresh_counters()
        before.append(timed(lambda number=number: reply(talk, ava, f"I hear you, {number}.")))
    if is_closed:
        actions.close_gate(actor=otto, hours=6)
        keeping.forget()
    held, during, began = 0, [], time.perf_counter()
    for number in range(posts):
        new = member(place).person
        held += thread(place, new, title="Hello", body=words(number)).posts.get().state == State.HELD
        if number % 10 == 9:
            fresh_counters()
            during.append(timed(lambda number=number: reply(talk, ava, f"Still here, {number}.")))
    seconds = time.perf_counter() - began
    cry = thread(place, member(place).person, title="Please", body=CRY).posts.get()
    return {
        "posts": posts,
        "waiting": held,
        "cases": Case.objects.filter(scope=place.pk).count(),
        "posts_a_second": round(posts / seconds, 1),
        "member_p95_before_ms": p95(before),
        "member_p95_during_ms": p95(during),
        "cry_is_held": cry.state == State.HELD,
    }


def timed(what: Any) -> float:
    """Milliseconds of processor time."""
    began = time.process_time()
    what()
    return (time.process_time() - began) * 1000


def p95(times: list[float]) -> float:
    """The nearest rank."""
    return round(sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)], 1)


def main() -> None:
    """A line for each raid; ends with 1 when a goal was missed, or when the raid at the open gate was caught as well."""
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    started(sys.argv[2] if len(sys.argv) > 2 else "")
    closed = raid(posts, own_words, is_closed=True)
    copies = raid(posts, lambda number: f"{COPY} {number}", is_closed=False)
    open_gate = raid(posts, own_words, is_closed=False)
    for name, line in (("gate closed", closed), ("copies, gate open", copies), ("gate open", open_gate)):
        print(json.dumps({"raid": name, **line}), flush=True)
    both = (closed, copies)
    is_met = all(
        one["waiting"] >= CAUGHT * posts
        and one["member_p95_during_ms"] < SLOWER * one["member_p95_before_ms"]
        and not one["cry_is_held"]
        for one in both
    )
    print("goals", "reached" if is_met else "missed")
    sys.exit(not (is_met and open_gate["waiting"] < 0.5 * posts))


if __name__ == "__main__":
    main()
