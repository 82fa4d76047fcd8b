"""After words were written, jobs were done and a backup was made, none that is sealed stands in any file of the site: not in the databases
and what lies beside them, not in the backup once unpacked, not among temporary files, not in what the processes said (SECURITY G-16)."""

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from hearthside.config.tests.sites import hearthside, surroundings, with_tables

pytestmark = [pytest.mark.slow, pytest.mark.once]
START = "import django; django.setup(); import runpy; runpy.run_module('tests.faults.plain_words', run_name='__main__')"
RUN = "from hearthside.kernel.worker import run_due; print(run_due())"
"""What the jobs do: look after the case, tell people, make copies."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """The folder of a site that has lived a little, and the words that were written."""
    folder = tmp_path_factory.mktemp("home")
    data, loud = with_tables(folder / "data"), {"HEARTHSIDE_LOG_LEVEL": "DEBUG", "TMPDIR": str(folder / "tmp")}
    (folder / "tmp").mkdir()
    said = [hearthside(data, "prepare", **loud)]
    around = surroundings(data, DJANGO_SETTINGS_MODULE="hearthside.config.settings", PYTHONPATH=os.getcwd(), **loud)
    made = subprocess.run([sys.executable, "-c", START], env=around, capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stderr
    said += [hearthside(data, "shell", "-v0", "-c", RUN, **loud)]
    said += [hearthside(data, "backup", str(folder / "copy"), **loud)]
    assert [one.stderr for one in said if one.returncode] == []
    log = "\n".join([made.stderr, *[one.stdout + one.stderr for one in said]])
    (folder / "log").write_text(log)
    return folder, json.loads(made.stdout.splitlines()[-1])


def held(content: bytes) -> bytes:
    """The bytes of a file, and of what is packed in it."""
    if content[:2] == b"\x1f\x8b":
        return content + held(gzip.decompress(content))
    if zipfile.is_zipfile(io.BytesIO(content)):
        archive = zipfile.ZipFile(io.BytesIO(content))
        return content + b"".join(held(archive.read(one)) for one in archive.namelist())
    if tarfile.is_tarfile(io.BytesIO(content)):
        with tarfile.open(fileobj=io.BytesIO(content)) as tar:
            return content + b"".join(held(found.read()) for one in tar if (found := tar.extractfile(one)))
    return content


def everything(folder: Path) -> bytes:
    """Every byte of every file under it."""
    return b"".join(held(one.read_bytes()) for one in folder.rglob("*") if one.is_file())


def test_no_sealed_word_stands_in_any_file(home: tuple[Path, dict[str, list[str]]]) -> None:
    folder, words = home
    found = everything(folder)
    assert len(words["sealed"]) >= 9 and [one for one in words["sealed"] if one.encode() in found] == []


def test_the_hunt_finds_what_is_not_sealed(home: tuple[Path, dict[str, list[str]]]) -> None:
    folder, words = home
    in_data = everything(folder / "data")
    assert [one for one in words["plain"] if one.encode() not in in_data] == []


def test_the_log_has_no_word_at_all_of_what_people_wrote(home: tuple[Path, dict[str, list[str]]]) -> None:
    folder, words = home
    log = (folder / "log").read_text()
    assert len(log) > 100 and [one for one in (*words["plain"], *words["sealed"]) if one in log] == []
