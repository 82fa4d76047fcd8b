"""What one reply costs the process that takes it: processor time and statements, through WSGI, with no server between. SQLite FULL.

python -m bench.reply            this code
python -m bench.reply FOLDER     by turns with the code in another folder, so that other work on the machine meets both alike
"""

import io
import itertools
import json
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.machine import load
from bench.replies import MAKE, WORDS
from bench.site import environment, filled, run

HERE = Path(__file__).resolve().parent.parent
ROUNDS, EACH, WARM = 60, 5, 8
CSRF = "a" * 32


def work() -> None:
    """For each line on standard input: some replies, and what they took, in milliseconds; after the last the statements of one."""
    ready = _ready()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _line in sys.stdin:
        print(json.dumps([_took(ready) for _ in range(EACH)]), flush=True)
    with CaptureQueriesContext(connection) as asked:
        ready()
    print(len(asked), flush=True)


def _took(reply: Callable[[], None]) -> float:
    began = time.process_time_ns()
    reply()
    return (time.process_time_ns() - began) / 1e6


def _ready() -> Callable[[], None]:
    """Sends the next reply, as a server would hand it over. Refuses to go on when one is not taken."""
    from hearthside.config import wsgi

    wsgi.ready.join()
    threads, writers = json.loads(os.environ["BENCH_THREADS"]), os.environ["BENCH_WRITERS"].split(",")
    turns, people = itertools.cycle(threads), itertools.cycle(writers)

    def reply() -> None:
        said: list[str] = []
        wsgi.application(_asked(next(turns), next(people)), lambda status, *_: said.append(status)).close()
        if said != ["302 Found"]:
            raise SystemExit(f"A reply was not taken: {said}.")

    return reply


def _asked(thread: str, writer: str) -> dict[str, Any]:
    body = urlencode({"body": WORDS, "once": secrets.token_urlsafe(16), "csrfmiddlewaretoken": CSRF}).encode()
    return {
        "REQUEST_METHOD": "POST", "PATH_INFO": f"/talk/{thread}/reply/", "QUERY_STRING": "", "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": f"sid={writer}; csrf={CSRF}", "wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.run_once": False, "wsgi.multithread": False,
        "wsgi.multiprocess": True,
    }  # fmt: skip


def measure(folders: list[Path]) -> None:
    """Print for each folder's code what a reply takes."""
    env = environment()
    made = filled(env, 60)
    writers = run(["-c", MAKE, "300"], env).split()[-1]
    env |= {"BENCH_THREADS": made["threads"], "BENCH_WRITERS": writers}
    workers = [_start(folder, env) for folder in folders]
    for one in workers * WARM:
        _again(one)
    times = [_again(one) for one in workers * ROUNDS]
    for number, (folder, worker) in enumerate(zip(folders, workers, strict=True)):
        took = sorted(itertools.chain.from_iterable(times[number :: len(folders)]))
        print(_row(took, worker.communicate()[0].strip()), "" if folder == HERE else folder)


def _start(folder: Path, env: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-P", __file__, "--work"]
    around = env | {"PYTHONPATH": str(folder)}
    return subprocess.Popen(command, cwd=folder, env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _again(worker: subprocess.Popen[str]) -> list[float]:
    assert worker.stdin and worker.stdout
    print("go", file=worker.stdin, flush=True)
    found: list[float] = json.loads(worker.stdout.readline())
    return found


def _row(took: list[float], statements: str) -> str:
    quarter, middle = took[len(took) // 4], statistics.median(took)
    return f"least {took[0]:.2f} ms, a quarter within {quarter:.2f}, median {middle:.2f}; {statements} statements; {load()}"


if __name__ == "__main__":
    if sys.argv[1:] == ["--work"]:
        work()
    else:
        measure([HERE, *(Path(folder).resolve() for folder in sys.argv[1:])])
