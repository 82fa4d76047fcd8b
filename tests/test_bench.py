"""What the benches measure is what people do: their reader may read what they read."""

import json
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

import bench
from bench.fill import fill
from hearthside.accounts.models import Block, Person
from hearthside.conversations.models import Thread
from hearthside.conversations.queries import thread_page

pytestmark = pytest.mark.django_db


def test_the_reader_of_the_bench_may_read_every_conversation_it_asks_for():
    asked = [UUID(one) for one in json.loads(fill(60)["threads"])]
    reader = Person.objects.get(name="Bench Reader")
    hidden = Thread.objects.filter(author__in=Block.objects.values("blocked"))
    assert hidden.exists(), "somebody the reader keeps away from has opened one"
    assert not hidden.filter(pk__in=asked).exists()
    assert all(thread_page(reader, one).posts for one in asked)


@pytest.mark.parametrize("name", ["finder", "reviews", "set_ups"])
def test_a_bench_that_is_asked_for_help_says_what_it_measures_and_does_not_begin(name: str) -> None:
    command = [sys.executable, "-m", f"bench.{name}", "--help"]
    said = subprocess.run(command, cwd=Path(bench.__file__).parent.parent, capture_output=True, text=True, timeout=60)
    assert said.returncode == 0 and f"python -m bench.{name}" in said.stdout and not said.stderr
