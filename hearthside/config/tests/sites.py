"""A whole site for tests: its own data folder, its own ports, all its processes."""

import http.client
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hearthside.kernel.tests import once_a_run, servers

LOWEST, HIGHEST = 12_000, 20_000
"""Below the ports that systems give to outgoing calls, so that none takes one between asking and opening."""
_held: list[socket.socket] = []


def free_port() -> int:
    """A port with a free one behind it, given to no other test run while this one lives.

    Beside them a third is kept open as the mark of the pair: runs that ask in the same moment are given different ones."""
    while True:
        port = random.randrange(LOWEST, HIGHEST, 4)
        mark = socket.socket()
        with socket.socket() as first, socket.socket() as second, suppress(OSError):
            mark.bind(("127.0.0.1", port + 2))
            first.bind(("127.0.0.1", port))
            second.bind(("127.0.0.1", port + 1))
            _held.append(mark)
            return port
        mark.close()


def surroundings(data: Path, **more: str) -> dict[str, str]:
    """The environment of a site that shares nothing with this test run. Its backups are not encrypted unless a test says so."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HEARTHSIDE_", "DATABASE_", "REDIS_"))
    }
    return {**kept, "HEARTHSIDE_DATA": str(data), "HEARTHSIDE_BACKUP_UNENCRYPTED": "yes", **more}


def hearthside(data: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run one command of a site to its end."""
    command = [sys.executable, "-m", "hearthside", *words]
    return subprocess.run(
        command, env=surroundings(data, **more), capture_output=True, text=True, check=False, timeout=240
    )


def with_tables(data: Path) -> Path:
    """The folder has empty databases afterwards, as `hearthside migrate` leaves them on SQLite. They are made once a run and copied."""
    data.mkdir(mode=0o700, parents=True)
    for name in ("hearthside.db", "keys.db"):
        shutil.copy2(once_a_run.made("tables", _make_tables) / "data" / name, data / name)
    return data


def ready(data: Path, **where: str) -> Path:
    """The site of this folder has its tables: on SQLite, or in the database from `databases_with_tables` that `where` names."""
    if "DATABASE_URL" not in where:
        return with_tables(data)
    data.mkdir(mode=0o700, parents=True)
    return data


@contextmanager
def databases_with_tables(count: int = 1) -> Iterator[list[str]]:
    """Addresses of PostgreSQL databases as `hearthside migrate` leaves them, gone afterwards. They are made once a run and copied."""
    with servers.own_databases(count) as addresses:
        copy = once_a_run.made("postgresql", _dump_tables) / "tables.dump"
        for address in addresses:
            done = subprocess.run(["pg_restore", "--no-owner", "-d", address, copy], capture_output=True, check=False)
            assert done.returncode == 0, done.stderr
        yield addresses


def _make_tables(folder: Path) -> None:
    made = hearthside(folder / "data", "migrate", "-v0", HEARTHSIDE_SQLITE_SYNCHRONOUS="OFF")
    assert made.returncode == 0, made.stderr


def _dump_tables(folder: Path) -> None:
    with servers.own_databases() as (address,):
        made = hearthside(folder / "data", "migrate", "-v0", DATABASE_URL=address)
        assert made.returncode == 0, made.stderr
        subprocess.run(["pg_dump", "-Fc", "--no-owner", "-f", folder / "tables.dump", address], check=True)


class Site:
    """A running site."""

    def __init__(self, data: Path, port: int, process: "subprocess.Popen[str]") -> None:
        self.data, self.port, self.process = data, port, process

    def get(self, path: str, port: int = 0) -> tuple[int, str]:
        """Status and body; 0 while nobody answers."""
        caller = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=5)
        try:
            caller.request("GET", path)
            answer = caller.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return 0, ""
        finally:
            caller.close()

    def wait_for(self, path: str, status: int = 200, port: int = 0, within: float = 150) -> None:
        """Return when the address answers with this status; fails when it does not in time."""
        ends = time.monotonic() + within
        while self.get(path, port)[0] != status:
            assert time.monotonic() < ends and self.process.poll() is None, f"{path} never answered {status}"
            time.sleep(0.1)

    def process_ids(self, word: str) -> list[int]:
        """The children whose name or command line holds this word."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(one) for one in path.read_text().split() if word in _called(Path(f"/proc/{one}"))]

    def close(self) -> float:
        """Seconds it took to stop after SIGTERM."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=60)
        return time.monotonic() - began


def _called(process: Path) -> str:
    return (process / "comm").read_text() + (process / "cmdline").read_text()


@contextmanager
def running(data: Path, *words: str, **more: str) -> Iterator[Site]:
    """A site that is open inside the block and gone after it."""
    port = free_port()
    command = [sys.executable, "-m", "hearthside", "serve", "--port", str(port), *words]
    process = subprocess.Popen(command, env=surroundings(data, **more), stdout=subprocess.PIPE, text=True)
    site = Site(data, port, process)
    try:
        yield site
    finally:
        if process.poll() is None:
            site.close()
