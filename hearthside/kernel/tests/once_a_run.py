"""What takes long to make and is the same for every test is made once a run, by whichever worker needs it first."""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

_ROOM = "HEARTHSIDE_TEST_ROOM"


def open_room() -> Path:
    """A folder that all workers of this run share; gone when the process that opened it ends."""
    if known := os.environ.get(_ROOM):
        return Path(known)
    folder = Path(tempfile.mkdtemp())
    os.environ[_ROOM] = str(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def made(name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name as `make` filled it, the first time in this run; others wait for it."""
    folder = open_room() / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = folder.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder
