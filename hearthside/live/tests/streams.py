"""Listeners for tests: they speak ASGI to an application in the same process."""

import asyncio
import secrets
from typing import Any

from hearthside.live.app import LiveApp
from hearthside.live.config import LiveConfig
from hearthside.live.tokens import make_token

KEY = secrets.token_bytes(32)
ORIGIN = "http://127.0.0.1:8000"


def app(bus: str = "socket", address: str = "") -> LiveApp:
    """A live server of its own."""
    return LiveApp(LiveConfig(KEY.hex(), bus, address, [ORIGIN]))


def token(*topics: str, person: str = "", lifetime_s: int = 600) -> str:
    """A good ticket."""
    return make_token(person or None, topics, lifetime_s, key=KEY)


class Reader:
    """A browser with one stream open."""

    def __init__(self, live: LiveApp, words: str, origin: str = ORIGIN, site: str = "", method: str = "GET") -> None:
        headers = [(b"origin", origin.encode())] * bool(origin) + [(b"sec-fetch-site", site.encode())] * bool(site)
        query = f"token={words}".encode()
        self.scope = {"type": "http", "path": "/live/", "method": method, "query_string": query, "headers": headers}
        self.status, self.headers, self.topics = 0, {}, asyncio.Queue[str]()
        self.beats = 0
        self._gone = asyncio.Event()
        self._has_begun = asyncio.Event()
        self.task = asyncio.create_task(live(self.scope, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
            return
        self._has_begun.set()
        for frame in message["body"].decode().split("\n\n"):
            if frame.startswith("data: "):
                self.topics.put_nowait(frame.removeprefix("data: "))
            self.beats += frame == ": "

    async def begun(self) -> "Reader":
        """Wait until the server has answered."""
        await asyncio.wait_for(self._has_begun.wait(), 5)
        return self

    async def next(self, within: float = 2.0) -> str:
        """The next topic; fails when none comes in time."""
        return await asyncio.wait_for(self.topics.get(), within)

    async def leave(self) -> None:
        """Close the page."""
        self._gone.set()
        await asyncio.wait_for(self.task, 2)
