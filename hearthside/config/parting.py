"""One reading of the site's code, and processes that part from it and share that memory."""

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults


def is_possible() -> bool:
    """Whether a process can begin as a copy of another here. On Linux it can."""
    return multiprocessing.get_start_method() == "fork"


@cache
def read_ahead() -> None:
    """All that any page needs is in memory, and no thread and no connection of ours is open: a safe moment to part. Once a process."""
    from hearthside.config import wsgi

    wsgi.ready.join()
    open_every_page()
    draw_help()
    gc.collect()
    gc.freeze()
    give_back()


def open_every_page() -> None:
    """Addresses and templates are worked out. Nothing is asked of a database."""
    from django.template import engines
    from django.urls import reverse

    reverse("kernel:healthz")
    house = engines["jinja2"].env  # type: ignore[attr-defined]
    for name in house.list_templates(extensions=["html", "txt"]):
        house.get_template(name)


def draw_help() -> None:
    """What the first page of a process works out is worked out for all of them: 10 MiB that each would else have for itself.

    Help is the page that fails for nothing, not for a database that is away.
    """
    from django.conf import settings
    from django.db import connections

    from hearthside.config import wsgi

    asked = {"PATH_INFO": "/help/", "HTTP_HOST": urlsplit(settings.SITE_URL).netloc}
    setup_testing_defaults(asked)
    wsgi.application(asked, _unheard).close()
    connections.close_all()


def _unheard(*_answer: object) -> Callable[[bytes], object]:
    return lambda _words: None


def give_back() -> None:
    """What reading took and no longer needs belongs to the system again, where its C library can do that: 4 MiB."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


class Parted:
    """A program that began as a copy of this process, and is asked like a `subprocess.Popen`."""

    def __init__(self, name: str, program: Callable[[], None]) -> None:
        self._process = multiprocessing.get_context("fork").Process(target=_live, args=(name, program))
        self._process.start()
        self.pid = self._process.pid or 0

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.exitcode

    def wait(self) -> int | None:
        """How it ended, when it has."""
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """The program hears the signal."""
        os.kill(self.pid, number)


def _live(name: str, program: Callable[[], None]) -> None:
    """The program has a session and a name of its own, and nothing of what its parent does when a signal comes."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    os.setsid()
    end_with_parent()
    _ask_system(15, f"hearth {name}".encode())
    program()


def end_with_parent() -> None:
    """On Linux: this process gets SIGTERM when the one that started it dies."""
    _ask_system(1, signal.SIGTERM)


def _ask_system(wish: int, value: int | bytes) -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(wish, value)
