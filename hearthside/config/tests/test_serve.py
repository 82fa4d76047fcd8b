"""One command opens the whole site, keeps it open, and closes it cleanly."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearthside.config.tests.sites import Site, hearthside, running, with_tables

pytestmark = [pytest.mark.slow, pytest.mark.once]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running(tmp_path_factory.mktemp("place") / "data", "--workers", "1") as open_site:
        open_site.wait_for("/readyz")
        open_site.wait_for("/live/", 401, open_site.port + 1)
        yield open_site


def test_it_is_ready(site: Site) -> None:
    assert '"jobs": true' in site.get("/readyz")[1]


def test_styles_have_names_that_may_be_kept(site: Site) -> None:
    assert any((site.data / "static" / "ui").glob("tokens.*.css.gz"))


def test_a_dead_live_server_comes_back(site: Site) -> None:
    (old,) = site.process_ids("hearthside.live")
    os.kill(old, signal.SIGKILL)
    ends = time.monotonic() + 20
    while site.process_ids("hearthside.live") in ([], [old]):
        assert time.monotonic() < ends
        time.sleep(0.1)
    site.wait_for("/live/", 401, site.port + 1)


@pytest.mark.parametrize("name", ["pages", "jobs"])
def test_a_dead_program_that_shares_our_memory_comes_back(site: Site, name: str) -> None:
    (old,) = site.process_ids(f"hearth {name}")
    os.killpg(old, signal.SIGKILL)
    ends = time.monotonic() + 20
    while site.process_ids(f"hearth {name}") in ([], [old]):
        assert time.monotonic() < ends
        time.sleep(0.1)
    site.wait_for("/healthz")


def test_pages_and_jobs_share_one_reading_of_the_code(site: Site) -> None:
    (jobs,) = site.process_ids("hearth jobs")
    told = dict(line.split()[:2] for line in Path(f"/proc/{jobs}/smaps_rollup").read_text().splitlines()[1:])
    assert int(told["Shared_Dirty:"]) > int(told["Private_Dirty:"])


def test_a_taken_port_is_refused_in_plain_words(site: Site, tmp_path: Path) -> None:
    tried = hearthside(tmp_path / "data", "serve", "--port", str(site.port))
    assert tried.returncode != 0 and f"Another program uses port {site.port}" in tried.stderr


def test_it_stops_within_five_seconds_and_leaves_nobody(tmp_path: Path) -> None:
    with running(with_tables(tmp_path / "data"), "--workers", "1") as site:
        site.wait_for("/healthz")
        left = [pid for word in ("hearth pages", "hearthside.live", "hearth jobs") for pid in site.process_ids(word)]
        assert len(left) == 3
        assert site.close() < 5
    assert not [pid for pid in left if Path(f"/proc/{pid}").exists()]


def test_an_operator_is_made_from_the_command_line(tmp_path: Path) -> None:
    data = with_tables(tmp_path / "data")
    import subprocess
    import sys

    from hearthside.config.tests.sites import surroundings

    command = [sys.executable, "-m", "hearthside", "createadmin", "Sol"]
    made = subprocess.run(
        command, input="a long walk by the sea\n", env=surroundings(data), capture_output=True, text=True
    )
    assert (made.returncode, made.stdout.strip()) == (0, "Sol may run this site."), made.stderr
    weak = subprocess.run(
        [*command[:-1], "Mia"], input="short\n", env=surroundings(data), capture_output=True, text=True
    )
    assert weak.returncode != 0
