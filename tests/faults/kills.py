"""People who post over HTTP while the processes that serve them are killed, and a count of what came of their posts."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from hearthside.config.tests.sites import Site, free_port, hearthside, surroundings, with_tables
from tests.faults.posting import WORRYING, Writer

MAKE = """
from hearthside.accounts.tests.builders import person
from hearthside.conversations.tests.builders import thread
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.place import change_place
from hearthside.kernel import rates
rates.check_rate = lambda *_, **__: None
change_place(is_set_up=True, is_open=True)
place = group("Evening table")
people = [member(place, person(name)).person for name in {names}]
print(thread(place, people[0]).pk)
"""
WRITERS = ("Ava", "Ben", "Mia", "Leo", "Ida", "Tom")


@dataclass
class Count:
    """What was found. `lost`: acknowledged, not there; `doubled`: there more than once; `unseen`: worrying, without a case."""

    kills: int = 0
    acknowledged: int = 0
    retries: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    worrying: int = 0


@dataclass
class House:
    """A site whose page server is there to be killed."""

    site: Site
    thread_id: str

    def kill(self) -> bool:
        """SIGKILL to the page server with all its workers; False when none is up at this moment."""
        servers = self.site.process_ids("preloaded_pages")
        for one in servers:
            with suppress(ProcessLookupError):
                os.killpg(one, signal.SIGKILL)
        return bool(servers)


@contextmanager
def house(folder: Path, *more: str) -> Iterator[House]:
    """A new site on SQLite with six people who may write in one conversation."""
    data, port = folder / "data", free_port()
    made = hearthside(with_tables(data), "shell", "-v0", "-c", MAKE.format(names=WRITERS))
    assert made.returncode == 0, made.stderr
    command = [sys.executable, "-m", "tests.faults.preloaded_pages", str(port), "2", *more]
    where = surroundings(data, HEARTHSIDE_DEBUG="no", HEARTHSIDE_SITE_URL=f"http://127.0.0.1:{port}")
    process = subprocess.Popen(command, env=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    site = Site(data, port, process)
    try:
        site.wait_for("/healthz")
        yield House(site, made.stdout.strip())
    finally:
        site.close()


def run(place: House, kills: int, *, seed: int = 7, pause: tuple[float, float] = (0.02, 0.12)) -> Count:
    """Everybody posts while the server dies; then everybody finishes the post they were at, and the count is made."""
    chance, is_over, count = random.Random(seed), Event(), Count()
    writers = [Writer(name, place.site.port, place.thread_id) for name in WRITERS]
    for writer in writers:
        writer.sign_in()
    threads = [Thread(target=writer.write_until, args=(is_over,), daemon=True) for writer in writers]
    for one in threads:
        one.start()
    ends = time.monotonic() + 60 + kills * 5
    while count.kills < kills and time.monotonic() < ends:
        place.site.wait_for("/healthz")
        time.sleep(chance.uniform(*pause))
        count.kills += place.kill()
    is_over.set()
    for one in threads:
        one.join(timeout=60)
    assert not any(one.is_alive() for one in threads), "somebody never got an answer"
    return counted(place.site.data / "hearthside.db", writers, count)


def counted(database: Path, writers: list[Writer], count: Count) -> Count:
    """The count, from the database itself."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as reader:
        rows = reader.execute("SELECT body, id FROM conversations_post").fetchall()
        cases = {row[0] for row in reader.execute("SELECT subject_id FROM safety_case WHERE kind = 'post'")}
    reader.close()
    bodies = [body for body, _ in rows]
    acknowledged = {body for writer in writers for body in writer.acknowledged}
    count.acknowledged, count.retries = len(acknowledged), sum(writer.retries for writer in writers)
    count.lost = sorted(acknowledged - set(bodies))
    count.doubled = sorted({body for body in bodies if bodies.count(body) > 1})
    flagged = [(body, key) for body, key in rows if WORRYING in body]
    count.worrying, count.unseen = len(flagged), [body for body, key in flagged if key not in cases]
    return count
