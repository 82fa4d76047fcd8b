"""What the vault's tests are made of: a diary that exists only here, and drills in a process of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.db import connection, models

from hearthside.vault.fields import SITE_OWNED, SealedJSON, SealedText


class Diary(models.Model):
    """A model that only these tests know."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    person_id = models.UUIDField()
    note = SealedText(owner="person_id", null=True)
    answers = SealedJSON(owner="person_id", null=True)
    rules = SealedText(owner=SITE_OWNED, null=True)

    class Meta:
        app_label = "vault_tests"


@contextmanager
def diary_table() -> Iterator[None]:
    """The table of diaries exists inside."""
    with connection.schema_editor(atomic=False) as editor:
        editor.create_model(Diary)
    yield


def run_drill(name: str, folder: Path, **surroundings: str) -> str:
    """What the drill printed. The drill runs on its own database files (or PostgreSQL), in its own process."""
    values = {**os.environ, "VAULT_DRILL_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "hearthside.vault.tests.settings"}
    command = [sys.executable, "-m", "hearthside.vault.tests.drill", name]
    done = subprocess.run(command, env={**values, **surroundings}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
