"""Live rooms: 500 people in one room on one live process, two live processes on Redis, and 2,000 streams that break at once.

python -m bench.rooms                                    on SQLite; Redis on 127.0.0.1:6379/9, or REDIS_URL
python -m bench.rooms postgresql://NAME@127.0.0.1/BENCH  on PostgreSQL (an empty database)

Everything goes through HTTP: a line is sent by the form of the room, the live server tells who listens, and who was told fetches the part
of the page that changed. Two times are given: until the word "look again" is there, and until the words are.
"""

import asyncio
import http.client
import itertools
import json
import os
import re
import resource
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from bench.live import CONFIG, Ear, _await, request
from bench.machine import load, pss_mib, tree
from bench.replies import TOKEN, Times
from bench.site import Site, environment, filled, free_port, run, serving

PEOPLE, USUAL, STORM = 500, 8, 2000
LINES, APART, FETCHERS = 20, 0.5, 40
GOAL_MS, STORM_SECONDS = 500, 120
FILL = "import django, json, sys; django.setup(); from bench.rooms_fill import fill; print(json.dumps(fill(int(sys.argv[1]))))"
MARK = re.compile(rb'name="since" value="([^"]+)"><input type="hidden" name="shape" value="([^"]+)"')
REDIS = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/9")


@contextmanager
def live(env: dict[str, str], port: int = 0) -> Iterator[tuple[int, int, dict[str, str]]]:
    """A live process of this site: its port, its process and its settings; stopped after the block."""
    path = Path(env["HEARTHSIDE_DATA"]) / f"live-{secrets.token_hex(3)}.json"
    run(["-c", CONFIG, str(path)], env)
    port = port or free_port()
    process = subprocess.Popen([sys.executable, "-m", "hearthside.live", str(path), "--port", str(port)], env=env)
    try:
        _await(port)
        yield port, process.pid, json.loads(path.read_text())
    finally:
        process.terminate()
        process.wait(10)


