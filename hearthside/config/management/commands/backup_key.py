"""`hearthside backup_key FILE`: a key pair for backups."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearthside.vault import parcels


class Command(BaseCommand):
    """Best run on another machine than the site's: the file must not stay where the site is."""

    requires_system_checks: list[str] = []
    help = "Make a key for backups: the private half goes to FILE, the public half is shown."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the private half goes."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """FILE holds the private half, mode 0400, in the form of age-keygen. Refuses to write over a file."""
        identity, recipient = parcels.new_identity()
        try:
            number = os.open(options["file"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        except FileExistsError:
            raise CommandError(f"{options['file']} is there already.") from None
        with os.fdopen(number, "w") as file:
            file.write(f"# Opens the backups of a Hearthside site.\n# public key: {recipient}\n{identity}\n")
        self.stdout.write(f"HEARTHSIDE_BACKUP_RECIPIENT={recipient}")
        self.stdout.write(
            f"Put that line among the settings, or say --key {options['file']} with each backup. "
            f"Then take {options['file']} away from this machine: on paper, or on a stick in a safe."
        )
