"""`hearthside migrate`: brings both databases up to date, after a copy on SQLite."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from hearthside.config import upgrades
from hearthside.vault.router import KEYS, VAULT


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
            self._bring_up(*args, **options)
            return
        call_command("vault_prepare")
        if upgrades.is_pending():
            if copy := upgrades.copy_before():
                self.stdout.write(f"Copied the data to {copy} before the upgrade.")
            for alias in (KEYS, "default"):
                self._bring_up(*args, **{**options, "database": alias})

    def _bring_up(self, *args: Any, **options: Any) -> None:
        """The keys' database needs the vault's migrations alone; to walk through all others there would take as long again."""
        if options["database"] == KEYS:
            options |= {"app_label": options["app_label"] or VAULT, "run_syncdb": False}
        super().handle(*args, **options)
