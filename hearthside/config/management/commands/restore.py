"""`hearthside restore [FILE]`: brings a site back from FILE and FILE.keys, or from the newest of the folders in the settings."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from hearthside.config import archives, copies, shelves, upgrades
from hearthside.vault import parcels
from hearthside.vault.models import ErasureLedger


class Command(BaseCommand):
    """Checks everything before it touches anything; a site that is here is copied to before-upgrade first."""

    requires_system_checks: list[str] = []
    help = "Bring the site back from FILE and FILE.keys. Close the site first. Refuses damaged files and leaves all as it was."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from."""
        parser.add_argument(
            "file", type=Path, nargs="?", help="the data; without it, the newest in the folder of the settings"
        )
        parser.add_argument("--identity", type=Path, help="the file with the private key that opens the backup")
        parser.add_argument("--keys", type=Path, help="the keys, when they are not in FILE.keys; the newest you have")
        parser.add_argument("--replace", action="store_true", help="the site that is here may be replaced")
        parser.add_argument(
            "--without-keyring", action="store_true", help="the keyring is lost: what was sealed stays closed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """The site is as it was when the backup was made, minus everybody who was erased since."""
        sources, identities = _sources(options), _identities(options["identity"])
        with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restore-") as folder:
            try:
                parts = unpack(sources, Path(folder), identities, is_signed=not options["without_keyring"])
                check_fit(parts)
                check_free(options["replace"])
                keep_ledger(parts["data"][0].site_id)
            except archives.Damaged as error:
                raise CommandError(f"{error} Nothing was changed.") from None
            self._put_back(parts)
        settings.DATA_DIR.joinpath("site_id").write_text(parts["data"][0].site_id)
        finish(is_closed=options["without_keyring"])
        self.stdout.write("The site is back.")

    def _put_back(self, parts: "Parts") -> None:
        if not copies.is_empty() and (copy := upgrades.copy_before()):
            self.stdout.write(f"The site that was here is in {copy}.")
        for part, (manifest, content) in parts.items():
            if copies.put_back(part, content) != manifest.tables:
                raise CommandError(f"The {part} did not come back as they were. Try another backup.")


Parts = dict[str, tuple[archives.Manifest, Path]]


def _sources(options: dict[str, Any]) -> dict[str, Path]:
    data, keys = options["file"], options["keys"]
    if data is None:
        data, keys = shelves.newest("data"), keys or shelves.newest("keys")
    if data is None or (keys is None and options["file"] is None):
        raise CommandError("Say a FILE: there is no backup in the folders of the settings.")
    return {"data": data, "keys": keys or Path(f"{data}.keys")}


def _identities(file: Path | None) -> list[str]:
    try:
        return parcels.read_identities(file) if file else []
    except (OSError, ValueError):
        raise CommandError(f"{file} holds no private key. Nothing was changed.") from None


def keep_ledger(site_id: str) -> None:
    """Who was erased from the site that is here is not forgotten, though the keys that come back may be older than that."""
    if copies.is_empty() or site_id != settings.HEARTHSIDE_SITE_ID:
        return
    try:
        rows = list(ErasureLedger.objects.values_list("fingerprint", "erased_at", "signature"))
    except DatabaseError:
        raise archives.Damaged("The keys that are here cannot be read. Move the data folder away first.") from None
    kept = [[bytes(found).hex(), at.isoformat(), bytes(signed).hex()] for found, at, signed in rows]
    settings.DATA_DIR.joinpath("ledger_before_restore").write_text(json.dumps(kept))


def unpack(sources: dict[str, Path], folder: Path, identities: list[str], *, is_signed: bool) -> Parts:
    """Both files, checked and unpacked, keys first. Refuses a damaged one."""
    parts: Parts = {}
    for part in ("keys", "data"):
        (here := folder / part).mkdir()
        parts[part] = archives.read(sources[part], here, is_signed=is_signed, identities=identities)
    return parts


def check_fit(parts: Parts) -> None:
    """Refuses files that are not a data and a keys file of one site and kind, and keys older than the data."""
    keys, data = parts["keys"][0], parts["data"][0]
    if (keys.part, data.part) != ("keys", "data") or keys.site_id != data.site_id:
        raise archives.Damaged("These two files do not belong together.")
    if {keys.engine, data.engine} != {copies.engine()}:
        raise archives.Damaged(f"This backup is for {data.engine}; this site runs on {copies.engine()}.")
    if keys.made_at < data.made_at:
        raise archives.Damaged("The keys are older than the data. Use the newest keys you have.")


def check_free(may_replace: bool) -> None:
    """Refuses a site that is open, or that is here and may not be replaced."""
    if copies.is_in_use():
        raise archives.Damaged("The site is open. Close it first.")
    if not copies.is_empty() and not may_replace:
        raise archives.Damaged("A site is here already. Say --replace if it may go.")


def finish(*, is_closed: bool) -> None:
    """In a process of its own, because the site's id may have changed: upgrade, erase again who was erased, try to open values."""
    words = ["finish_restore", *(["--without-keyring"] if is_closed else [])]
    done = subprocess.run([sys.executable, "-m", "hearthside", *words], check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise CommandError("The data is back, but the last step did not work. Run: hearthside finish_restore")
