"""SV1, the format of sealed values: pure functions over bytes, no database, no settings.

This is the one module that may touch ciphers. Every way of failing to open something ends in the single exception `Sealed`.
Byte layouts (all numbers big-endian; LP puts a 4-byte length before each part):

    value  "SV" | 1 | suite u8 | generation u16 | salt 24 | commitment 32 | ciphertext || tag 16
    wrap   "UK" or "SK" | 1 | length of kid u8 | kid | nonce 12 | AES-256-GCM ciphertext || tag 16
    box    "SB" | 1 | suite u8 | generation u16 | ephemeral X25519 key 32 | commitment 32 | ciphertext || tag 16
"""

import functools
import hashlib
import hmac
import os
import re
import struct
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, ParamSpec, TypeVar
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION: Final = 1
AES_GCM: Final = 1
CHACHA20: Final = 2
SUITES: Final[dict[int, type[AESGCM] | type[ChaCha20Poly1305]]] = {AES_GCM: AESGCM, CHACHA20: ChaCha20Poly1305}
KEY_LENGTH: Final = 32
SALT_LENGTH: Final = 24
FLOOR: Final = 64
Label = Literal[b"UK", b"SK"]
USER_KEY: Final[Label] = b"UK"
SITE_KEY: Final[Label] = b"SK"

_VALUE: Final = struct.Struct(">2sBBH24s32s")
_BOX: Final = struct.Struct(">2sBBH32s32s")
_KID: Final = re.compile(r"[a-z0-9]{4,16}")
_TAG_LENGTH: Final = 16
_NONCE_LENGTH: Final = 12
_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


class Sealed(Exception):
    """Something cannot be opened. The reason is never told: not to people, not to logs, not to callers."""

    def __init__(self) -> None:
        super().__init__("This is sealed and cannot be opened.")


def _or_sealed(opening: Callable[_Args, _Result]) -> Callable[_Args, _Result]:
    """Whatever goes wrong inside, the caller sees `Sealed` and nothing of the cause."""

    @functools.wraps(opening)
    def guarded(*args: _Args.args, **kwargs: _Args.kwargs) -> _Result:
        try:
            return opening(*args, **kwargs)
        except Exception:
            raise Sealed from None

    return guarded


def length_prefixed(*parts: bytes) -> bytes:
    """Join parts so that no two different lists give the same bytes: a 4-byte length stands before each."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value lives. A value opens only in the place it was sealed for."""

    site: str
    model: str
    field: str
    row: UUID
    owner: UUID
    schema: int = 1

    def aad(self) -> bytes:
        """The bytes that bind a value to its place: texts in UTF-8, ids as 36 lower-case characters, schema in decimal."""
        texts = (self.site, self.model, self.field, str(self.row), str(self.owner), str(self.schema))
        return length_prefixed(b"SV1", *(text.encode() for text in texts))


# Lengths


def bucket(length: int, floor: int = FLOOR) -> int:
    """The padded length, in bytes: at least `floor`, then Padme buckets (Nikitin et al. 2019, at most 12 % larger)."""
    length = max(length, floor, 2)
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def pad(text: bytes, floor: int = FLOOR) -> bytes:
    """Text behind its 4-byte length, filled with zeros to its bucket, so texts of one bucket look alike."""
    framed = len(text).to_bytes(4, "big") + text
    return framed.ljust(bucket(len(framed), floor), b"\0")


@_or_sealed
def unpad(padded: bytes) -> bytes:
    """The text that was padded. Refuses a length that does not fit and filling that is not zero."""
    end = 4 + int.from_bytes(padded[:4], "big")
    if len(padded) < 4 or end > len(padded) or padded[end:].strip(b"\0"):
        raise Sealed
    return padded[4:end]


# Values


def seal(key: bytes, generation: int, place: Place, text: bytes, *, suite: int = AES_GCM, floor: int = FLOOR) -> bytes:
    """Seal a text for one place under an owner's key. A fresh salt makes a fresh cipher key and nonce every time."""
    return _seal_salted(key, generation, place, text, os.urandom(SALT_LENGTH), suite, floor)


def _seal_salted(
    key: bytes, generation: int, place: Place, text: bytes, salt: bytes, suite: int = AES_GCM, floor: int = FLOOR
) -> bytes:
    aad = place.aad()
    material = _derive(key, salt, b"SV1 value", suite, generation, aad)
    header = _VALUE.pack(b"SV", VERSION, suite, generation, salt, material[44:])
    return header + _encrypt(material, suite, header, aad, pad(text, floor))


@_or_sealed
def generation_of(blob: bytes) -> int:
    """Which generation of the owner's key seals this value. Refuses what is not an SV1 value."""
    magic, version, suite, generation, _, _ = _VALUE.unpack_from(blob)
    if (magic, version) != (b"SV", VERSION) or suite not in SUITES or generation < 1:
        raise Sealed
    return int(generation)


@_or_sealed
def open_value(key: bytes, place: Place, blob: bytes) -> bytes:
    """The text of a value. Refuses, with `Sealed` alone, another key, another place and any changed byte."""
    generation = generation_of(blob)
    _, _, suite, _, salt, _ = _VALUE.unpack_from(blob)
    aad = place.aad()
    material = _derive(key, salt, b"SV1 value", suite, generation, aad)
    return unpad(_decrypt(material, suite, blob[: _VALUE.size], aad, blob[_VALUE.size :]))


def _derive(secret: bytes, salt: bytes, label: bytes, suite: int, generation: int, aad: bytes) -> bytes:
    """76 bytes: cipher key 32, nonce 12, commitment 32."""
    digest = hashlib.sha256(aad).digest()
    info = length_prefixed(label, bytes([suite]), generation.to_bytes(2, "big"), digest)
    return HKDF(SHA256(), 76, salt, info).derive(secret)


