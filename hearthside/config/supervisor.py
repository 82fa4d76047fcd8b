"""`hearthside serve`: starts the page server, the live server and the worker, keeps them running, and stops them cleanly.

The site's code is read once, here, by a process with no thread and no connection of its own. Pages and jobs are parted from it and share
that memory: each would take 45 MiB more if it read for itself. The live server knows no words and no secrets, so it begins from nothing.
"""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from hearthside.config import parting

STOP_WITHIN = 4.0
PARTS = ("pages", "live", "jobs")
Process = parting.Parted | subprocess.Popen[bytes]


@dataclass
class Part:
    """One program of the site, and how its restarts are spaced: 1, 2, 4 ... 30 seconds, back to 1 after a quiet minute."""

    name: str
    begin: Callable[[], Process]
    process: Process | None = None
    began_at: float = 0.0
    start_at: float = 0.0
    wait: float = field(default=1.0)

    def start(self) -> None:
        """The program runs; it ends by itself if this process dies."""
        self.began_at = time.monotonic()
        self.process = self.begin()

    def look(self) -> None:
        """Start the program when it is due; plan its next start when it has died."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_at:
                self.start()
        elif (code := self.process.poll()) is not None:
            self.wait = 1.0 if now - self.began_at > 60 else min(self.wait * 2, 30.0)
            self.process, self.start_at = None, now + self.wait
            say(f"The {self.name} process ended ({code}); starting it again in {self.wait:.0f} s.")

    def ask_to_stop(self, number: int = signal.SIGTERM) -> None:
        """Send the signal, if the program is there to hear it."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def kill(self) -> None:
        """Nothing of the program is left, its workers included."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def main(words: list[str]) -> None:
    """Prepare the data, then run until told to stop."""
    asked = parse(words)
    set_addresses(asked)
    refuse_taken_ports(asked)
    if asked.is_prepared:
        say("Getting the data ready. The first time takes up to a minute.")
    if asked.is_prepared and subprocess.run(hearthside("prepare"), check=False).returncode:  # noqa: S603
        sys.exit("Not started: the step above did not work. Nothing was lost.")
    watch(make_parts(asked), asked)


def parse(words: list[str]) -> argparse.Namespace:
    """The options, with `parts` as the set of programs to run."""
    parser = argparse.ArgumentParser(prog="hearthside serve", description="Open the site.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="the port of the pages; live updates take the next one")
    parser.add_argument("--live-port", type=int, default=0, help="another port for live updates")
    parser.add_argument("--workers", type=int, default=2, help="page processes")
    parser.add_argument("--only", choices=PARTS, action="append", help="run only this part; may be given twice")
    for name in PARTS:
        parser.add_argument(f"--no-{name}", action="append_const", const=name, dest="without", help=f"without {name}")
    parser.add_argument("--no-prepare", action="store_false", dest="is_prepared", help="the data is ready already")
    asked = parser.parse_args(words)
    asked.parts = set(asked.only or PARTS) - set(asked.without or [])
    asked.live_port = asked.live_port or asked.port + 1
    return asked


def set_addresses(asked: argparse.Namespace) -> None:
    """The addresses that pages print are those we listen on, unless the operator's settings name others."""
    host = "127.0.0.1" if asked.host in {"0.0.0.0", "::", "localhost"} else asked.host  # noqa: S104
    if "HEARTHSIDE_SITE_URL" not in os.environ:
        os.environ["HEARTHSIDE_SITE_URL"] = f"http://{host}:{asked.port}"
        os.environ.setdefault("HEARTHSIDE_LIVE_URL", f"http://{host}:{asked.live_port}/live/")


def make_parts(asked: argparse.Namespace) -> list[Part]:
    """The programs that are asked for. Pages and jobs share what is read here."""
    is_shared = parting.is_possible() and {"pages", "jobs"} <= asked.parts
    shared, commands = shared_programs(asked) if is_shared else {}, make_commands(asked)
    return [Part(name, beginning(name, commands[name], shared.get(name))) for name in PARTS if name in asked.parts]


