"""The page server, whole, with its code loaded once: killed as a whole, it is back within a tenth of a second.

This process serves nothing itself. It makes page servers, one after the other, each a group of processes of its own.

python -m tests.faults.preloaded_pages PORT WORKERS [--forget-once]
"""

import importlib
import os
import signal
import sys
import uuid
from typing import Any

from granian import Granian
from granian.constants import Interfaces


def forget_once() -> None:
    """Plant the fault: the mark that makes a form sent twice into one post is ignored."""
    from hearthside.conversations.actions import publishing

    def never(*_: Any) -> None:
        return None

    publishing._sent_before = never  # type: ignore[assignment]
    publishing._mark = lambda *_: uuid.uuid4().hex  # type: ignore[assignment]


def warm_up() -> None:
    """What a first visit loads is loaded: addresses, templates, the words that safety knows. No connection stays open."""
    from django.db import connections
    from django.template.loader import get_template
    from django.test import Client

    from hearthside.safety.actions import screen
    from hearthside.words.advice import quiet_help

    for page in ("/sign-in/", "/groups/", "/groups/evening-table/talk/"):
        Client(HTTP_HOST="127.0.0.1").get(page)
    get_template("conversations/thread.html"), get_template("safety/care.html")
    screen("a few words"), quiet_help("a few words", intent="unsure", place="replies", is_newcomer=False)
    connections.close_all()


def serve(port: int, workers: int) -> None:
    """The page server as `hearthside serve` runs it."""
    Granian(
        "hearthside.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        workers_kill_timeout=2,
        log_enabled=False,
    ).serve()


def main(port: str, workers: str, *more: str) -> None:
    """One page server after the other, until told to stop."""
    importlib.import_module("hearthside.config.wsgi")
    if "--forget-once" in more:
        forget_once()
    warm_up()
    while True:
        child = os.fork()
        if child == 0:
            os.setsid()
            serve(int(port), int(workers))
            os._exit(0)
        signal.signal(signal.SIGTERM, lambda *_, child=child: end(child))
        os.waitpid(child, 0)


def end(child: int) -> None:
    """Nothing of us is left."""
    os.killpg(child, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
