"""`hearthside migrate`: brings both databases up to date, after a copy on SQLite."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate

from hearthside.config import upgrades
from hearthside.vault.router import KEYS, VAULT

TOO_OLD = (
    "This data was made by a version from before the first release, and this version cannot upgrade it. Nothing was changed. "
    "Open it with the version that made it, or begin with an empty data folder: docs/run/upgrade.md says how."
)
NOT_WHOLE = (
    "This data was made by a version from before the first release and lacks what this version needs. What people wrote is all there, and "
    "on SQLite as it was in before-upgrade/ in the data folder. Open that with the version that made it: docs/run/upgrade.md says how."
)


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
        if self._is_pending():
            if copy := upgrades.copy_before():
                self.stdout.write(f"Copied the data to {copy} before the upgrade.")
            for alias in (KEYS, "default"):
                self._bring_up(*args, **{**options, "database": alias})
        if lacking := upgrades.lacking():
            raise CommandError(f"{NOT_WHOLE} ({', '.join(lacking)})")

    def _is_pending(self) -> bool:
        try:
            return upgrades.is_pending()
        except upgrades.TooOld:
            raise CommandError(TOO_OLD) from None

    def _bring_up(self, *args: Any, **options: Any) -> None:
        """The keys' database needs the vault's migrations alone; to walk through all others there would take as long again."""
        if options["database"] == KEYS:
            options |= {"app_label": options["app_label"] or VAULT, "run_syncdb": False}
        super().handle(*args, **options)
