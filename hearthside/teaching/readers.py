"""The files of readers that were learned here, in the data folder, and which of them is in use. The shipped weights stay as they are.

Which one is in use stands in a small file that every process looks at before it reads a text (some millionths of a second), so that a
choice holds everywhere at once, and going back too. A file that is damaged, or was learned from other shipped weights, is not used.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

from django.conf import settings

from hearthside.teaching.models import Reader
from hearthside.teaching.vocabulary import Standing
from hearthside.triage.engine import shipped
from hearthside.triage.weights import Damaged, Weights, load

logger = logging.getLogger("hearthside.teaching")
_VERSION = re.compile(r"[0-9a-f]{12}")
_kept: dict[str, tuple[tuple[int, ...], Weights | None]] = {}


def folder() -> Path:
    """Where the files lie, readable by this site only."""
    found = Path(settings.DATA_DIR) / "teaching"
    found.mkdir(mode=0o700, exist_ok=True)
    return found


def path_of(version: str) -> Path:
    """The file of a reader. Refuses (ValueError) what is no version."""
    if not _VERSION.fullmatch(version):
        raise ValueError("no version")
    return folder() / f"{version}.txt"


def loaded(version: str) -> Weights:
    """The weights of a reader. Raises Damaged for a file that is missing, changed, or made from other shipped weights."""
    found, base = load(path_of(version)), shipped()
    if found.version != version or base is None or found.settings.get("base") != base.version:
        raise Damaged("other weights")
    return found


def chosen() -> Weights | None:
    """The weights a safety lead chose; None while the shipped ones are in use."""
    pointer = os.path.join(settings.DATA_DIR, "teaching", "in_use")
    try:
        found = os.stat(pointer)
    except OSError:
        return None
    stamp = (found.st_mtime_ns, found.st_ino, found.st_size)
    if pointer not in _kept or _kept[pointer][0] != stamp:
        _kept[pointer] = (stamp, _usable(Path(pointer).read_text("ascii", "replace")))
    return _kept[pointer][1]


def _usable(version: str) -> Weights | None:
    try:
        return loaded(version)
    except (Damaged, ValueError) as error:
        logger.error("The reader learned here cannot be used (%s); the shipped one reads.", error)
        return None


def beside() -> Weights | None:
    """The weights that read along; None when there are none that could be used."""
    one = Reader.objects.filter(standing=Standing.BESIDE).order_by("-made_at").first()
    return _usable(one.version) if one else None


def choose(version: str) -> None:
    """After this, every process of this machine reads with these weights; with the shipped ones when `version` is empty."""
    pointer = folder() / "in_use"
    if not version:
        pointer.unlink(missing_ok=True)
        return
    fresh = folder() / "in_use.new"
    fresh.write_text(version, "ascii")
    os.replace(fresh, pointer)


def chosen_version() -> str:
    """The version in the small file; empty while the shipped weights are in use."""
    pointer = folder() / "in_use"
    return pointer.read_text("ascii", "replace") if pointer.exists() else ""


def keep(text: str) -> Weights:
    """The file of these weights is there; gives them as they are read from it."""
    path = path_of(text[:12])
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return load(path)


def drop(version: str) -> None:
    """There is no such file any more."""
    path_of(version).unlink(missing_ok=True)
