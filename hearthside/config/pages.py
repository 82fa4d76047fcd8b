"""`python -m hearthside.config.pages`: the page server. It reads the site's code once and then parts into workers, which share that memory.

granian's own command would let every worker read the code for itself, at 30 MiB more for each.
"""

import argparse
import gc
import multiprocessing

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from hearthside.config import env

TARGET = "hearthside.config.wsgi:application"


def main() -> None:
    """Serve until told to stop; a worker that died is replaced."""
    server = make_server(parse())
    if multiprocessing.get_start_method() == "fork":
        server.on_startup(read_ahead)
    server.serve()


def parse() -> argparse.Namespace:
    """Where to listen, and with how many workers."""
    parser = argparse.ArgumentParser(prog="hearthside pages")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def make_server(asked: argparse.Namespace) -> MPServer:
    """The server as Hearthside runs it: HTTP/1.1, quiet, as many Python threads in each worker as `threads` says."""
    return MPServer(
        TARGET,
        address=asked.host,
        port=asked.port,
        interface=Interfaces.WSGI,
        workers=asked.workers,
        blocking_threads=threads(),
        http=HTTPModes.http1,
        websockets=False,
        workers_kill_timeout=2,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
    )


def threads() -> int:
    """How many pages one worker makes at a time. While one waits for PostgreSQL another goes on: readers beside writers then wait a
    fifth as long. Nobody waits for SQLite but writers for each other, and more of them at once only get into each other's way."""
    return 2 if env.text("DATABASE_URL").startswith("postgres") else 1


def read_ahead() -> None:
    """All that any page needs is in memory, and no thread and no connection of ours is open: a safe moment to part into workers."""
    from hearthside.config import wsgi

    wsgi.ready.join()
    open_every_page()
    gc.collect()
    gc.freeze()


def open_every_page() -> None:
    """Addresses and templates are worked out. Nothing is asked of a database."""
    from django.template import engines
    from django.urls import reverse

    reverse("kernel:healthz")
    house = engines["jinja2"].env  # type: ignore[attr-defined]
    for name in house.list_templates(extensions=["html", "txt"]):
        house.get_template(name)


if __name__ == "__main__":
    main()
