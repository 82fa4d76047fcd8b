"""`hearthside migrate`: brings both databases up to date, after a copy on SQLite."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from hearthside.config import upgrades


class Command(migrate.Command):
    """Without --database: a copy first when something is to change, then the data and the keys. With it: as Django does."""

    def add_arguments(self, parser: CommandParser) -> None:
        """As Django's, but no database is chosen."""
        super().add_arguments(parser)
        parser.set_defaults(database=None)

    def get_check_kwargs(self, options: dict[str, Any]) -> Any:
        """The checks look at the data when no database was chosen."""
        return super().get_check_kwargs({**options, "database": options["database"] or "default"})

    def handle(self, *args: Any, **options: Any) -> None:
        """Both databases have every migration afterwards."""
        if options["database"] or options["app_label"]:
            options["database"] = options["database"] or "default"
            super().handle(*args, **options)
            return
        call_command("vault_prepare")
        if upgrades.is_pending():
            if copy := upgrades.copy_before():
                self.stdout.write(f"Copied the data to {copy} before the upgrade.")
            for alias in ("keys", "default"):
                super().handle(*args, **{**options, "database": alias})
