"""CPU a page costs, application and database together, as a multiple of a bare Django view on the same server in the same run.

python -m bench.pages                                   on SQLite
python -m bench.pages postgresql://NAME@127.0.0.1/BENCH on PostgreSQL (an empty database)
"""

import http.client
import statistics
import sys
from dataclasses import dataclass

from bench.machine import load
from bench.site import Site, environment, filled, serving

ROUNDS, REQUESTS = 3, 100


@dataclass(frozen=True)
class Page:
    """A page to measure and the goal for it, in multiples of the bare view: on PostgreSQL and on SQLite."""

    name: str
    path: str
    cookie: str
    on_postgres: float
    on_sqlite: float


def pages(made: dict[str, str]) -> list[Page]:
    """The busiest pages. Goals are the project's own."""
    reader = f"sid={made['reader']}"
    return [
        Page("thread, signed in, 20 posts", f"/talk/{made['thread']}/", reader, 33, 20),
        Page("thread of 1,000, last page", f"/talk/{made['long']}/?from=981", reader, 33, 20),
        Page("conversations of a group", "/groups/bench-home/talk/", reader, 33, 33),
        Page("conversations, page 100", f"/groups/bench-home/talk/?before={made['deep']}", reader, 33, 33),
        Page("home, signed in", "/", reader, 33, 33),
        Page("group page", "/groups/bench-home/", reader, 33, 33),
        Page("thread, visitor, from memory", f"/talk/{made['open']}/", "", 5, 5),
    ]


def cost(site: Site, path: str, cookie: str, requests: int = REQUESTS) -> tuple[float, int]:
    """Milliseconds of processor time a request, and the page's size in bytes. Refuses a page that is not 200."""
    link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    headers = {"Cookie": cookie} if cookie else {}
    before, size = site.cpu(), 0
    for _ in range(requests):
        link.request("GET", path, headers=headers)
        answer = link.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
    link.close()
    return (site.cpu() - before) / requests, size


def measure(database: str) -> None:
    """Print the table: rounds are interleaved, so that noise falls on all alike; the median counts."""
    env = environment(database)
    made = filled(env)
    with (
        serving("bench.bare:application", env) as bare,
        serving("hearthside.config.wsgi:application", env, made) as site,
    ):
        rows = pages(made)
        found: dict[str, list[float]] = {row.name: [] for row in rows}
        bares, sizes = [], {}
        for turn in range(ROUNDS + 1):
            base, _ = cost(bare, "/", "", 10 * REQUESTS)
            for row in rows:
                spent, sizes[row.name] = cost(site, row.path, row.cookie)
                if turn:
                    found[row.name].append(spent / base)
            bares += [base] if turn else []
    _print(rows, found, sizes, statistics.median(bares), bool(database))


def _print(
    rows: list[Page], found: dict[str, list[float]], sizes: dict[str, int], bare: float, on_postgres: bool
) -> None:
    base = "PostgreSQL" if on_postgres else "SQLite"
    print(f"bare Django view: {bare:.3f} ms CPU; {base}, median of {ROUNDS} rounds; {load()}")
    for row in rows:
        goal = row.on_postgres if on_postgres else row.on_sqlite
        times = found[row.name]
        state = "reached" if statistics.median(times) <= goal else "not reached"
        spread = f"(min {min(times):.1f}, max {max(times):.1f})"
        print(
            f"{row.name:32} {statistics.median(times):6.1f}x {spread}  goal {goal:g}x {state:12} {sizes[row.name]:6d} B"
        )


if __name__ == "__main__":
    measure(sys.argv[1] if len(sys.argv) > 1 else "")
