"""Where backups lie and how long: the names of their files, the newest pair, and what is too old."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

KEPT_FOR = {"data": timedelta(days=35), "keys": timedelta(days=7)}
"""SECURITY 5.2, line 42: what was erased is unreadable everywhere within eight days, and its bytes are gone within thirty-six."""
_NAME = re.compile(r"(?P<at>\d{8}T\d{6}Z)\.(?P<part>data|keys)(\.age)?")


def file_for(part: str, at: datetime, *, is_encrypted: bool) -> Path | None:
    """The file of this part for a backup made at this time; None where no folder is set."""
    folder = settings.BACKUP_FOLDERS[part]
    ending = ".age" if is_encrypted else ""
    return Path(folder).resolve() / f"{at:%Y%m%dT%H%M%SZ}.{part}{ending}" if folder else None


def are_apart() -> bool:
    """Whether the two folders are two."""
    data, keys = (Path(settings.BACKUP_FOLDERS[part]).resolve() for part in ("data", "keys"))
    return data != keys


def newest(part: str) -> Path | None:
    """The newest file of this part in its folder."""
    return max(_files(part), default=(None, None), key=lambda found: found[0] or datetime.min.replace(tzinfo=UTC))[1]


def remove_old(part: str, now: datetime) -> list[Path]:
    """Files of this part that are past their time are gone, the newest excepted; which they were. Leaves other files alone."""
    kept = newest(part)
    old = [file for at, file in _files(part) if now - at > KEPT_FOR[part] and file != kept]
    for file in old:
        file.unlink()
    return old


def _files(part: str) -> list[tuple[datetime, Path]]:
    folder = settings.BACKUP_FOLDERS[part]
    there = sorted(Path(folder).resolve().iterdir()) if folder and Path(folder).is_dir() else []
    return [(at, file) for file in there if (at := made_at(file, part))]


def made_at(file: Path, part: str) -> datetime | None:
    """When a file of ours was made, by its name; None for any other file."""
    found = _NAME.fullmatch(file.name)
    if not found or found["part"] != part:
        return None
    return datetime.strptime(found["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
