"""Replies from end to end, through HTTP: the safety reader, cooking, storing, counters and jobs, while others read.

python -m bench.replies                                    on SQLite (synchronous=FULL)
python -m bench.replies postgresql://NAME@127.0.0.1/BENCH  on PostgreSQL (an empty database)

Nothing is loosened: many people write, each within the limit of 30 replies in ten minutes.
"""

import http.client
import itertools
import json
import os
import re
import secrets
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.machine import busy_ms, load
from bench.site import Site, environment, filled, run, serving

SECONDS = 6.0
WRITERS = 300
EACH = 25
MAKE = "import django, sys; django.setup(); from bench.fill import more_writers; print(more_writers(int(sys.argv[1])))"
PREPARE = "from bench.least import prepare; prepare()"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
WORDS = (
    "Thank you for telling us. I have been thinking about what you wrote, and it stayed with me on the way home. "
    "There are days like that here too, when the kettle is the only thing that gets done. What helped me was small: "
    "I opened the window and sat there for a while. How was the evening for you, in the end?"
)


@dataclass
class Times:
    """Milliseconds of each answer as expected, and how many were not."""

    took: list[float] = field(default_factory=list)
    odd: Counter[int] = field(default_factory=Counter)

    @property
    def errors(self) -> int:
        """Answers of another status; 0 stands for a broken connection."""
        return self.odd.total()

    def at(self, share: float) -> float:
        """The time within which this share of the answers came."""
        ordered = sorted(self.took) or [0.0]
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


Send = Callable[[http.client.HTTPConnection], int]


def replying(threads: list[str], cookies: Iterator[str], token: str, csrf: str) -> Send:
    """Sends one more reply, by the next person, in the next thread. Refuses to go on when everybody has written enough."""
    turns = itertools.cycle(threads)

    def send(link: http.client.HTTPConnection) -> int:
        body = urlencode({"body": WORDS, "once": secrets.token_urlsafe(16), "csrfmiddlewaretoken": token})
        headers = {"Cookie": f"sid={next(cookies)}; csrf={csrf}", "Content-Type": "application/x-www-form-urlencoded"}
        return _answer(link, "POST", f"/talk/{next(turns)}/reply/", body, headers)

    return send


def reading(threads: list[str], cookie: str) -> Send:
    """Reads a thread page, signed in."""
    turns = itertools.cycle(threads)
    return lambda link: _answer(link, "GET", f"/talk/{next(turns)}/", None, {"Cookie": f"sid={cookie}"})


def least(link: http.client.HTTPConnection) -> int:
    """Sends the same words to the four-statement view."""
    return _answer(link, "POST", "/", urlencode({"body": WORDS}), {"Content-Type": "application/x-www-form-urlencoded"})


def _answer(link: http.client.HTTPConnection, method: str, path: str, body: str | None, headers: dict[str, str]) -> int:
    link.request(method, path, body, headers)
    answer = link.getresponse()
    answer.read()
    return answer.status


@dataclass(frozen=True)
class Spent:
    """What a while of work took: the site's processor time in milliseconds, and the share of the machine that others used meanwhile."""

    site_ms: float
    others: float

    def __str__(self) -> str:
        return f"others used {self.others:.0%} of the machine; {load()}"


def together(site: Site, crowd: list[tuple[Send, int, Times]], seconds: float) -> Spent:
    """Each of the crowd sends again and again for so long, and notes how long the answers of the right status took."""
    ends = time.monotonic() + seconds
    workers = [threading.Thread(target=_again, args=(site.port, *one, ends)) for one in crowd]
    began, site_before, own_before, busy_before = time.monotonic(), site.cpu(), time.process_time(), busy_ms()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    spent, own = site.cpu() - site_before, (time.process_time() - own_before) * 1000
    others = busy_ms() - busy_before - spent - own
    whole = (time.monotonic() - began) * 1000 * (os.cpu_count() or 1)
    return Spent(spent, max(0.0, others) / whole)


def _again(port: int, send: Send, wanted: int, times: Times, ends: float) -> None:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.monotonic() < ends:
        began = time.perf_counter()
        try:
            status = send(link)
        except (OSError, http.client.HTTPException):
            status = 0
            link.close()
        if status == wanted:
            times.took.append((time.perf_counter() - began) * 1000)
        else:
            times.odd[status] += 1


def take_token(site: Site, writer: str) -> tuple[str, str]:
    """The form's token and its cookie, as a page gives them."""
    link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    link.request("GET", f"/talk/{site.made['thread']}/", headers={"Cookie": f"sid={writer}"})
    answer = link.getresponse()
    cookie = re.search(r"csrf=([^;]+)", answer.headers["Set-Cookie"])
    found = TOKEN.search(answer.read().decode())
    if not (cookie and found):
        raise SystemExit("The page has no form.")
    return found[1], cookie[1]


