"""A site of two page servers, one live server and one worker over PostgreSQL and Redis, behind the nginx of deploy/nginx.conf."""

import http.client
import os
import secrets
import signal
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest

from hearthside.config.tests.sites import Site, databases_with_tables, free_port, hearthside, running
from hearthside.kernel.tests import servers
from hearthside.live.config import LiveConfig
from hearthside.live.tokens import make_token
from tests.faults.kills import MAKE, WRITERS
from tests.faults.posting import FORM, WORRYING, Writer
from tests.nginx import SAMPLE, nginx, sizes

pytestmark = [pytest.mark.slow, pytest.mark.once]


@dataclass
class Large:
    """The site: its proxy, its servers, its database and its conversation."""

    port: int
    first: Site
    second: Site
    database: str
    thread_id: str

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[http.client.HTTPResponse, str]:
        """What the proxy answers."""
        caller = secure(self.port)
        caller.request(method, path, body, headers)
        answer = caller.getresponse()
        page = answer.read().decode()
        caller.close()
        return answer, page


class SecureWriter(Writer):
    """Who posts through the proxy; a browser says on secure pages where a form came from."""

    def _caller(self) -> http.client.HTTPConnection:
        self.says = {"Origin": f"https://127.0.0.1:{self.port}"}
        return secure(self.port)


