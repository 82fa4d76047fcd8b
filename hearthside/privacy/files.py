"""Copies on disk: sealed under their owner's key, so that a file outlives neither its key nor its day."""

import os
from pathlib import Path
from uuid import UUID

from django.conf import settings

from hearthside.privacy.models import Copy
from hearthside.vault import keys, sealing


def write(copy: Copy, content: bytes) -> None:
    """The content lies sealed in the data folder, readable by this site only. Refuses a closed vault and an erased owner."""
    held = keys.user_key(copy.person_id)
    sealed = sealing.seal(held.key, held.generation, _place(copy), content)
    path = path_of(copy.pk)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(sealed)


def read(copy: Copy) -> bytes:
    """The content again. Refuses, with `Sealed`, a file that was changed, moved, or whose key is gone."""
    blob = path_of(copy.pk).read_bytes()
    key = keys.key_for(copy.person_id, sealing.generation_of(blob))
    return sealing.open_value(key, _place(copy), blob)


def remove(copy_id: UUID) -> None:
    """There is no such file any more."""
    path_of(copy_id).unlink(missing_ok=True)


def path_of(copy_id: UUID) -> Path:
    """Where the file of a copy lies."""
    return Path(settings.DATA_DIR) / "copies" / f"{copy_id}.sealed"


def _place(copy: Copy) -> sealing.Place:
    return sealing.Place(settings.HEARTHSIDE_SITE_ID, "privacy.copy", "file", copy.pk, copy.person_id)
