"""A backup file: one line that vouches for the rest, then a tar of what was copied. Any changed, missing or added byte shows.

The whole is closed to the operator's recipients (`vault.parcels`), unless the operator said plainly that it shall not be.

The line is JSON: `sha256` of everything behind it, `kid` and `mac`, a keyed checksum under the site's root key, so that a file that
somebody changed on purpose and signed again is refused as well.
"""

import hashlib
import hmac
import json
import os
import shutil
import tarfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from hearthside.vault import keyring, parcels

MAGIC = b"HEARTHSIDE BACKUP 1\n"
LONGEST_LINE = 4096
CHUNK = 1024 * 1024


class Damaged(Exception):
    """A file that is not a whole backup of this site."""


@dataclass(frozen=True)
class Manifest:
    """`part` is data or keys; `tables` maps each table to its number of rows and their digest; times are ISO 8601 in UTC."""

    part: str
    engine: str
    version: str
    made_at: str
    site_id: str
    tables: dict[str, list[int | str]]


def write(target: Path, manifest: Manifest, content: Path, recipients: list[str]) -> None:
    """The backup file exists, whole, readable by its owner only; a run that dies leaves no file of that name.

    Nothing that can be read lies beside the target at any time, unless there are no recipients: then the file is not encrypted.
    """
    plain, part = content.with_name("plain"), target.with_name(f"{target.name}.part")
    _write_plain(plain, manifest, content)
    part.unlink(missing_ok=True)
    if recipients:
        parcels.close(plain, part, recipients)
    else:
        part.touch(mode=0o600)
        shutil.copyfile(plain, part)
        _flush(part)
    part.replace(target)
    _flush(target.parent)


def _write_plain(target: Path, manifest: Manifest, content: Path) -> None:
    body = content.with_name("body")
    body.touch(mode=0o600)
    (note := content.with_name("manifest.json")).write_text(json.dumps(asdict(manifest)))
    with tarfile.open(body, "w:gz", compresslevel=3) as tar:
        tar.add(note, "manifest.json")
        tar.add(content, "content")
    ring = keyring.create()
    line = {"sha256": _sha256(body).hex(), "kid": ring.primary, "mac": _mac(body, ring.keys[ring.primary])}
    target.touch(mode=0o600)
    with target.open("wb") as out, body.open("rb") as source:
        out.write(MAGIC + json.dumps(line).encode() + b"\n")
        shutil.copyfileobj(source, out, CHUNK)
    body.unlink()


def _flush(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def read(
    source: Path, folder: Path, *, is_signed: bool = True, identities: Sequence[str] = ()
) -> tuple[Manifest, Path]:
    """The manifest, and the content unpacked into the folder. Refuses with Damaged before anything is unpacked.

    `identities` open a file that is encrypted. With `is_signed` False only the checksum is asked for: for a site whose keyring is lost.
    """
    try:
        return _read(_opened(source, folder, identities), source.name, folder, is_signed)
    except (OSError, ValueError, KeyError, TypeError, tarfile.TarError, EOFError) as error:
        raise Damaged(f"{source.name} is not a whole backup.") from error


def _opened(source: Path, folder: Path, identities: Sequence[str]) -> Path:
    if not parcels.is_parcel(source):
        return source
    if not identities:
        raise Damaged(f"{source.name} is encrypted. Say --identity and the file with your private key.")
    try:
        parcels.open_parcel(source, plain := folder / "opened", list(identities))
    except parcels.NotForUs:
        raise Damaged(f"{source.name} was encrypted to another key than yours.") from None
    except parcels.Torn:
        raise Damaged(f"{source.name} was changed or cut short.") from None
    return plain


def _read(source: Path, name: str, folder: Path, is_signed: bool) -> tuple[Manifest, Path]:
    with source.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise Damaged(f"{name} is not a backup.")
        line = json.loads(file.readline(LONGEST_LINE))
        begins_at = file.tell()
        if not hmac.compare_digest(_digest(file).hex(), line["sha256"]):
            raise Damaged(f"{name} was changed or cut short.")
        file.seek(begins_at)
        if is_signed and not hmac.compare_digest(_keyed(file, _root_key(line["kid"])), line["mac"]):
            raise Damaged(f"{name} was not made by this site.")
        file.seek(begins_at)
        with tarfile.open(fileobj=file, mode="r:gz") as tar:
            tar.extractall(folder, filter="data")
    return Manifest(**json.loads((folder / "manifest.json").read_text())), folder / "content"


def _root_key(kid: str) -> bytes:
    try:
        return keyring.load().keys[kid]
    except (KeyError, keyring.VaultClosed):
        raise Damaged("The keyring of this backup is not here. Put the keyring file back first.") from None


def _sha256(path: Path) -> bytes:
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: IO[bytes]) -> bytes:
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.digest()


def _mac(path: Path, root: bytes) -> str:
    with path.open("rb") as file:
        return _keyed(file, root)


def _keyed(file: IO[bytes], root: bytes) -> str:
    mac = hmac.new(hmac.digest(root, b"hearthside backup 1", hashlib.sha256), digestmod=hashlib.sha256)
    while chunk := file.read(CHUNK):
        mac.update(chunk)
    return mac.hexdigest()