@dataclass
class Found:
    """The times of one run: one writer, the four statements, then writers and readers in two mixtures."""

    alone: Times = field(default_factory=Times)
    floor: Times = field(default_factory=Times)
    writes: Times = field(default_factory=Times)
    beside: Times = field(default_factory=Times)
    few: Times = field(default_factory=Times)
    reads: Times = field(default_factory=Times)
    spent: list[Spent] = field(default_factory=list)

    @property
    def odd(self) -> dict[str, dict[int, int]]:
        """What was answered otherwise than wanted, by status."""
        writing, reading = self.alone.odd + self.writes.odd + self.few.odd, self.reads.odd + self.beside.odd
        return {"replying": dict(writing), "reading": dict(reading)}


def measure(database: str) -> None:
    """Print the figures beside their goals."""
    env = environment(database)
    made = filled(env, 60)
    writers = run(["-c", MAKE, str(WRITERS)], env).split()[-1].split(",")
    run(["-c", PREPARE], env)
    with (
        serving("hearthside.config.wsgi:application", env, made) as site,
        serving("bench.least:application", env) as low,
    ):
        _print(bool(database), _run(site, low, writers))


def _run(site: Site, low: Site, writers: list[str]) -> Found:
    threads, found = json.loads(site.made["threads"]), Found()
    cookies = iter([cookie for _ in range(EACH) for cookie in writers])
    write = replying(threads, cookies, *take_token(site, writers[0]))
    read = reading(threads, site.made["reader"])
    together(site, [(write, 302, Times()), (read, 200, Times())] * 2, 2)
    found.spent.append(together(site, [(write, 302, found.alone)], SECONDS / 3))
    together(low, [(least, 302, found.floor)], SECONDS / 3)
    found.spent.append(together(site, [(write, 302, found.writes)] * 8 + [(read, 200, found.beside)] * 4, SECONDS))
    found.spent.append(together(site, [(write, 302, found.few)] * 4 + [(read, 200, found.reads)] * 8, SECONDS))
    return found


def _print(on_postgres: bool, found: Found) -> None:
    print(f"replies, {'PostgreSQL' if on_postgres else 'SQLite FULL'}, two workers, {SECONDS:g} s each")
    if not (found.alone.took and found.floor.took and found.writes.took and found.reads.took):
        raise SystemExit("Nothing was answered as it should be.")
    _print_one_writer(found)
    _print_writers(found)
    _print_readers(found, 60 if on_postgres else 150)


def _print_one_writer(found: Found) -> None:
    factor = statistics.median(found.alone.took) / statistics.median(found.floor.took)
    cpu = found.spent[0].site_ms / len(found.alone.took)
    print(
        f"one writer: p50 {found.alone.at(0.5):.1f} ms; four statements p50 {found.floor.at(0.5):.1f} ms; {found.spent[0]}"
    )
    _line("p50 against four statements", f"{factor:.1f}x", factor <= 2, "<= 2x")
    _line("processor time of a reply", f"{cpu:.1f} ms", cpu <= 5, "<= 5 ms")


def _print_writers(found: Found) -> None:
    writes, beside = found.writes, found.beside
    rate = len(writes.took) / SECONDS
    _line("8 writers beside 4 readers", f"{rate:.0f} replies/s", rate >= 150, ">= 150")
    print(f"  p50 {writes.at(0.5):.0f} ms, p99 {writes.at(0.99):.0f} ms; {len(beside.took) / SECONDS:.0f} pages/s read")
    print(f"  {found.spent[1].site_ms / (len(writes.took) + len(beside.took)):.1f} ms CPU an answer; {found.spent[1]}")
    errors = sum(one.errors for one in (found.alone, writes, found.few, found.reads, beside))
    _line("errors", str(errors), errors == 0, "0")
    if errors:
        print(f"  by status: {found.odd}")
    longest = max(writes.took + found.few.took)
    _line("longest wait", f"{longest:.0f} ms", longest < 5000, "< 5000")


def _print_readers(found: Found, most: int) -> None:
    reads, few = found.reads, found.few
    p99 = reads.at(0.99)
    _line("p99 of 8 readers beside 4 writers", f"{p99:.0f} ms", p99 < most, f"< {most}")
    print(
        f"  p50 {reads.at(0.5):.0f} ms, {len(reads.took) / SECONDS:.0f} pages/s, {len(few.took) / SECONDS:.0f} replies/s"
    )
    print(f"  {found.spent[2].site_ms / (len(reads.took) + len(few.took)):.1f} ms CPU an answer; {found.spent[2]}")


def _line(name: str, found: str, is_reached: bool, goal: str) -> None:
    print(f"{name:36} {found:>16}  goal {goal:8} {'reached' if is_reached else 'not reached'}")


if __name__ == "__main__":
    measure(sys.argv[1] if len(sys.argv) > 1 else "")