def secure(port: int) -> http.client.HTTPSConnection:
    """A call that trusts the certificate of this test."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=context)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    """Opened once for all that is asked of it."""
    folder, port = tmp_path_factory.mktemp("large"), free_port()
    with ExitStack() as stack:
        (database,) = stack.enter_context(databases_with_tables())
        where = {
            "DATABASE_URL": database,
            "REDIS_URL": servers.redis_address(9),
            "HEARTHSIDE_SECRET_KEY": secrets.token_hex(32),
            "HEARTHSIDE_SITE_URL": f"https://127.0.0.1:{port}",
            "HEARTHSIDE_BEHIND_PROXY": "yes",
        }
        pages = ("--only", "pages", "--no-prepare", "--workers", "1")
        made = hearthside(folder / "data", "prepare", **where)
        assert made.returncode == 0, made.stderr
        made = hearthside(folder / "data", "shell", "-v0", "-c", MAKE.format(names=WRITERS), **where)
        assert made.returncode == 0, made.stderr
        first = stack.enter_context(running(folder / "data", *pages, "--only", "live", "--only", "jobs", **where))
        second = stack.enter_context(running(folder / "data", *pages, **where))
        stack.enter_context(nginx(folder / "nginx", port, [first.port, second.port], first.port + 1))
        first.wait_for("/healthz")
        second.wait_for("/healthz")
        first.wait_for("/live/", 401, first.port + 1)
        yield Large(port, first, second, database, made.stdout.strip())


def test_machines_and_people_are_answered_through_the_proxy(large: Large) -> None:
    assert large.ask("GET", "/healthz")[0].status == 200
    ready, said = large.ask("GET", "/readyz")
    assert ready.status == 200, said
    answer, page = large.ask("GET", "/help/", **{"Accept-Encoding": "identity"})
    assert answer.status == 200 and "Strict-Transport-Security" in answer.headers
    sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    kept, _ = large.ask("GET", sheet)
    assert kept.status == 200 and "immutable" in kept.headers["Cache-Control"]


def test_cookies_go_over_secure_calls_only(large: Large) -> None:
    answer, _ = large.ask("GET", "/sign-in/")
    cookies = answer.headers.get_all("Set-Cookie", [])
    assert cookies and all("Secure" in one for one in cookies)


def test_a_visitor_cannot_say_that_their_call_is_secure(large: Large) -> None:
    """What the proxy knows of the call stands in place of what the visitor claims: this one would lead to https again otherwise."""
    answer, _ = large.ask("GET", "/help/", **{"X-Forwarded-Proto": "http"})
    assert answer.status == 200


def test_what_is_too_large_is_refused_by_the_site_up_to_the_limit_of_the_proxy_and_by_the_proxy_above(
    large: Large,
) -> None:
    limit = sizes(SAMPLE.read_text())
    form = {"Content-Type": FORM, "Origin": f"https://127.0.0.1:{large.port}"}
    assert large.ask("POST", "/sign-in/", b"name=" + b"a" * (limit - 1000), **form)[0].status in {400, 403, 413}
    caller = secure(large.port)
    caller.request("POST", "/sign-in/", headers=form | {"Content-Length": str(limit + 1)})
    assert caller.getresponse().status == 413
    caller.close()


def test_news_arrives_at_once(large: Large) -> None:
    """The proxy holds nothing back: the greeting and a line of news are here long before the stream ends."""
    key = bytes.fromhex(LiveConfig.read(large.first.data / "live.json").key)
    caller = secure(large.port)
    caller.request("GET", f"/live/?token={make_token(None, [f'thread:{large.thread_id}'], key=key)}")
    stream = caller.getresponse()
    assert stream.status == 200 and stream.readline() == b": here\n"
    writer = SecureWriter(WRITERS[0], large.port, large.thread_id)
    writer.sign_in()
    began = time.monotonic()
    writer.post("A word for those who are reading.")
    while b"data: thread:" not in (line := stream.readline()):
        assert line
    assert time.monotonic() - began < 10
    caller.close()


def test_a_page_server_dies_and_nothing_is_lost(large: Large) -> None:
    """Six people post while one page server is killed; the other takes over, and each acknowledged post is there once."""
    writers = [SecureWriter(name, large.port, large.thread_id) for name in WRITERS]
    for writer in writers:
        writer.sign_in()
    is_over = Event()
    threads = [Thread(target=writer.write_until, args=(is_over,), daemon=True) for writer in writers]
    for one in threads:
        one.start()
    time.sleep(2)
    for process in large.second.process_ids("hearthside.config.pages"):
        os.killpg(process, signal.SIGKILL)
    time.sleep(4)
    is_over.set()
    for one in threads:
        one.join(timeout=60)
    kept = bodies(large.database)
    said = [body for writer in writers for body in writer.acknowledged]
    assert len(said) >= len(writers)
    assert [body for body in said if kept.count(body) != 1] == []
    assert unseen(large.database) == []


def test_who_asked_for_what_is_written_nowhere_while_nobody_answers(tmp_path: Path) -> None:
    port = free_port()
    with nginx(tmp_path / "nginx", port, [free_port(), free_port()], free_port()):
        caller = secure(port)
        caller.request("GET", "/groups/join/canary-code/")
        assert caller.getresponse().status == 503
        caller.close()
    told = [file for file in (tmp_path / "nginx").rglob("*") if file.is_file() and b"canary" in file.read_bytes()]
    assert told == []


def test_when_no_page_server_answers_people_are_told_what_to_do(large: Large, tmp_path: Path) -> None:
    """Nobody listens behind this proxy."""
    port, nobody = free_port(), free_port()
    with nginx(tmp_path / "nginx", port, [nobody], nobody + 1):
        empty = Large(port, large.first, large.second, "", "")
        answer, page = wait_until_open(empty)
    assert answer.status == 503 and answer.headers["Retry-After"] == "10"
    assert answer.headers["Content-Type"].startswith("text/html") and "they are still there" in page
    assert "the emergency number of your country" in page


def test_the_page_that_the_place_made_is_shown_while_nobody_answers(large: Large, tmp_path: Path) -> None:
    port, nobody, folder = free_port(), free_port(), tmp_path / "nginx"
    with nginx(folder, port, [nobody], nobody + 1):
        (folder / "away.html").write_text("<!doctype html><title>Back soon</title><p>Call our own number")
        empty = Large(port, large.first, large.second, "", "")
        wait_until_open(empty)
        answer, page = empty.ask("POST", "/help/", b"words=mine")
    assert answer.status == 503 and answer.headers["Retry-After"] == "10"
    assert answer.headers["Content-Type"].startswith("text/html") and "Call our own number" in page


def wait_until_open(site: Large) -> tuple[http.client.HTTPResponse, str]:
    """The first answer of a proxy that was just started."""
    for _ in range(100):
        try:
            return site.ask("GET", "/help/")
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the proxy never opened")


def bodies(database: str) -> list[str]:
    """Every post, as it lies in the database."""
    with psycopg.connect(database) as reader:
        return [row[0] for row in reader.execute("SELECT body FROM conversations_post").fetchall()]


def unseen(database: str) -> list[str]:
    """Worrying posts without a case."""
    words = "SELECT body FROM conversations_post p WHERE body LIKE %s AND NOT EXISTS"
    words += " (SELECT 1 FROM safety_case c WHERE c.kind = 'post' AND c.subject_id = p.id)"
    with psycopg.connect(database) as reader:
        return [row[0] for row in reader.execute(words, [f"%{WORRYING}%"]).fetchall()]
