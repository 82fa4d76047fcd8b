"""The format never changes unseen: committed vectors, and a second reader that shares no code with ours."""

import json
import shutil
import subprocess
from pathlib import Path
from uuid import UUID

import pytest

from hearthside.vault import sealing
from hearthside.vault.tests.fixed import KEY, OTHER_KEY, OWNER, PLACE
from hearthside.vault.tests.make_vectors import FILE, vectors

READER = Path(__file__).with_name("second_reader.mjs")
COMMITTED = json.loads(FILE.read_text())


def _second_reader(file: Path) -> "subprocess.CompletedProcess[str]":
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed, so the second reader cannot run")
    return subprocess.run([node, str(READER), str(file)], capture_output=True, text=True, timeout=20)


def test_sealing_the_same_thing_gives_the_committed_bytes() -> None:
    assert vectors() == COMMITTED


def test_committed_values_open() -> None:
    opened = [sealing.open_value(KEY, PLACE, bytes.fromhex(entry["blob"])).decode() for entry in COMMITTED["values"]]
    assert opened == [entry["text"] for entry in COMMITTED["values"]]


def test_the_committed_wrap_and_box_open() -> None:
    wrap, box = COMMITTED["wrap"], COMMITTED["box"]
    assert sealing.unwrap_key({"root1": OTHER_KEY}, bytes.fromhex(wrap["blob"]), "site", OWNER, 3) == KEY
    opened = sealing.open_with(OTHER_KEY, bytes.fromhex(box["context"]), bytes.fromhex(box["blob"]))
    assert UUID(bytes=opened) == OWNER


def test_a_second_reader_agrees_on_every_vector() -> None:
    done = _second_reader(FILE)
    assert (done.stdout.strip(), done.returncode) == (f"agrees on {len(COMMITTED['values']) + 4}", 0), done.stderr


def test_the_second_reader_notices_one_changed_text(tmp_path: Path) -> None:
    changed = json.loads(FILE.read_text())
    changed["values"][0]["text"] = "not this"
    (tmp_path / "vectors.json").write_text(json.dumps(changed))
    assert _second_reader(tmp_path / "vectors.json").returncode == 1
