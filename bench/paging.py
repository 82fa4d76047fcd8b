"""How soon somebody is called: from a post to the queue of the desk, and to the first page, over the real site.

    python -m bench.paging [posts] [DATABASE_URL]

Mail, push and gateway are servers of this bench on 127.0.0.1. Then the same with Redis, mail, push and the search server away, each and
all, the gateway too, and with a mail server that takes the call and never answers. Goals (p95): queue 3 s, first page 10 s.
"""

import json
import re
import secrets
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import requests

from hearthside.config.tests.sites import Site, running, surroundings

QUEUE_WITHIN, PAGE_WITHIN = 3.0, 10.0
WORDS = "I do not want to be here any more and I cannot see a way on."
NOWHERE = 9
"""A port nobody listens on."""
GIVES_UP = 30.0


@dataclass
class Heard:
    """When each server of the bench last heard something, by name; and the ports they listen on."""

    at: dict[str, float] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)

    def note(self, name: str) -> None:
        """It heard something now; only the first counts."""
        self.at.setdefault(name, time.monotonic())


class Mailbox(socketserver.StreamRequestHandler):
    """As much of SMTP as one mail needs."""

    heard: Heard
    is_deaf = False

    def handle(self) -> None:
        """Say yes to everything, until goodbye."""
        if self.is_deaf:
            time.sleep(GIVES_UP)
            return
        self.wfile.write(b"220 bench\r\n")
        in_data = False
        for line in self.rfile:
            if in_data and line != b".\r\n":
                continue
            word, in_data = line[:4].upper(), line[:4].upper() == b"DATA" and not in_data
            self.wfile.write(b"354 go on\r\n" if in_data else b"250 fine\r\n")
            if line == b".\r\n":
                self.heard.note("mail")
            if word == b"QUIT":
                return


@contextmanager
def servers(heard: Heard, *, deaf_mail: bool = False) -> Iterator[None]:
    """The mail server, push service and gateway of this bench."""
    mailbox = type("Mail", (Mailbox,), {"heard": heard, "is_deaf": deaf_mail})
    with ExitStack() as stack:
        for name, server in {
            "mail": socketserver.ThreadingTCPServer(("127.0.0.1", 0), mailbox),
            "push": ThreadingHTTPServer(("127.0.0.1", 0), web(heard, "push")),
            "gateway": ThreadingHTTPServer(("127.0.0.1", 0), web(heard, "gateway")),
        }.items():
            server.daemon_threads = True
            heard.ports[name] = server.server_address[1]
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
        yield


def web(heard: Heard, name: str) -> type[BaseHTTPRequestHandler]:
    """A server that takes everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            heard.note(name)
            self.send_response(201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    return Handler


class Tab:
    """One signed-in browser."""

    def __init__(self, site: Site, cookie: str, value: str) -> None:
        self.root, self.session = f"http://127.0.0.1:{site.port}", requests.Session()
        self.session.cookies.set(cookie, value)

    def get(self, path: str) -> str:
        """The page. Fails on anything else."""
        answer = self.session.get(self.root + path, timeout=20)
        assert answer.status_code == 200, f"{path} was answered {answer.status_code}"
        return answer.text

    def post(self, path: str, page: str, **form: str) -> int:
        """The status of a form of this page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, f"no form before {path}: {page[-300:]}"
        form["csrfmiddlewaretoken"] = token[1]
        headers = {"Referer": self.root + path}
        return self.session.post(self.root + path, form, headers=headers, timeout=20, allow_redirects=False).status_code


