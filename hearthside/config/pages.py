"""`python -m hearthside.config.pages`: the page server. It reads the site's code once and then parts into workers, which share that memory.

granian's own command would let every worker read the code for itself, at 30 MiB more for each.
"""

import argparse
import sys

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from hearthside.config import env, parting

TARGET = "hearthside.config.wsgi:application"


def main(words: list[str]) -> None:
    """Serve until told to stop; a worker that died is replaced."""
    server = make_server(parse(words))
    if parting.is_possible():
        server.on_startup(parting.read_ahead)
    server.serve()


def parse(words: list[str]) -> argparse.Namespace:
    """Where to listen, and with how many workers."""
    parser = argparse.ArgumentParser(prog="hearthside pages")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args(words)


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


if __name__ == "__main__":
    main(sys.argv[1:])
