"""Video servers for tests: they speak HTTP on a port of their own and hold to what the real ones document, so that a wrong claim,
checksum or parameter is refused here as it would be there.

Jitsi: "JWT token authentication Prosody plugin" (jitsi/lib-jitsi-meet, doc/tokens.md). BigBlueButton: "API Reference"
(bigbluebutton/bigbluebutton, docs/docs/development/api.md, with the tables of docs/docs/data/create.tsx, join.tsx and end.tsx).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

import jwt

APP, SECRET = "hearthside-app", "a-secret-between-the-two-of-us-123456"


Fake = TypeVar("Fake", bound="FakeServer")


class Refused(Exception):
    """What the real server would not take."""


@dataclass
class FakeServer:
    """`mode` is how it fares: up, broken (500), slow (never answers in time), dribbling (one letter now and then), elsewhere (a
    redirect), or odd (an answer of another kind)."""

    mode: str = "up"
    url: str = ""
    asked: list[str] = field(default_factory=list)

    def answer(self, path: str, query: str) -> tuple[int, str]:
        """The status and body for an address. Refuses with `Refused`."""
        raise NotImplementedError


@dataclass
class FakeJitsi(FakeServer):
    """A page for every room; who brings no good token does not get in."""

    tenant: str = ""
    seen: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, path: str, query: str) -> tuple[int, str]:
        """See `FakeServer`."""
        parts = [part for part in path.split("/") if part]
        if not parts:
            return 200, "<title>Jitsi Meet</title>"
        tenant, room = ("", *parts)[-2:]
        self.seen.append(self._claims(dict(parse_qsl(query)).get("jwt", ""), tenant, room))
        return 200, "in"

    def _claims(self, token: str, tenant: str, room: str) -> dict[str, Any]:
        try:
            claims = jwt.decode(
                token,
                SECRET,
                algorithms=["HS256"],
                audience=APP,
                issuer=APP,
                options={"require": ["exp", "room", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise Refused(type(error).__name__) from None
        if claims["sub"] != (tenant or urlsplit(self.url).hostname) or claims["room"] != room or "*" in claims["room"]:
            raise Refused("another room or tenant")
        if any(not isinstance(said, str) for name, said in claims["context"]["user"].items() if name != "lobby_bypass"):
            raise Refused("everything about the user is text")
        return claims


@dataclass
class FakeBigBlueButton(FakeServer):
    """Rooms by id, as `create` made them, and who joined."""

    rooms: dict[str, dict[str, str]] = field(default_factory=dict)
    joined: list[dict[str, str]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    running: bool = True

    def answer(self, path: str, query: str) -> tuple[int, str]:
        """See `FakeServer`."""
        name = path.rpartition("/")[2]
        if not path.startswith("/bigbluebutton/api/"):
            return 404, "<html>not here</html>"
        plain, _sign, given = query.rpartition("&checksum=")
        if hashlib.sha256(f"{name}{plain}{SECRET}".encode()).hexdigest() != given:
            return 200, _failed("checksumError")
        said = dict(parse_qsl(plain, strict_parsing=True))
        return 200, getattr(self, f"_{name}")(said)

    def _create(self, said: dict[str, str]) -> str:
        if not {"name", "meetingID"} <= set(said) or not said["meetingID"].isalnum():
            return _failed("missingParamMeetingID")
        known = self.rooms.setdefault(said["meetingID"], {**said, "createTime": str(1531155809613 + len(self.rooms))})
        if {**known, "createTime": ""} != {**said, "createTime": ""}:
            return _failed("idNotUnique")
        return _success(
            f"<meetingID>{said['meetingID']}</meetingID><createTime>{known['createTime']}</createTime>"
            "<hasBeenForciblyEnded>false</hasBeenForciblyEnded>"
        )

    def _join(self, said: dict[str, str]) -> str:
        room = self.rooms.get(said.get("meetingID", ""))
        if room is None:
            return _failed("invalidMeetingIdentifier")
        passwords = {"MODERATOR": room["moderatorPW"], "VIEWER": room["attendeePW"]}
        if not said.get("fullName") or passwords.get(said.get("role", "")) != said.get("password"):
            return _failed("invalidPassword")
        if said.get("createTime") != room["createTime"]:
            return _failed("mismatchCreateTimeParam")
        self.joined.append(said)
        waits = said.get("guest") == "true" and room.get("guestPolicy") == "ASK_MODERATOR"
        return _success("<messageKey>" + ("waitingForApproval" if waits else "successfullyJoined") + "</messageKey>")

    def _isMeetingRunning(self, said: dict[str, str]) -> str:
        return _success(f"<running>{'true' if self.running and said['meetingID'] in self.rooms else 'false'}</running>")

    def _end(self, said: dict[str, str]) -> str:
        room = self.rooms.pop(said.get("meetingID", ""), None)
        if room is None or said.get("password") != room["moderatorPW"]:
            return _failed("notFound")
        self.ended.append(said["meetingID"])
        return _success("<messageKey>sentEndMeetingRequest</messageKey>")


def _success(inner: str) -> str:
    return f"<response><returncode>SUCCESS</returncode>{inner}</response>"


def _failed(key: str) -> str:
    return f"<response><returncode>FAILED</returncode><messageKey>{key}</messageKey><message>No.</message></response>"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        fake: FakeServer = self.server.fake  # type: ignore[attr-defined]
        fake.asked.append(self.path)
        parts = urlsplit(self.path)
        try:
            status, body = getattr(self, f"_{fake.mode}", lambda: fake.answer(parts.path, parts.query))()
        except Refused as why:
            status, body = 403, str(why)
        self._give(status, body.encode())

    def _broken(self) -> tuple[int, str]:
        return 503, "worn out"

    def _odd(self) -> tuple[int, str]:
        return 200, "<html>Welcome</html>"

    def _slow(self) -> tuple[int, str]:
        time.sleep(3)
        return 200, "late"

    def _dribbling(self) -> tuple[int, str]:
        return 200, "x" * 40

    def _elsewhere(self) -> tuple[int, str]:
        return 302, "/elsewhere/"

    def _give(self, status: int, body: bytes) -> None:
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body.decode())
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for place in range(len(body)) if self.server.fake.mode == "dribbling" else ():  # type: ignore[attr-defined]
            self.wfile.write(body[place : place + 1])
            self.wfile.flush()
            time.sleep(0.2)
        if self.server.fake.mode != "dribbling":  # type: ignore[attr-defined]
            self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Silent."""


@contextmanager
def serving(fake: Fake, path: str = "") -> Iterator[Fake]:
    """The server, listening on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.fake, server.daemon_threads = fake, True  # type: ignore[attr-defined]
    server.block_on_close = False
    fake.url = f"http://127.0.0.1:{server.server_port}{path}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
