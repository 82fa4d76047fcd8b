"""The world outside, on this machine: a server that remembers what it was sent and answers as told; a browser's half of Web Push."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass
class Outside:
    """Where it listens, what it answers next (the last answer stays), and what it was sent: path, headers, body."""

    port: int = 0
    answers: list[int] = field(default_factory=lambda: [201])
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Its root."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def outside(*answers: int) -> Iterator[Outside]:
    """A server of one's own, gone after the block."""
    seen = Outside(answers=list(answers) or [201])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen.got.append((self.path, dict(self.headers), body))
            self.send_response(seen.answers.pop(0) if len(seen.answers) > 1 else seen.answers[0])
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    seen.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()


class Browser:
    """A browser that subscribed at a push service and can read what it is sent (RFC 8291, written out here on its own)."""

    def __init__(self, endpoint: str) -> None:
        self.key, self.auth = ec.generate_private_key(ec.SECP256R1()), b"sixteen bytes ok"
        self.point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.endpoint = endpoint

    def subscription(self) -> str:
        """What the browser gives to the page."""
        keys = {"p256dh": _letters(self.point), "auth": _letters(self.auth)}
        return json.dumps({"endpoint": self.endpoint, "expirationTime": None, "keys": keys})

    def read(self, body: bytes) -> bytes:
        """The text of a message; refuses one that was not sealed for this browser."""
        salt, id_length = body[:16], body[20]
        sender, sealed = body[21 : 21 + id_length], body[21 + id_length :]
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
        ikm = _derive(self.auth, shared, b"WebPush: info\0" + self.point + sender, 32)
        key = _derive(salt, ikm, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _derive(salt, ikm, b"Content-Encoding: nonce\0", 12)
        return AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")[:-1]


def _derive(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
