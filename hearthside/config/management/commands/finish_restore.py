"""`hearthside finish_restore`: the last step of a restore."""

import json
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from hearthside.accounts.models import Person
from hearthside.config import samples
from hearthside.kernel import audit
from hearthside.vault import erasure, keys
from hearthside.vault.ledger import erased_among
from hearthside.vault.models import ErasureLedger, UserKey


class Command(BaseCommand):
    """Upgrades the data and replays the ledger of erasures, so that an old backup brings nobody back who left for good."""

    requires_system_checks: list[str] = []
    help = (
        "Upgrade restored data, erase again everybody who was erased since the backup, and try to open some sealed values. "
        "`restore` runs it by itself."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether sealed values are expected to open."""
        parser.add_argument(
            "--without-keyring", action="store_true", help="the keyring is lost: no sealed value is tried"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Harmless to repeat. Fails, with everything in place, when a sealed value does not open."""
        call_command("migrate", verbosity=0)
        put_back_ledger()
        erased = erase_everybody_again(is_closed=options["without_keyring"])
        audit.record("COMMAND", "restored a backup")
        self.stdout.write(f"{erased} people who were erased since are erased again.")
        if not options["without_keyring"]:
            opened, tried = samples.open_some()
            self.stdout.write(f"opened {opened} of {tried} sealed values that were tried.")
            if opened < tried:
                raise CommandError(
                    f"{tried - opened} of {tried} sealed values did not open: the keyring or the keys do not fit."
                )


def put_back_ledger() -> None:
    """What the site knew of erasures before the restore, it knows again."""
    file = settings.DATA_DIR / "ledger_before_restore"
    if not file.exists():
        return
    rows = [
        ErasureLedger(
            fingerprint=bytes.fromhex(found), erased_at=datetime.fromisoformat(at), signature=bytes.fromhex(signed)
        )
        for found, at, signed in json.loads(file.read_text())
    ]
    ErasureLedger.objects.bulk_create(rows, ignore_conflicts=True)
    file.unlink()


def erase_everybody_again(*, is_closed: bool) -> int:
    """Nobody in the ledger has a row or a key; how many people had one. Without the keyring the keys open nothing and are left."""
    people = Person.objects.filter(pk__in=erased_among(Person.objects.values_list("pk", flat=True)))
    count = len(people)
    for person in people:
        erase_again(person)
    for owner in [] if is_closed else erased_among(_owners()):
        erasure.shred(owner)
    return count


def _owners() -> set[UUID]:
    return set(UserKey.objects.values_list("owner", flat=True)) - {keys.SITE, keys.TAGS}


@transaction.atomic
def erase_again(person: Person) -> None:
    """Every room has forgotten the person, from the top floor down."""
    for room in reversed(settings.ROOMS):
        if find_spec(f"hearthside.{room}") and find_spec(f"hearthside.{room}.personal_data"):
            import_module(f"hearthside.{room}.personal_data").erase(person)
