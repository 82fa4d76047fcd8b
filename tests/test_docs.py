"""What the documents point at is there."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
NAMED = re.compile(r"(?:\./dev test|pytest) ((?:tests|hearthside)/[\w/.]+)")
BENCH = re.compile(r"python -m (bench\.\w+)")


def documents() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for path in listed.stdout.splitlines() if (ROOT / path).is_file()]


@pytest.mark.parametrize("path", documents())
def test_every_link_and_command_of_a_document_leads_somewhere(path):
    text, folder = (ROOT / path).read_text(), (ROOT / path).parent
    missing = [link for link in LINK.findall(text) if not (folder / link).exists()]
    missing += [name for name in NAMED.findall(text) if not (ROOT / name).exists()]
    missing += [name for name in BENCH.findall(text) if not (ROOT / (name.replace(".", "/") + ".py")).exists()]
    assert missing == []


def test_every_document_can_be_found_from_the_index():
    index = (ROOT / "docs/README.md").read_text() + (ROOT / "docs/decisions/README.md").read_text()
    lost = [path for path in documents() if path.startswith("docs/") and Path(path).name not in index]
    assert [path for path in lost if not path.endswith("/README.md")] == []


def test_the_architecture_fits_on_two_screens():
    assert len((ROOT / "ARCHITECTURE.md").read_text().splitlines()) <= 100
