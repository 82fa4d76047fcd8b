"""`hearthside practise_restore`: is the newest backup worth anything?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hearthside.config import practice


class Command(BaseCommand):
    """Runs by itself once a week; the page of backups and `hearthside check` show what came of it."""

    requires_system_checks: list[str] = []
    help = "Restore the newest backup into a folder that is thrown away afterwards, and see whether its sealed values open."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what came of it; ends with an error when the backup is not good. The site may stay open and is not touched."""
        done = practice.practise()
        self.stdout.write(f"{done.words} {done.opened} of {done.tried} values, {done.took} s.")
        if not done.is_good:
            raise CommandError("The newest backup could not be restored.")
