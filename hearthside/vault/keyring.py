"""The root keyring: one small file outside the database that opens everything else.

The file is JSON: {"primary": kid, "keys": {kid: base64 of 32 bytes}}. Other accounts of the machine may not read it, and only its
owner may write it. Without it the vault is closed: public and help pages go on, sealed things say so.
"""

import base64
import fcntl
import json
import os
import resource
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from hearthside.vault.sealing import KEY_LENGTH, Sealed

_FORBIDDEN_MODE: Final = 0o027


class VaultClosed(Sealed):
    """There is no usable keyring. Nothing can be sealed or opened until the operator puts it back."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The root keys by kid, and which of them wraps new keys. Its repr shows no key."""

    primary: str
    keys: Mapping[str, bytes] = field(repr=False)


def path() -> Path:
    """Where the keyring file lies, from HEARTHSIDE_KEYRING_FILE."""
    return Path(settings.HEARTHSIDE_KEYRING_FILE)


def load() -> Keyring:
    """The keyring as it is on disk now; a change of the file is seen at once. Refuses with `VaultClosed`.

    Closed means: no file, an unreadable file, or one that other people of the machine can read.
    """
    try:
        seen = path().stat()
        if seen.st_mode & _FORBIDDEN_MODE:
            raise VaultClosed
        return _read(path(), seen.st_mtime_ns, seen.st_ino, seen.st_size)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise VaultClosed from None


@lru_cache(maxsize=4)
def _read(file: Path, _changed: int, _inode: int, _size: int) -> Keyring:
    forbid_core_dumps()
    written = json.loads(file.read_text())
    keys = {str(kid): base64.b64decode(text, validate=True) for kid, text in written["keys"].items()}
    if written["primary"] not in keys or any(len(key) != KEY_LENGTH for key in keys.values()):
        raise VaultClosed
    return Keyring(written["primary"], keys)


def forbid_core_dumps() -> None:
    """From now on a crash of this process writes no memory image, so no key reaches the disk that way."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def create() -> Keyring:
    """A keyring file with one fresh key exists afterwards. Two processes at once agree on the first one's file."""
    kid = _new_kid()
    with suppress(FileExistsError), _changing():
        if not is_missing():
            raise FileExistsError
        _write(Keyring(kid, {kid: secrets.token_bytes(KEY_LENGTH)}))
    return load()


def add_root_key() -> str:
    """A fresh root key is in the file, not yet primary; returns its kid."""
    with _changing():
        ring, kid = load(), _new_kid()
        _write(Keyring(ring.primary, {**ring.keys, kid: secrets.token_bytes(KEY_LENGTH)}))
    return kid


def make_primary(kid: str) -> None:
    """New wraps use this root key. Refuses a kid that is not in the file."""
    with _changing():
        ring = load()
        if kid not in ring.keys:
            raise ValueError("There is no such root key.")
        _write(Keyring(kid, ring.keys))


def drop(kid: str) -> None:
    """The root key is gone from the file. Refuses the primary. `rotation.remove_root_key` also asks whether it is in use."""
    with _changing():
        ring = load()
        if kid == ring.primary:
            raise ValueError("The primary root key stays.")
        _write(Keyring(ring.primary, {other: key for other, key in ring.keys.items() if other != kid}))


def is_missing() -> bool:
    """Whether there is no file at all, rather than one that cannot be reached."""
    try:
        path().stat()
    except OSError as reason:
        return isinstance(reason, FileNotFoundError)
    return False


def is_exposed() -> bool:
    """Whether a keyring file is there that the group may write or others may touch."""
    try:
        return bool(path().stat().st_mode & _FORBIDDEN_MODE)
    except OSError:
        return False


def lies_inside(folder: Path) -> bool:
    """Whether the keyring lies inside a folder, so that a copy of the folder is a copy of the key."""
    return path().resolve().is_relative_to(folder.resolve())


def _new_kid() -> str:
    return secrets.token_hex(4)


@contextmanager
def _changing() -> Iterator[None]:
    """One process at a time changes the file. A folder that cannot be written closes the vault."""
    try:
        path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(path().parent, os.O_RDONLY)
    except OSError:
        raise VaultClosed from None
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _write(ring: Keyring) -> None:
    """Replace the file in one step, mode 0400, flushed to disk before the old one is gone."""
    text = {kid: base64.b64encode(key).decode() for kid, key in ring.keys.items()}
    number, name = tempfile.mkstemp(dir=path().parent, prefix=".keyring-")
    with os.fdopen(number, "w") as file:
        json.dump({"primary": ring.primary, "keys": text}, file, indent=1)
        file.flush()
        os.fsync(number)
    os.chmod(name, 0o400)
    os.replace(name, path())
