"""`hearthside check`: Django's own checks, then what the operator should see to."""

from typing import Any

from django.core.management.commands.check import Command as Check
from django.db import Error as DatabaseError

from hearthside.roster.drills import drill_is_due


class Command(Check):
    """Says too when the people on watch have not practised for long. That is a word to the operator, never a failure."""

    def handle(self, *app_labels: Any, **options: Any) -> None:
        """The checks, then the reminders; a place without a database yet has none."""
        super().handle(*app_labels, **options)
        try:
            due = drill_is_due()
        except (DatabaseError, OSError):
            return
        if due:
            self.stderr.write(f"WARNING: {due}", ending="\n")
