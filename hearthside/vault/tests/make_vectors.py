"""Writes vectors.json anew. Only for a new version of the format: a reader for every version ever released stays."""

import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from hearthside.vault import sealing
from hearthside.vault.tests.fixed import KEY, OTHER_KEY, OWNER, PLACE

FILE = Path(__file__).with_name("vectors.json")
SALT = bytes(range(24))
NONCE = bytes(range(12))
TEXTS = ["", "Grüße aus Łódź — 心", "a" * 100]


def value(text: str, suite: int) -> dict[str, object]:
    """One sealed value with everything needed to open it."""
    blob = sealing._seal_salted(KEY, 1, PLACE, text.encode(), SALT, suite)
    return {"suite": suite, "generation": 1, "text": text, "blob": blob.hex()}


def wrap() -> dict[str, object]:
    """One wrapped key."""
    blob = sealing._wrap_with_nonce(OTHER_KEY, "root1", KEY, PLACE.site, OWNER, 3, NONCE)
    return {"kid": "root1", "root": OTHER_KEY.hex(), "key": KEY.hex(), "generation": 3, "blob": blob.hex()}


def box() -> dict[str, object]:
    """One box for the site's key pair."""
    private, context = X25519PrivateKey.from_private_bytes(OTHER_KEY), sealing.length_prefixed(b"post")
    public = private.public_key().public_bytes_raw()
    blob = sealing._seal_to_with(X25519PrivateKey.from_private_bytes(KEY), public, context, OWNER.bytes, 1)
    return {"private": OTHER_KEY.hex(), "context": context.hex(), "text": OWNER.hex, "blob": blob.hex()}


def vectors() -> dict[str, object]:
    """All of them, from fixed keys, salts and nonces."""
    place = {part: str(getattr(PLACE, part)) for part in ("site", "model", "field", "row", "owner", "schema")}
    values = [value(text, suite) for suite in sealing.SUITES for text in TEXTS]
    index = sealing.address_index(KEY, "Zoë@Example.ORG").hex()
    tag = sealing.tag(sealing.purpose_key(KEY, "pseudonym"), b"a", b"bc").hex()
    return {
        "key": KEY.hex(),
        "place": place,
        "values": values,
        "wrap": wrap(),
        "box": box(),
        "index": index,
        "tag": tag,
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n")
