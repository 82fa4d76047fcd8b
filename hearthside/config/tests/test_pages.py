"""The site reads all code before it parts into workers; what must not be shared is not there yet at that moment."""

import json
import subprocess
import sys
from pathlib import Path

from hearthside.config.tests.sites import surroundings

LOOK = """
import json, os, sys, threading
{before}
from hearthside.config.parting import read_ahead
read_ahead()
from django.db import connections
from django.template import engines
print(json.dumps({{
    "threads": threading.active_count(),
    "connections": [alias for alias in connections if connections[alias].connection is not None],
    "templates": len(engines["jinja2"].env.cache),
    "weights": __import__("hearthside.triage.engine", fromlist=["shipped"]).shipped.cache_info().currsize,
    "speaks": "requests" in sys.modules,
    "frozen": __import__("gc").get_freeze_count() > 0,
}}))
"""


def found(folder: Path, before: str = "") -> dict[str, object]:
    """What is in a process that has read ahead."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(before=before)], env=surroundings(folder), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_no_thread_and_no_connection_is_open_when_workers_begin(tmp_path: Path) -> None:
    told = found(tmp_path / "data")
    assert (told["threads"], told["connections"], told["frozen"]) == (1, [], True)


def test_every_page_is_read_ahead(tmp_path: Path) -> None:
    assert found(tmp_path / "data")["templates"] > 90


def test_the_weights_that_read_for_risk_are_read_ahead(tmp_path: Path) -> None:
    assert found(tmp_path / "data")["weights"] == 1


def test_what_speaks_to_other_sites_is_read_when_it_is_needed(tmp_path: Path) -> None:
    assert found(tmp_path / "data")["speaks"] is False


def test_a_thread_that_stays_would_be_seen(tmp_path: Path) -> None:
    stay = "threading.Thread(target=threading.Event().wait, daemon=True).start()"
    assert found(tmp_path / "data", stay)["threads"] == 2
