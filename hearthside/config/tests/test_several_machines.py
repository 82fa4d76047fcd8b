"""The same code as two page servers and a worker over PostgreSQL and Redis."""

import http.client
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearthside.config.tests.sites import Site, databases_with_tables, hearthside, ready, running
from hearthside.kernel.tests import servers
from hearthside.live.config import LiveConfig
from hearthside.live.tokens import make_token

pytestmark = [pytest.mark.slow, pytest.mark.once]
QUEUE = "from hearthside.kernel import jobs; from hearthside.config.tests.work import leave_a_mark; jobs.later(leave_a_mark)"
COUNT = "from hearthside.kernel.models import AuditEntry; print(AuditEntry.objects.filter(verb='left a mark').count())"
MAKE = "from hearthside.accounts.tests.builders import person; [person(name) for name in ('Ava', 'Ben', 'Mia')]"
PEOPLE = "from hearthside.accounts.models import Person; print(sorted(Person.objects.values_list('name', flat=True)))"


@pytest.fixture
def empty() -> Iterator[str]:
    """The address of an empty database that is gone afterwards."""
    with servers.own_databases() as (address,):
        yield address


def says(data: Path, words: str, **where: str) -> str:
    """What a line of Python in a site's shell prints."""
    done = hearthside(data, "shell", "-v0", "-c", words, **where)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def next_news(site: Site, token: str) -> Iterator[str]:
    """The lines of an open stream."""
    caller = http.client.HTTPConnection("127.0.0.1", site.port + 1, timeout=15)
    caller.request("GET", f"/live/?token={token}")
    answer = caller.getresponse()
    assert answer.status == 200
    while line := answer.readline():
        if line.strip():
            yield line.decode().strip()
    caller.close()


def test_two_page_servers_and_a_worker_are_one_site(tmp_path: Path, empty: str) -> None:
    where = {
        "DATABASE_URL": empty,
        "REDIS_URL": servers.redis_address(8),
        "HEARTHSIDE_SECRET_KEY": secrets.token_hex(32),
    }
    data = tmp_path / "data"
    with running(data, "--only", "pages", "--only", "live", "--workers", "1", **where) as first:
        first.wait_for("/readyz")
        first.wait_for("/live/", 401, first.port + 1)
        with running(data, "--only", "pages", "--no-prepare", "--workers", "1", **where) as second:
            second.wait_for("/readyz")
            key = bytes.fromhex(LiveConfig.read(data / "live.json").key)
            news = next_news(first, make_token(None, ["thread:1"], key=key))
            assert next(news) == ": here"
            says(data, QUEUE, **where)
            with running(data, "--only", "jobs", "--no-prepare", **where):
                assert "data: thread:1" in news
            assert says(data, COUNT, **where) == "1"


def test_a_backup_of_postgresql_brings_everything_back(tmp_path: Path, empty: str) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    with databases_with_tables() as (full,):
        says(ready(old, DATABASE_URL=full), MAKE, DATABASE_URL=full)
        saved = hearthside(old, "backup", str(tmp_path / "copy"), DATABASE_URL=full)
    assert saved.returncode == 0, saved.stderr
    shutil.copy2(tmp_path / "old.keyring", tmp_path / "new.keyring")
    back = hearthside(new, "restore", str(tmp_path / "copy"), DATABASE_URL=empty)
    assert back.returncode == 0, back.stderr
    assert says(new, PEOPLE, DATABASE_URL=empty) == "['Ava', 'Ben', 'Mia']"