@dataclass
class Times:
    """Seconds of each post: until it was saved, until the queue, the first page, and each channel."""

    rows: list[dict[str, float]] = field(default_factory=list)

    def p95(self, name: str) -> float | None:
        """The nearest rank; None where it never came."""
        found = sorted(row[name] for row in self.rows if name in row)
        return round(found[max(0, -(-len(found) * 95 // 100) - 1)], 2) if found else None

    def line(self, mode: str) -> dict[str, Any]:
        """The figures of one mode."""
        names = ("saved", "queue", "page", "push", "gateway", "mail")
        return {"mode": mode, "posts": len(self.rows), **{f"{name}_p95_s": self.p95(name) for name in names}}


def one_post(site: Site, place: dict[str, Any], writer: str, heard: Heard) -> dict[str, float]:
    """Somebody writes; the desk and the watch look until they see it; then the call is answered, so that the next begins anew."""
    tabs = {name: Tab(site, place["cookie"], place[name]) for name in ("watch", "lead")}
    author, talk = Tab(site, place["cookie"], writer), f"/talk/{place['thread']}/"
    page, known = author.get(talk), cases_in(tabs["lead"].get("/safety/"))
    heard.at.clear()
    began = time.monotonic()
    form = {"body": f"{WORDS} {secrets.token_hex(4)}", "once": secrets.token_urlsafe(16), "has_seen_leaks": "on"}
    status = author.post(f"{talk}reply/", page, **form)
    assert status == 302, f"the post was answered {status}"
    found = {"saved": time.monotonic() - began}
    call = look_for(found, tabs, known, began)
    wait_for_channels(heard)
    found |= {name: at - began for name, at in heard.at.items()}
    tabs["watch"].post(call, tabs["watch"].get("/hours/calls/"), how="notice")
    return found


def look_for(found: dict[str, float], tabs: dict[str, Tab], known: set[str], began: float) -> str:
    """Note when the case stands at the desk and the call with the watch; the address that answers the call."""
    call = ""
    while not ("queue" in found and call):
        assert time.monotonic() - began < GIVES_UP, f"after {GIVES_UP:.0f} s: {found}"
        if "queue" not in found and cases_in(tabs["lead"].get("/safety/")) - known:
            found["queue"] = time.monotonic() - began
        if not call and (seen := re.search(r'action="(/hours/calls/[^"]+)"', tabs["watch"].get("/hours/calls/"))):
            call, found["page"] = seen[1], time.monotonic() - began
        time.sleep(0.05)
    return call


def cases_in(page: str) -> set[str]:
    """The cases a page of the desk leads to."""
    return set(re.findall(r"/safety/case/([0-9a-f-]{36})/", page))


def wait_for_channels(heard: Heard) -> None:
    """A moment for those that are there."""
    ends = time.monotonic() + 3
    while time.monotonic() < ends and len(heard.at) < 3:
        time.sleep(0.05)


MODES: dict[str, dict[str, Any]] = {
    "all there": {},
    "Redis away": {"away": {"redis"}},
    "mail away": {"away": {"mail"}},
    "mail hangs": {"deaf_mail": True},
    "push away": {"away": {"push"}},
    "search away": {"away": {"search"}},
    "all away": {"away": {"redis", "mail", "push", "search", "gateway"}},
}


def settings_for(heard: Heard, away: set[str], database: str) -> dict[str, str]:
    """The operator's settings of this mode."""
    ports = {name: NOWHERE if name in away else port for name, port in heard.ports.items()}
    known = {
        "HEARTHSIDE_HOSTS": "127.0.0.1,testserver",
        "HEARTHSIDE_MAIL_HOST": "127.0.0.1",
        "HEARTHSIDE_MAIL_PORT": str(ports["mail"]),
        "HEARTHSIDE_MAIL_TLS": "no",
        "HEARTHSIDE_PUSH": "yes",
        "HEARTHSIDE_PUSH_HOSTS": f"127.0.0.1:{ports['push']}",
        "HEARTHSIDE_CALL_WEBHOOKS": f"http://127.0.0.1:{ports['gateway']}/call",
        "HEARTHSIDE_CALL_WEBHOOK_SECRET": "bench",
        "DJANGO_SETTINGS_MODULE": "hearthside.config.settings",
    }
    redis = {"REDIS_URL": f"redis://127.0.0.1:{NOWHERE}/0"} if "redis" in away else {}
    search = {"HEARTHSIDE_SEARCH_URL": f"http://127.0.0.1:{NOWHERE}"} if "search" in away else {}
    return {**known, **redis, **search, **({"DATABASE_URL": fresh(database)} if database else {})}


def fresh(database: str) -> str:
    """The database at this address (PostgreSQL) holds nothing. Refuses one whose name does not begin with "test" or "bench"."""
    import psycopg

    name = database.rsplit("/", 1)[1]
    if not name.startswith(("test", "bench")):
        raise SystemExit(f"{name} may be somebody's. The bench empties only databases named test... or bench...")
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS keys CASCADE")
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return database


def measure(mode: str, posts: int, database: str) -> dict[str, Any]:
    """One mode, over a fresh site."""
    wish, heard, times = MODES[mode], Heard(), Times()
    data = Path(tempfile.mkdtemp(prefix="hearthside-bench-")) / "data"
    with servers(heard, deaf_mail=wish.get("deaf_mail", False)):
        more = settings_for(heard, wish.get("away", set()), database)
        around = surroundings(data, **more)
        run([sys.executable, "-m", "hearthside", "migrate", "-v0"], around)
        endpoint = more["HEARTHSIDE_PUSH_HOSTS"]
        place = json.loads(run([sys.executable, "-m", "bench.paged", str(posts), f"http://{endpoint}/device"], around))
        with running(data, "--workers", "1", **more) as site:
            site.wait_for("/readyz")
            one_post(site, place, place["folk"][0], heard)
            times.rows += [one_post(site, place, writer, heard) for writer in place["folk"]]
    return times.line(mode)


def run(words: list[str], around: dict[str, str]) -> str:
    """The last line of a command; fails loudly."""
    done = subprocess.run(words, env=around, check=True, capture_output=True, text=True, timeout=180)
    return (done.stdout.strip().splitlines() or [""])[-1]


def main() -> None:
    """Every mode, a line each; ends with 1 when a goal was missed."""
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    database = sys.argv[2] if len(sys.argv) > 2 else ""
    missed = False
    for mode in MODES:
        line = measure(mode, posts, database)
        is_met = line["queue_p95_s"] <= QUEUE_WITHIN and line["page_p95_s"] <= PAGE_WITHIN
        missed |= not is_met
        print(json.dumps({**line, "goals": "reached" if is_met else "missed"}), flush=True)
    sys.exit(missed)


if __name__ == "__main__":
    main()
