"""`hearthside backup [FILE]`: the data and the keys, each encrypted to the operator's key, each in a place of its own."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearthside import __version__
from hearthside.config import archives, copies, practice, shelves
from hearthside.vault import parcels
from hearthside.web import backups

PARTS = ("data", "keys")


class Command(BaseCommand):
    """Two files, to be kept in two places: without the keys the data's private parts open nothing. The keyring is in neither."""

    help = (
        "Copy the data to FILE and the keys to FILE.keys while the site is open, or both to the folders of the settings, where what "
        "is too old is removed. Keep the two, the keyring, and your private key apart."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, which part, and whether it may lie open."""
        parser.add_argument(
            "file", type=Path, nargs="?", help="where the data goes; without it, the folders of the settings"
        )
        parser.add_argument("--keys", type=Path, help="where the keys go, when not to FILE.keys")
        parser.add_argument(
            "--key", type=Path, help="the file of `hearthside backup_key`, while the settings name nobody"
        )
        parser.add_argument("--only", choices=PARTS, help="only one of the two")
        parser.add_argument(
            "--unencrypted", action="store_true", help="do not encrypt: the disk these files lie on is encrypted"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """The files exist, whole; refuses to write over another file. Keys last: they then fit all that the data holds."""
        is_open, now = options["unencrypted"] or settings.BACKUP_UNENCRYPTED, datetime.now(UTC)
        parts = [options["only"]] if options["only"] else list(PARTS)
        recipients = {part: [] if is_open else _recipients(part, options["key"]) for part in parts}
        targets = _targets(options, now, parts, is_encrypted=not is_open)
        practising = practice.new_key() if not is_open and len(parts) == 2 else []
        for part in parts:
            make(part, targets[part], [*recipients[part], *practising])
            self.stdout.write(f"{part}: {targets[part]}{' (not encrypted)' if is_open else ''}")
        if len(parts) == 2:
            backups.note_backup(backups.Made(now, not is_open, str(targets["data"]), str(targets["keys"])))
        if not options["file"]:
            self._tidy(parts, now)

    def _tidy(self, parts: list[str], now: datetime) -> None:
        for part in parts:
            for file in shelves.remove_old(part, now):
                self.stdout.write(f"removed, older than {shelves.KEPT_FOR[part].days} days: {file}")


def _recipients(part: str, key: Path | None) -> list[str]:
    """To whom this part is closed. Refuses none, so that nothing lies open because somebody forgot."""
    found: list[str] = settings.BACKUP_RECIPIENTS[part] or (_public_halves(key) if key else [])
    if not found:
        raise CommandError(
            "Nobody is named who may open the backup. Make a key (hearthside backup_key FILE) and set HEARTHSIDE_BACKUP_RECIPIENT, "
            "or say --key FILE, or --unencrypted if these files will lie on an encrypted disk."
        )
    try:
        for one in found:
            parcels.check_recipient(one)
    except parcels.BadKey as wrong:
        raise CommandError(f"HEARTHSIDE_BACKUP_RECIPIENT: {wrong}") from None
    return found


def _public_halves(key: Path) -> list[str]:
    try:
        return parcels.recipients_in(key)
    except (OSError, UnicodeDecodeError, parcels.BadKey):
        raise CommandError(f"{key} is no file of `hearthside backup_key`.") from None


def _targets(options: dict[str, Any], now: datetime, parts: list[str], *, is_encrypted: bool) -> dict[str, Path]:
    if options["file"]:
        data = options["file"].resolve()
        targets = {"data": data, "keys": (options["keys"] or data.with_name(f"{data.name}.keys")).resolve()}
    else:
        targets = {part: _in_folder(part, now, is_encrypted) for part in parts}
    for part in parts:
        if targets[part].exists():
            raise CommandError(f"{targets[part]} is there already.")
    return targets


def _in_folder(part: str, now: datetime, is_encrypted: bool) -> Path:
    found = shelves.file_for(part, now, is_encrypted=is_encrypted)
    if found is None:
        raise CommandError("Say a FILE, or set HEARTHSIDE_BACKUP_DATA_DIR and HEARTHSIDE_BACKUP_KEYS_DIR.")
    if not shelves.are_apart():
        raise CommandError("The data and the keys would lie in one folder. Set two, best on two machines.")
    found.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def make(part: str, target: Path, recipients: list[str]) -> None:
    """A backup file of one part. What can be read lies in the data folder only, and only while the file is made."""
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".backup-") as folder:
        content = Path(folder) / "content"
        made_at = datetime.now(UTC).isoformat()
        tables = copies.copy(part, content)
        manifest = archives.Manifest(part, copies.engine(), __version__, made_at, settings.HEARTHSIDE_SITE_ID, tables)
        archives.write(target, manifest, content, recipients)
