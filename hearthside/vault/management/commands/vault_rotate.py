"""Changes keys."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearthside.vault import keyring, rotation


class Command(BaseCommand):
    """A new root key wraps every key. With --owners, everybody's own key is changed. With --remove, an old root key goes."""

    help = (
        "Change the root key that wraps all keys: nothing that people wrote is touched. With --owners, change everybody's own key "
        "instead, and seal what they keep anew. The site may be open."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One choice: another kind of key, or removing an old root key."""
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument(
            "--owners", action="store_true", help="change the keys of people and things, not the root key"
        )
        choice.add_argument("--remove", metavar="KID", help="remove an old root key that wraps nothing any more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Says which keys there are afterwards. Safe to repeat after it was stopped half-way."""
        try:
            if options["owners"]:
                self._turn_owners()
            else:
                self._change_root(options["remove"])
        except keyring.VaultClosed:
            raise CommandError("The keyring is not there, or others can read it. Nothing was changed.") from None
        except ValueError as refused:
            raise CommandError(str(refused)) from None

    def _change_root(self, removed: str | None) -> None:
        rotation.remove_root_key(removed) if removed else rotation.rotate_root_key()
        ring = keyring.load()
        older = ", ".join(sorted(set(ring.keys) - {ring.primary})) or "none"
        self.stdout.write(f"primary: {ring.primary}; older: {older}")

    def _turn_owners(self) -> None:
        turned = rotation.turn_all()
        resealed, _retired = rotation.settle()
        self.stdout.write(
            f"{turned} owners have a new key; {resealed} values are sealed anew. Old keys go by themselves in 36 days."
        )