def _encrypt(material: bytes, suite: int, header: bytes, aad: bytes, padded: bytes) -> bytes:
    return SUITES[suite](material[:32]).encrypt(material[32:44], padded, header + aad)


def _decrypt(material: bytes, suite: int, header: bytes, aad: bytes, body: bytes) -> bytes:
    if not hmac.compare_digest(header[-32:], material[44:]):
        raise Sealed
    return SUITES[suite](material[:32]).decrypt(material[32:44], body, header + aad)


# Wrapped keys


def wrap_key(
    root: bytes, kid: str, key: bytes, site: str, owner: UUID, generation: int, label: Label = USER_KEY
) -> bytes:
    """A 32-byte key wrapped under root key `kid`, bound to its site, owner and generation.

    Random nonces are safe below 2^32 wraps of one root key (NIST SP 800-38D); change the root key yearly.
    """
    return _wrap_with_nonce(root, kid, key, site, owner, generation, os.urandom(_NONCE_LENGTH), label)


def _wrap_with_nonce(
    root: bytes, kid: str, key: bytes, site: str, owner: UUID, generation: int, nonce: bytes, label: Label = USER_KEY
) -> bytes:
    if len(key) != KEY_LENGTH or not _KID.fullmatch(kid):
        raise ValueError("A key has 32 bytes and a kid has 4 to 16 small letters or digits.")
    body = AESGCM(root).encrypt(nonce, key, _wrap_aad(kid, site, owner, generation, label))
    return label + bytes([VERSION, len(kid)]) + kid.encode() + nonce + body


def _wrap_aad(kid: str, site: str, owner: UUID, generation: int, label: Label) -> bytes:
    texts = (kid.encode(), site.encode(), str(owner).encode())
    return length_prefixed(label + b"1", *texts, generation.to_bytes(2, "big"))


@_or_sealed
def kid_of(wrapped: bytes) -> str:
    """Which root key wraps this key. Refuses what is not a wrap."""
    kid = wrapped[4 : 4 + wrapped[3]].decode("ascii")
    if wrapped[:2] not in (USER_KEY, SITE_KEY) or wrapped[2] != VERSION or not _KID.fullmatch(kid):
        raise Sealed
    return kid


@_or_sealed
def unwrap_key(
    roots: Mapping[str, bytes], wrapped: bytes, site: str, owner: UUID, generation: int, label: Label = USER_KEY
) -> bytes:
    """The key inside. Refuses a removed kid, a changed byte, and a wrap that was moved to another owner, site or time."""
    kid = kid_of(wrapped)
    start = 4 + len(kid)
    nonce, body = wrapped[start : start + _NONCE_LENGTH], wrapped[start + _NONCE_LENGTH :]
    if wrapped[:2] != label or len(body) != KEY_LENGTH + _TAG_LENGTH:
        raise Sealed
    return AESGCM(roots[kid]).decrypt(nonce, body, _wrap_aad(kid, site, owner, generation, label))


# Boxes: anybody may close one with the public key, only the private key opens it


def new_box_key() -> tuple[bytes, bytes]:
    """A fresh X25519 pair: the private key and the public key, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal_to(public_key: bytes, context: bytes, text: bytes, *, generation: int = 1) -> bytes:
    """A box only the private key opens, bound to `context` (for an anonymous link: the post). Two boxes never look alike."""
    return _seal_to_with(X25519PrivateKey.generate(), public_key, context, text, generation)


def _seal_to_with(
    ephemeral: X25519PrivateKey, public_key: bytes, context: bytes, text: bytes, generation: int
) -> bytes:
    sender = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public_key))
    material = _derive(shared, sender + public_key, b"SV1 box", AES_GCM, generation, context)
    header = _BOX.pack(b"SB", VERSION, AES_GCM, generation, sender, material[44:])
    return header + _encrypt(material, AES_GCM, header, context, pad(text))


@_or_sealed
def box_generation_of(blob: bytes) -> int:
    """Which generation of the site's key pair opens this box. Refuses what is not a box."""
    magic, version, suite, generation, _, _ = _BOX.unpack_from(blob)
    if (magic, version, suite) != (b"SB", VERSION, AES_GCM) or generation < 1:
        raise Sealed
    return int(generation)


@_or_sealed
def open_with(private_key: bytes, context: bytes, blob: bytes) -> bytes:
    """The text in a box. Refuses another private key, another context and any changed byte."""
    generation = box_generation_of(blob)
    sender = _BOX.unpack_from(blob)[4]
    private = X25519PrivateKey.from_private_bytes(private_key)
    shared = private.exchange(X25519PublicKey.from_public_bytes(sender))
    recipient = private.public_key().public_bytes_raw()
    material = _derive(shared, sender + recipient, b"SV1 box", AES_GCM, generation, context)
    return unpad(_decrypt(material, AES_GCM, blob[: _BOX.size], context, blob[_BOX.size :]))


# Tags: equal inputs give equal tags, and nobody without the key can say which input


def purpose_key(secret: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose. Keys of two purposes say nothing about each other."""
    return HKDF(SHA256(), KEY_LENGTH, None, length_prefixed(b"SV1 tag", purpose.encode())).derive(secret)


def tag(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 over the parts, 32 bytes, each part behind its length."""
    return hmac.digest(key, length_prefixed(*parts), "sha256")


def address_index(key: bytes, address: str) -> bytes:
    """The blind index of an e-mail address: HMAC-SHA256 over NFC(lower(address)) without outer spaces, 32 bytes."""
    return hmac.digest(key, unicodedata.normalize("NFC", address.strip().lower()).encode(), "sha256")
