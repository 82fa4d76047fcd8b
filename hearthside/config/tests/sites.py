"""A whole site for tests: its own data folder, its own ports, all its processes."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def free_port() -> int:
    """A port with a free one behind it, which no outgoing call uses either."""
    while True:
        with socket.socket() as first, socket.socket() as second, suppress(OSError, OverflowError):
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            second.bind(("127.0.0.1", port + 1))
            return port


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
        command, env=surroundings(data, **more), capture_output=True, text=True, check=False, timeout=120
    )


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

    def wait_for(self, path: str, status: int = 200, port: int = 0, within: float = 60) -> None:
        """Return when the address answers with this status; fails when it does not in time."""
        ends = time.monotonic() + within
        while self.get(path, port)[0] != status:
            assert time.monotonic() < ends and self.process.poll() is None, f"{path} never answered {status}"
            time.sleep(0.1)

    def process_ids(self, word: str) -> list[int]:
        """The children whose command line holds this word."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(one) for one in path.read_text().split() if word in Path(f"/proc/{one}/cmdline").read_text()]

    def close(self) -> float:
        """Seconds it took to stop after SIGTERM."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=20)
        return time.monotonic() - began


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