def beginning(name: str, command: list[str], program: Callable[[], None] | None) -> Callable[[], Process]:
    """How this program begins: parted from this process where it shares its memory, by its command where not."""
    if program:
        return lambda: parting.Parted(name, program)
    return lambda: subprocess.Popen(command, start_new_session=True, preexec_fn=parting.end_with_parent)  # noqa: S603


def shared_programs(asked: argparse.Namespace) -> dict[str, Callable[[], None]]:
    """What runs in a copy of this process, which has read the code for it."""
    parting.read_ahead()
    return {"pages": partial(run_pages, page_words(asked)), "jobs": run_jobs}


def run_pages(words: list[str]) -> None:
    """The page server, until told to stop."""
    from hearthside.config import pages

    pages.main(words)


def run_jobs() -> None:
    """The worker, until told to stop."""
    from django.core.management import call_command

    call_command("jobs")


def make_commands(asked: argparse.Namespace) -> dict[str, list[str]]:
    """The three programs as commands."""
    address = ["--host", asked.host, "--port", str(asked.live_port)]
    return {
        "pages": [sys.executable, "-m", "hearthside.config.pages", *page_words(asked)],
        "live": [sys.executable, "-m", "hearthside.live", str(data_folder() / "live.json"), *address],
        "jobs": hearthside("jobs"),
    }


def page_words(asked: argparse.Namespace) -> list[str]:
    """Where the page server listens, and with how many workers."""
    return ["--host", asked.host, "--port", str(asked.port), "--workers", str(asked.workers)]


def data_folder() -> Path:
    """The folder that holds all data of this site."""
    return Path(os.environ.get("HEARTHSIDE_DATA", "var")).resolve()


def hearthside(*words: str) -> list[str]:
    """The command line of one of our own commands."""
    return [sys.executable, "-m", "hearthside", *words]


def refuse_taken_ports(asked: argparse.Namespace) -> None:
    """Ends with plain words when another program has the port."""
    for name, port in (("pages", asked.port), ("live", asked.live_port)):
        if name in asked.parts and not is_free(asked.host, port):
            sys.exit(f"Another program uses port {port}. Choose another one: hearthside serve --port {asked.port + 10}")


def is_free(host: str, port: int) -> bool:
    """Whether we could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return False
    return True


def watch(parts: list[Part], asked: argparse.Namespace) -> None:
    """Keep the programs running until SIGTERM or SIGINT, then stop them."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: told.append(number))
    is_announced = "pages" not in asked.parts
    while not told:
        for part in parts:
            part.look()
        if not is_announced and (is_announced := answers(asked.host, asked.port)):
            say(f"Hearthside is open: {os.environ['HEARTHSIDE_SITE_URL']}/   (Ctrl-C closes it)")
        time.sleep(0.1)
    stop(parts)


def stop(parts: list[Part]) -> None:
    """All programs have ended within five seconds; what is left after four is killed."""
    ends = time.monotonic() + STOP_WITHIN
    for part in parts:
        part.ask_to_stop()
    while time.monotonic() < ends and any(part.process and part.process.poll() is None for part in parts):
        time.sleep(0.05)
    for part in parts:
        part.kill()
    say("Closed.")


def answers(host: str, port: int) -> bool:
    """Whether the page server answers. Plain socket: the library for it would take 7 MiB of this process."""
    asked = f"GET /healthz HTTP/1.0\r\nHost: {urlsplit(os.environ['HEARTHSIDE_SITE_URL']).netloc}\r\n\r\n"
    here = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    try:
        with socket.create_connection((here, port), timeout=1) as link:
            link.sendall(asked.encode())
            return link.recv(12)[9:10] in {b"2", b"3", b"4"}
    except OSError:
        return False


def say(words: str) -> None:
    """Tell the operator."""
    print(words, flush=True)
