"""A device with passkeys, in software: answers challenges as a phone would, with its owner's finger on it."""

import hashlib
import json
import os
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

ORIGIN = "http://testserver"
_PRESENT, _VERIFIED, _MADE = 0x01, 0x04, 0x40


class Phone:
    """Holds one passkey."""

    def __init__(self, origin: str = ORIGIN, site: str = "testserver", *, asks_for_finger: bool = True) -> None:
        self.origin, self.site = origin, site
        self.flags = _PRESENT | (_VERIFIED if asks_for_finger else 0)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id, self.owner = os.urandom(32), b""

    def make(self, options: str) -> str:
        """What a browser sends after making a passkey for these options."""
        asked = _public(options)
        self.owner = websafe_decode(asked["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        made = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + public
        proof = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self._data(self.flags | _MADE) + made})
        response = {
            "clientDataJSON": self._client("webauthn.create", asked),
            "attestationObject": websafe_encode(proof),
        }
        return self._answer(response)

    def use(self, options: str) -> str:
        """What a browser sends after signing in with the passkey."""
        client = self._client("webauthn.get", _public(options))
        data = self._data(self.flags)
        signed = data + hashlib.sha256(websafe_decode(client)).digest()
        response = {
            "clientDataJSON": client,
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(self.key.sign(signed, ec.ECDSA(SHA256()))),
            "userHandle": websafe_encode(self.owner),
        }
        return self._answer(response)

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.site.encode()).digest() + bytes([flags]) + bytes(4)

    def _client(self, kind: str, asked: dict[str, Any]) -> str:
        said = {"type": kind, "challenge": asked["challenge"], "origin": self.origin}
        return websafe_encode(json.dumps(said).encode())

    def _answer(self, response: dict[str, str]) -> str:
        number = websafe_encode(self.credential_id)
        extensions = {"credProps": {"rk": True}}
        whole = {"id": number, "rawId": number, "type": "public-key", "response": response}
        return json.dumps({**whole, "clientExtensionResults": extensions})


def _public(options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(options)
    return found.get("publicKey", found)
