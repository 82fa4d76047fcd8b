"""Memory of everything that `hearthside serve` starts, over the demo town, before and after 10,000 requests; and the first page's time.

python -m bench.memory [REQUESTS]      # loopback only, one caller, no think time
"""

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from bench.machine import pss_mib, tree
from bench.site import environment, free_port

REQUESTS, GOAL_MIB, GOAL_S = 10_000, 250, 3.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
THREAD = re.compile(r'href="(/talk/[0-9a-f-]{36}/)')
GROUP = re.compile(r'href="(/groups/[a-z0-9-]+/)"')


@dataclass
class Caller:
    """A browser without scripts: keeps its cookies."""

    port: int
    cookies: dict[str, str]

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and body of one request over a connection of its own."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        link.request(method, path, urlencode(fields) if fields is not None else None, headers)
        answer = link.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        body = answer.read().decode()
        link.close()
        return answer.status, body


def sign_in(port: int, persona: dict[str, str]) -> Caller:
    """A caller who is signed in; stops the measurement when that does not work."""
    caller = Caller(port, {})
    token = TOKEN.search(caller.ask("GET", "/sign-in/")[1])
    words = {"name": persona["name"], "passphrase": persona["passphrase"]}
    status, _ = caller.ask("POST", "/sign-in/", {"csrfmiddlewaretoken": token[1] if token else "", **words})
    if status != 302:
        raise SystemExit(f"Signing in answered {status}.")
    return caller


def addresses(caller: Caller) -> list[str]:
    """Pages to ask for in turns: home, help, groups, lists and conversations that this person may read."""
    groups = sorted(set(GROUP.findall(caller.ask("GET", "/groups/")[1])))
    lists = [page for page in (f"{group}talk/" for group in groups) if caller.ask("GET", page)[0] == 200]
    threads = sorted({found for page in lists for found in THREAD.findall(caller.ask("GET", page)[1])})
    return ["/", "/help/", "/groups/", "/notices/", *groups, *lists, *threads]


@contextmanager
def town() -> Iterator[tuple[int, int, dict[str, dict[str, str]], float]]:
    """The demo town, open: port, process, personas, and the seconds from start to the first page."""
    env, port = environment(), free_port()
    demo = [sys.executable, "-m", "hearthside", "demo", "--port", str(port)]
    subprocess.run([*demo, "--no-serve"], env=env, check=True, stdout=subprocess.DEVNULL)
    began = time.monotonic()
    process = subprocess.Popen(demo, env=env, stdout=subprocess.DEVNULL)
    try:
        yield port, process.pid, personas(Path(env["HEARTHSIDE_DATA"])), first_page(port) - began
    finally:
        process.terminate()
        process.wait(20)


def personas(folder: Path) -> dict[str, dict[str, str]]:
    """How to sign in to the town in this folder."""
    found: dict[str, dict[str, str]] = json.loads((folder / "personas.json").read_text())
    return found


def first_page(port: int) -> float:
    """The moment at which the home page was whole; gives up after three minutes."""
    for _ in range(3600):
        try:
            if Caller(port, {}).ask("GET", "/")[0] == 200:
                return time.monotonic()
        except OSError:
            pass
        time.sleep(0.05)
    raise SystemExit("No page within three minutes.")


def parts(root: int) -> dict[str, float]:
    """MiB (PSS) of the supervisor and of each program it watches with all its processes."""
    told = {"supervisor": pss_mib([root])}
    for child in Path(f"/proc/{root}/task/{root}/children").read_text().split():
        called = Path(f"/proc/{child}/comm").read_text() + Path(f"/proc/{child}/cmdline").read_text()
        name = next((label for word, label in NAMES.items() if word in called), "other")
        told[name] = told.get(name, 0.0) + pss_mib(tree(int(child)))
    return told


NAMES = {"hearth pages": "pages", "hearthside.live": "live", "hearth jobs": "jobs"}


def say(after: int, told: dict[str, float]) -> None:
    """One row of the table."""
    row = "".join(f"{name} {told[name]:6.1f}  " for name in sorted(told))
    print(f"{after:7d} requests  {row} together {sum(told.values()):6.1f} MiB", flush=True)


def main(requests: int) -> None:
    """Print the table; ends with 1 when a goal was not reached."""
    with town() as (port, root, people, first):
        print(f"first page {first:.2f} s after the start (goal {GOAL_S:g} s)")
        readers = [sign_in(port, people[name]) for name in ("ava", "ben", "mia", "sol")] + [Caller(port, {})]
        turns = [(reader, page) for reader in readers for page in addresses(reader)]
        print(f"{len(turns)} pages of {len(readers)} readers, in turns")
        for number in range(requests):
            reader, page = turns[number * 7919 % len(turns)]
            status, _ = reader.ask("GET", page)
            if status >= 500:
                raise SystemExit(f"{page} answered {status}.")
            if number in {0, requests // 10 - 1, requests - 1}:
                say(number + 1, parts(root))
        total = sum(parts(root).values())
    print(f"goal {GOAL_MIB} MiB: {'reached' if total <= GOAL_MIB else 'not reached'}; on {os.cpu_count()} cores")
    sys.exit(total > GOAL_MIB)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS)
