"""List every address of the site with what each kind of person gets there."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from hearthside.config.doors import table


class Command(BaseCommand):
    """`hearthside doors` for people, `hearthside doors --json` for programs."""

    help = "List every address, its methods, and the status each kind of person gets."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One choice: the form of the list."""
        parser.add_argument("--json", action="store_true", help="as JSON")

    def handle(self, *args: object, **options: bool) -> None:
        """Write the list; nothing changes."""
        rows = table()
        self.stdout.write(json.dumps(rows, indent=2) if options["json"] else "\n".join(map(_line, rows)))


def _line(row: dict[str, object]) -> str:
    expected = row["expected"]
    said = " ".join(f"{role} {status}" for role, status in expected.items()) if isinstance(expected, dict) else ""
    return f"{row['method']:<5}{row['address']:<56}{said}"
