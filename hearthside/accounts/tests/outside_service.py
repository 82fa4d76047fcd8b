"""A small identity service on this machine: real HTTP, discovery, a token for a code, keys, RS256 signatures."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, CODE = "hearthside", "between us", "a code for one use"


class Service:
    """What the service answers; tests change a part to see it refused. `asked` keeps every form that was sent for a token."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signs_with: Any = self.key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {}
        self.about: dict[str, Any] = {}
        self.asked: list[dict[str, str]] = []
        self.sign_in: dict[str, str] = {}
        self.is_down = False
        self.leads_on: set[str] = set()

    def take(self, address: str) -> str:
        """The person signs in there: remembers what was asked for, and gives the way back."""
        self.sign_in = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        back = urlsplit(self.sign_in["redirect_uri"]).path
        return f"{back}?code={CODE}&state={self.sign_in['state']}"

    def discovery(self) -> dict[str, Any]:
        """Where everything is."""
        ends = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
        return {"issuer": self.address, **{name: self.address + path for name, path in ends.items()}, **self.about}

    def keys(self) -> dict[str, Any]:
        """The public key."""
        found = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**found, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """A signed word about who it is; None for a wrong code, secret or verifier."""
        self.asked.append(form)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        right = (form["code"], form["client_secret"], challenge.decode()) == (
            CODE,
            SECRET,
            self.sign_in["code_challenge"],
        )
        return {"access_token": "x", "token_type": "Bearer", "id_token": self._signed()} if right else None

    def _signed(self) -> str:
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT, "sub": "number 7", "iat": now, "exp": now + 60}
        said |= {"nonce": self.sign_in["nonce"], "email": "someone@example.org", "name": "A Real Name", **self.claims}
        return jwt.encode(said, self.signs_with, algorithm=self.algorithm, headers={"kid": "one"})


@contextmanager
def service_running() -> Iterator[Service]:
    """The service on a free port of 127.0.0.1, stopped afterwards."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    service = Service(f"http://127.0.0.1:{server.server_port}")
    server.service = service  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        service: Service = self.server.service  # type: ignore[attr-defined]
        if self.path in service.leads_on:
            return self._lead_on()
        pages = {"/.well-known/openid-configuration": service.discovery, "/keys": service.keys}
        page = pages.get(urlsplit(self.path).path)
        self._give(page() if page and not service.is_down else None)

    def do_POST(self) -> None:
        service: Service = self.server.service  # type: ignore[attr-defined]
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._give(service.token({key: values[0] for key, values in parse_qs(sent).items()}))

    def _lead_on(self) -> None:
        self.send_response(302)
        self.send_header("Location", f"{self.path}?again")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _give(self, found: dict[str, Any] | None) -> None:
        body = json.dumps(found or {"error": "no"}).encode()
        self.send_response(200 if found else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Silent."""
