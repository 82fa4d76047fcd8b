"""Starts a filled site for a benchmark, and stops it."""

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.machine import cpu_ms, postgres_of, tree

ANALYZE = "import django; django.setup(); from django.db import connection as here; here.cursor().execute('ANALYZE')"
FILL = (
    "import django, json, sys; django.setup(); from bench.fill import fill; print(json.dumps(fill(int(sys.argv[1]))))"
)


@dataclass
class Site:
    """Where it listens, its processes, and the addresses that `fill` made."""

    port: int
    process: int
    made: dict[str, str]
    database: str = ""

    def cpu(self) -> float:
        """Processor time of the site and its database so far, in milliseconds."""
        return cpu_ms(tree(self.process)) + (cpu_ms(postgres_of(self.database)) if self.database else 0.0)


def environment(database: str = "") -> dict[str, str]:
    """Settings for a fresh site: a data folder of its own, and a database when one is named."""
    folder = Path(tempfile.mkdtemp(prefix="hearthside-bench-")) / "data"
    kept = {**os.environ, "DJANGO_SETTINGS_MODULE": "hearthside.config.settings", "HEARTHSIDE_DATA": str(folder)}
    return kept | {"DATABASE_URL": database} if database else kept


def run(words: list[str], env: dict[str, str]) -> str:
    """The output of a Python command; fails loudly."""
    done = subprocess.run([sys.executable, *words], env=env, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


@contextmanager
def serving(
    application: str, env: dict[str, str], made: dict[str, str] | None = None, workers: int = 2
) -> Iterator[Site]:
    """A granian WSGI server for this application, as `hearthside serve` runs it, ready to answer; stopped at the end."""
    port = free_port()
    threads = "2" if "postgres" in env.get("DATABASE_URL", "") else "1"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", threads, "--no-ws", "--workers-kill-timeout", "5"]
    command.append(application)
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(port)
        yield Site(port, server.pid, made or {}, _database(env))
    finally:
        server.terminate()
        server.wait(15)


def filled(env: dict[str, str], threads: int = 2000) -> dict[str, str]:
    """Migrate and fill the site's database; what `fill` gives back. The database knows what it holds, as PostgreSQL finds out by itself
    within minutes."""
    run(["-m", "hearthside", "migrate", "-v0"], env)
    made: dict[str, str] = json.loads(run(["-c", FILL, str(threads)], env).splitlines()[-1])
    run(["-c", ANALYZE], env)
    return made


def _database(env: dict[str, str]) -> str:
    url = env.get("DATABASE_URL", "")
    return url.rsplit("/", 1)[1] if url.startswith("postgres") else ""


def free_port() -> int:
    """A port nobody uses, with another one behind it for the live server; below those the system gives to outgoing connections."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as first, socket.socket() as second, contextlib.suppress(OSError):
            first.bind(("127.0.0.1", port))
            second.bind(("127.0.0.1", port + 1))
            return port


def _await(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                time.sleep(0.5)
                return
        time.sleep(0.1)
    raise TimeoutError("The server did not start.")
