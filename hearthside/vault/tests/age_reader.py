"""A second reader of the age format, written from its specification (C2SP age.md), to show that our parcels are the format and no more."""

import base64
import hmac
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 64 * 1024
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def secret_of(identity: str) -> X25519PrivateKey:
    """The private key in a Bech32 text, whose last six letters are its checksum."""
    letters = identity.lower().rpartition("1")[2][:-6]
    bits = "".join(f"{BECH32.index(letter):05b}" for letter in letters)
    return X25519PrivateKey.from_private_bytes(bytes(int(bits[at : at + 8], 2) for at in range(0, 256, 8)))


def read(file: Path, identity: str) -> bytes:
    """The plain content."""
    head, _, payload = file.read_bytes().partition(b"\n--- ")
    mac, _, body = payload.partition(b"\n")
    key = _file_key(head.decode(), secret_of(identity))
    known = hmac.digest(_derive(key, b"", b"header"), head + b"\n---", "sha256")
    assert hmac.compare_digest(known, _unbase(mac.decode()))
    return _plain(_derive(key, body[:16], b"payload"), body[16:])


def _file_key(head: str, secret: X25519PrivateKey) -> bytes:
    public = secret.public_key().public_bytes_raw()
    for stanza in head.split("\n-> ")[1:]:
        words, sealed = stanza.split("\n", 1)
        if words.startswith("X25519 "):
            share = _unbase(words.split()[1])
            shared = secret.exchange(X25519PublicKey.from_public_bytes(share))
            cipher = ChaCha20Poly1305(_derive(shared, share + public, b"age-encryption.org/v1/X25519"))
            with suppress(InvalidTag):
                return cipher.decrypt(bytes(12), _unbase(sealed.replace("\n", "")), None)
    raise AssertionError("no stanza is for this identity")


def _plain(key: bytes, sealed: bytes) -> bytes:
    cipher, parts = ChaCha20Poly1305(key), [sealed[at : at + CHUNK + 16] for at in range(0, len(sealed), CHUNK + 16)]
    nonces = [n.to_bytes(11, "big") + bytes([n == len(parts) - 1]) for n in range(len(parts))]
    return b"".join(cipher.decrypt(nonce, part, None) for nonce, part in zip(nonces, parts, strict=True))


def _derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(secret)


def _unbase(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
