"""`hearthside audit verify`: is the log whole?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearthside.kernel import audit
from hearthside.kernel.models import AuditEntry


class Command(BaseCommand):
    """Walks the chain of the audit log; ends with 1 and the number of the first entry that does not fit."""

    help = "Verify the audit log: every entry is there, unchanged and in its place."

    def add_arguments(self, parser: CommandParser) -> None:
        """The verb."""
        parser.add_argument("verb", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Say whether the chain is whole, and its newest mark: write that down elsewhere and a cut end shows too."""
        if (broken := audit.verify()) is not None:
            raise CommandError(f"The log does not fit from entry {broken} on.")
        last = AuditEntry.objects.order_by("-number").first()
        mark = f" Newest mark: {last.number} {last.digest[:16]}" if last else ""
        self.stdout.write(f"The log is whole: {last.number if last else 0} entries.{mark}")
