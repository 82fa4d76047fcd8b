"""Live pages: 500 listeners on one live process, and a reply from its sending to its words in another browser.

python -m bench.live                                    on SQLite
python -m bench.live postgresql://NAME@127.0.0.1/BENCH  on PostgreSQL (an empty database)

It uses an eighth of one processor. Where others fill the machine, `chrt -r 1 python -m bench.live` takes their waiting out of the times.
"""

import asyncio
import http.client
import itertools
import json
import os
import queue
import re
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from bench.machine import cpu_ms, pss_mib, tree
from bench.replies import MAKE, WORDS, Times, take_token
from bench.site import Site, environment, filled, free_port, run, serving
from hearthside.live.tokens import make_token

LISTENERS, A_SECOND, SECONDS, REPLIES, WARM = 500, 5, 10, 100, 6
CONFIG = (
    "import django, sys, pathlib; django.setup(); from hearthside.live.pages import live_config; "
    "live_config().write(pathlib.Path(sys.argv[1]))"
)


@contextmanager
def live(env: dict[str, str]) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The live process of this site: its port, its process and its settings."""
    path = Path(env["HEARTHSIDE_DATA"]) / "live.json"
    run(["-c", CONFIG, str(path)], env)
    port = free_port()
    command = [sys.executable, "-m", "hearthside.live", str(path), "--port", str(port)]
    process = subprocess.Popen(command, env=env)
    try:
        _await(port)
        yield port, process.pid, json.loads(path.read_text())
    finally:
        process.terminate()
        process.wait(10)


def _await(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("The live process did not start.")


def request(config: dict[str, str], person: str, topic: str) -> bytes:
    """What a browser asks the live process."""
    token = make_token(person, [topic], key=bytes.fromhex(config["key"]))
    return f"GET /live/?token={token} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


class Ear(asyncio.Protocol):
    """One stream: notes the time of every message, with as little work as can be."""

    def __init__(self, asked: bytes) -> None:
        self.asked = asked
        self.heard: list[float] = []

    def itself(self) -> "Ear":
        """What a new connection is given to."""
        return self

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        assert isinstance(transport, asyncio.Transport)
        transport.write(self.asked)

    def data_received(self, data: bytes) -> None:
        """A frame of the stream; a message is far smaller than one."""
        self.heard += [time.perf_counter()] * data.count(b"data:")


async def crowd(port: int, config: dict[str, str], process: int) -> tuple[Times, int, float, float]:
    """How long each message took to each listener, how many were lost, and processor ms a message: the server's and ours."""
    loop = asyncio.get_running_loop()
    ears = [Ear(request(config, f"person-{number}", "thread:bench")) for number in range(LISTENERS)]
    for ear in ears:
        await loop.create_connection(ear.itself, "127.0.0.1", port)
    await asyncio.sleep(2)
    for ear in ears:
        ear.heard.clear()
    theirs, ours = cpu_ms(tree(process)), time.process_time()
    sent = await tell(config["address"])
    spent = (cpu_ms(tree(process)) - theirs) / len(sent), (time.process_time() - ours) * 1000 / len(sent)
    took = Times([(at - began) * 1000 for ear in ears for began, at in zip(sent, ear.heard, strict=False)])
    return took, len(sent) * LISTENERS - sum(len(ear.heard) for ear in ears), *spent


async def tell(address: str) -> list[float]:
    """When each of the messages was sent."""
    sent = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        for _ in range(A_SECOND * SECONDS):
            sent.append(time.perf_counter())
            sender.sendto(b"thread:bench", address)
            await asyncio.sleep(1 / A_SECOND)
    await asyncio.sleep(1)
    return sent


def follow(port: int, asked: bytes, news: "queue.Queue[float]") -> None:
    """Put the time of every message of a stream in the queue."""
    with socket.create_connection(("127.0.0.1", port)) as link, link.makefile("rb") as stream:
        link.sendall(asked)
        for line in stream:
            if line.startswith(b"data:"):
                news.put(time.perf_counter())


