"""Files closed to the key of one who is not here: the age format, version 1, with X25519 recipients (age-encryption.org/v1).

The library is pyrage, over the format's Rust implementation; `age -d` opens these files as well. An identity is the private half,
AGE-SECRET-KEY-1..., a recipient the public half, age1...
"""

import os
from pathlib import Path
from typing import Final

import pyrage
from pyrage import x25519

MAGIC: Final = b"age-encryption.org/v1\n"


class BadKey(ValueError):
    """A text that is no recipient or no identity. Never says the text."""


class NotForUs(Exception):
    """The file was closed to another key than those at hand."""


class Torn(Exception):
    """The file was changed or cut short."""


def new_identity() -> tuple[str, str]:
    """A fresh pair: the identity, to be kept secret, and its recipient."""
    made = x25519.Identity.generate()
    return str(made), str(made.to_public())


def close(source: Path, target: Path, recipients: list[str]) -> None:
    """The target holds the source for these recipients only, mode 0600, flushed to disk. Refuses an empty list and a `BadKey`."""
    if not recipients:
        raise BadKey("There is no recipient.")
    keys = [_recipient(one) for one in recipients]
    target.touch(mode=0o600)
    with source.open("rb") as plain, target.open("wb") as out:
        pyrage.encrypt_io(plain, out, keys)
        out.flush()
        os.fsync(out.fileno())


def open_parcel(source: Path, target: Path, identities: list[str]) -> None:
    """The target holds what was closed, mode 0600. Refuses with `NotForUs` or `Torn`, and then leaves no target."""
    keys = [_identity(one) for one in identities]
    target.touch(mode=0o600)
    try:
        with source.open("rb") as closed, target.open("wb") as out:
            pyrage.decrypt_io(closed, out, keys)
    except (pyrage.DecryptError, OSError) as refused:
        target.unlink()
        if isinstance(refused, OSError) and refused.errno is not None:
            raise
        raise (NotForUs if "No matching keys" in str(refused) else Torn) from None


def is_parcel(file: Path) -> bool:
    """Whether the file begins as one of these."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def read_identities(file: Path) -> list[str]:
    """The identities in a file as `age-keygen` or `hearthside backup_key` writes it. Refuses with `BadKey` a file without one."""
    lines = [line.strip() for line in file.read_text().splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    if not found or any(not _is_identity(line) for line in found):
        raise BadKey(f"{file.name} holds no identity.")
    return found


def recipients_in(file: Path) -> list[str]:
    """The public halves of the identities in a file. Refuses with `BadKey` a file without one."""
    return [str(_identity(one).to_public()) for one in read_identities(file)]


def check_recipient(text: str) -> None:
    """Refuses with `BadKey` what is no X25519 recipient."""
    _recipient(text)


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise BadKey("This is no recipient; one begins with age1.") from None


def _identity(text: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(text.strip())
    except pyrage.IdentityError:
        raise BadKey("This is no identity; one begins with AGE-SECRET-KEY-1.") from None


def _is_identity(text: str) -> bool:
    try:
        _identity(text)
    except BadKey:
        return False
    return True