class Speaker:
    """Says lines in the room, by one person after the other, through the form of the page."""

    def __init__(self, site: Site, cookies: list[str]) -> None:
        self.link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
        self.path, self.cookies = f"/meetings/{site.made['room']}/room/", itertools.cycle(cookies)
        self.link.request("GET", self.path, headers={"Cookie": f"sid={cookies[0]}"})
        answer = self.link.getresponse()
        csrf, token = (
            re.search(r"csrf=([^;]+)", answer.headers["Set-Cookie"] or ""),
            TOKEN.search(answer.read().decode()),
        )
        if not (csrf and token):
            raise SystemExit("The room has no form.")
        self.csrf, self.token = csrf[1], token[1]

    def say(self) -> str:
        """The mark of the line that was said. Refuses to go on when it was not taken."""
        mark = secrets.token_hex(5)
        text = f"It was a long week, and I am glad to sit here with you. {mark}"
        body = urlencode({"text": text, "once": secrets.token_urlsafe(16), "csrfmiddlewaretoken": self.token})
        headers = {"Cookie": f"sid={next(self.cookies)}; csrf={self.csrf}"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        self.link.request("POST", f"{self.path}say/", body, headers)
        answer = self.link.getresponse()
        if answer.status != 200 or answer.headers.get("HX-Trigger") != "said":
            raise SystemExit(f"A line was not taken: {answer.status}.")
        answer.read()
        return mark


async def connect(ports: list[int], config: dict[str, str], topic: str, count: int) -> list[Ear]:
    """So many streams, spread over these processes, each of somebody else."""
    loop, ears = asyncio.get_running_loop(), []
    for number in range(count):
        ear = Ear(request(config, f"person-{number}", topic))
        await loop.create_connection(ear.itself, "127.0.0.1", ports[number % len(ports)])
        ears.append(ear)
    await asyncio.sleep(2)
    return ears


async def told(ports: list[int], config: dict[str, str], site: Site, speaker: Speaker) -> tuple[Times, int]:
    """From the sending of a line until each of 500 people is told, and how many words were lost on the way."""
    ears = await connect(ports, config, f"room:{site.made['room']}", PEOPLE)
    took, lost = Times(), 0
    for _ in range(LINES):
        for ear in ears:
            ear.heard.clear()
        began = time.perf_counter()
        await asyncio.to_thread(speaker.say)
        await asyncio.sleep(APART)
        took.took += [(ear.heard[0] - began) * 1000 for ear in ears if ear.heard]
        lost += sum(not ear.heard for ear in ears)
    return took, lost


async def fetch(site: Site, cookie: str, mark: bytes = b"") -> bytes:
    """The part of the room that changes, as somebody's page asks for it with the mark of how far it is; tried until the site takes the
    connection."""
    way = f"/meetings/{site.made['room']}/room/news/{mark.decode()}"
    head = f"GET {way} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: sid={cookie}\r\n"
    for _ in range(50):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
            writer.write(f"{head}HX-Request: true\r\nConnection: close\r\n\r\n".encode())
            answer = await reader.read()
            writer.close()
            return answer
        except OSError:
            await asyncio.sleep(0.1)
    raise SystemExit("The site does not answer.")


async def words(site: Site, speaker: Speaker, readers: list[str]) -> tuple[Times, int]:
    """From the sending of a line until these readers, who all ask at once when it is there, hold its words."""
    took, missed, whole = Times(), 0, 0
    marks = dict(zip(readers, [_mark(await fetch(site, cookie)) for cookie in readers], strict=True))
    for _ in range(max(4, LINES // max(1, len(readers) // 25))):
        began = time.perf_counter()
        said = (await asyncio.to_thread(speaker.say)).encode()
        for cookie, answer, ended in await asyncio.gather(*(_timed(site, *one) for one in marks.items())):
            took.took.append((ended - began) * 1000)
            missed += said not in answer
            whole += b"HX-Retarget" not in answer and b"hx-retarget" not in answer
            marks[cookie] = _mark(answer)
    print(f"  {whole} of {len(took.took)} parts were drawn whole")
    return took, missed


async def _timed(site: Site, cookie: str, mark: bytes) -> tuple[str, bytes, float]:
    answer = await fetch(site, cookie, mark)
    return cookie, answer, time.perf_counter()


def _mark(answer: bytes) -> bytes:
    """What the page sends along the next time."""
    found = MARK.search(answer)
    return b"?since=%b&shape=%b" % found.groups() if found else b""


async def storm(env: dict[str, str], site: Site, speaker: Speaker, cookies: list[str]) -> tuple[int, float]:
    """2,000 streams break at once while lines are said; each comes back as pages do and looks again. How many then miss a line that was
    said meanwhile, and seconds until the last one has looked."""
    port, topic = free_port(), f"room:{site.made['room']}"
    with live(env, port) as (_port, _process, config):
        ears = await connect([port], config, topic, STORM)
        del ears
    marks = [await asyncio.to_thread(speaker.say) for _ in range(3)]
    began, gate = time.perf_counter(), asyncio.Semaphore(FETCHERS)
    with live(env, port) as (_port, process, config):
        missing = await asyncio.wait_for(
            asyncio.gather(
                *(_back(site, config, port, topic, number, cookies, marks, gate) for number in range(STORM))
            ),
            STORM_SECONDS,
        )
        took = time.perf_counter() - began
        print(f"  {STORM} streams on one process hold {pss_mib(tree(process)):.0f} MiB")
    return sum(missing), took


async def _back(
    site: Site, config: dict[str, str], port: int, topic: str, number: int, cookies: list[str], marks: list[str],
    gate: asyncio.Semaphore,
) -> int:  # fmt: skip
    """One page: waits as `ui/live.js` does, opens its stream, then looks again. How many of the lines it does not find."""
    await asyncio.sleep(1 + secrets.randbelow(2000) / 1000)
    ear = Ear(request(config, f"person-{number}", topic))
    await asyncio.get_running_loop().create_connection(ear.itself, "127.0.0.1", port)
    async with gate:
        answer = await fetch(site, cookies[number % len(cookies)])
    return sum(mark.encode() not in answer for mark in marks)


async def measure(database: str) -> None:
    """Print the figures beside their goals."""
    env = environment(database) | {"REDIS_URL": "", "HEARTHSIDE_LIVE_BUS": "socket"}
    filled(env, 30)
    made = json.loads(run(["-c", FILL, str(PEOPLE)], env).splitlines()[-1])
    cookies = made["cookies"].split(",")
    print(f"rooms, {'PostgreSQL' if database else 'SQLite FULL'}; {load()}")
    with serving("hearthside.config.wsgi:application", env, made) as site:
        speaker = Speaker(site, cookies[:50])
        with live(env) as (port, _process, config):
            _say(f"{PEOPLE} people, one live process, until told", *await told([port], config, site, speaker), GOAL_MS)
        for readers in (USUAL, PEOPLE):
            found, missed = await words(site, speaker, cookies[:readers])
            _say(f"{readers} people, two page processes, until all hold the words", found, missed, GOAL_MS)
        missing, took = await storm(env, site, speaker, cookies)
        print(
            f"reconnect storm of {STORM}: lines missing {missing} (goal 0), the last page was whole after {took:.1f} s"
        )
    await _on_redis(env | {"REDIS_URL": REDIS, "HEARTHSIDE_LIVE_BUS": "redis"}, made, cookies)


async def _on_redis(env: dict[str, str], made: dict[str, str], cookies: list[str]) -> None:
    with ExitStack() as stack:
        site = stack.enter_context(serving("hearthside.config.wsgi:application", env, made))
        lives = [stack.enter_context(live(env)) for _ in range(2)]
        speaker = Speaker(site, cookies[50:100])
        found, lost = await told([port for port, *_rest in lives], lives[0][2], site, speaker)
        _say(f"{PEOPLE} people on two live processes on Redis, until told", found, lost, GOAL_MS)


def _say(what: str, took: Times, lost: int, goal: int) -> None:
    p99 = took.at(0.99)
    reached = "reached" if p99 <= goal else "not reached"
    print(f"{what}: p50 {took.at(0.5):.0f} ms, p99 {p99:.0f} ms (goal {goal}, {reached}), lost {lost}; {load()}")


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000) if hard > 0 else 20_000, hard))
    asyncio.run(measure(sys.argv[1] if len(sys.argv) > 1 else ""))