def end_to_end(site: Site, port: int, config: dict[str, str]) -> Times:
    """From the sending of a reply until another reader, told of it, holds its words."""
    thread = site.made["thread"]
    other = Reader(site, thread)
    asked = request(config, "another reader", f"thread:{thread}")
    threading.Thread(target=follow, args=(port, asked, other.news), daemon=True).start()
    post = posting(site, thread, itertools.cycle(site.made["writers"].split(",")))
    took = Times()
    for turn in range(-WARM, REPLIES):
        elapsed, is_there = round_trip(other, post, took)
        if turn >= 0:
            took.odd[0] += not is_there
            took.took += [elapsed] if is_there else []
    return took


class Reader:
    """Somebody else who has the conversation open: hears of news and fetches what comes after the last post."""

    def __init__(self, site: Site, thread: str) -> None:
        self.news: queue.Queue[float] = queue.Queue()
        self.link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
        self.thread, self.cookie, self.last = thread, f"sid={site.made['reader']}", 21

    def fetch(self) -> str:
        """The new posts, once told of them."""
        self.news.get(timeout=30)
        self.link.request("GET", f"/talk/{self.thread}/after/{self.last}/", headers={"Cookie": self.cookie})
        fragment = self.link.getresponse().read().decode()
        self.last = last_number(fragment, self.last)
        return fragment


def round_trip(other: Reader, post: Callable[[str, Times], None], took: Times) -> tuple[float, bool]:
    """Milliseconds from the sending until the reader's answer is whole, and whether the words were in it."""
    while not other.news.empty():
        other.news.get()
    words = f"{WORDS} {secrets.token_hex(4)}"
    began = time.perf_counter()
    sender = threading.Thread(target=post, args=(words, took))
    sender.start()
    fragment = other.fetch()
    elapsed = (time.perf_counter() - began) * 1000
    sender.join()
    time.sleep(0.1)
    return elapsed, words[-8:] in fragment


def last_number(fragment: str, known: int) -> int:
    """The number of the last post that the reader holds now."""
    return max([known, *map(int, re.findall(r'id="p(\d+)"', fragment))])


def posting(site: Site, thread: str, writers: Iterator[str]) -> Callable[[str, Times], None]:
    """Sends a reply with these words, by the next person; notes any other status than "see the conversation"."""
    link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    token, csrf = take_token(site, next(writers))

    def post(words: str, took: Times) -> None:
        body = urlencode({"body": words, "once": secrets.token_urlsafe(16), "csrfmiddlewaretoken": token})
        headers = {"Cookie": f"sid={next(writers)}; csrf={csrf}", "Content-Type": "application/x-www-form-urlencoded"}
        link.request("POST", f"/talk/{thread}/reply/", body, headers)
        answer = link.getresponse()
        answer.read()
        if answer.status != 302:
            took.odd[answer.status] += 1

    return post


def measure(database: str) -> None:
    """Print the figures beside their goals."""
    env = environment(database) | {"REDIS_URL": "", "HEARTHSIDE_LIVE_BUS": "socket"}
    made = filled(env, 100)
    made["writers"] = run(["-c", MAKE, str(len(made["writers"].split(",")))], env).split()[-1]
    with live(env) as (port, process, config), serving("hearthside.config.wsgi:application", env, made) as site:
        print(f"live, {'PostgreSQL' if database else 'SQLite FULL'}, socket bus, load {os.getloadavg()[0]:.1f}")
        took, lost, theirs, ours = asyncio.run(crowd(port, config, process))
        print(f"{LISTENERS} listeners, {A_SECOND} messages/s: p50 {took.at(0.5):.1f} ms, lost {lost}, ", end="")
        print(f"{pss_mib(tree(process)):.0f} MiB; processor {theirs:.1f} ms a message, and {ours:.1f} ms of this bench")
        _goal(took.at(0.99), 50)
        before = site.cpu()
        whole = end_to_end(site, port, config)
        each = (site.cpu() - before) / (WARM + REPLIES)
        print(
            f"reply to words elsewhere, {len(whole.took)} times: p50 {whole.at(0.5):.0f} ms, missed {whole.errors}; ",
            end="",
        )
        print(f"processor {each:.1f} ms for the reply and the reading")
        _goal(whole.at(0.99), 100)


def _goal(p99: float, most: int) -> None:
    print(f"  p99 {p99:.1f} ms  goal <= {most} {'reached' if p99 <= most else 'not reached'}")


if __name__ == "__main__":
    measure(sys.argv[1] if len(sys.argv) > 1 else "")
