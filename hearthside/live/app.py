"""The live server as an ASGI application: one address, one kind of answer, a stream of topic names."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from hearthside.live.buses import listen
from hearthside.live.config import LiveConfig
from hearthside.live.hub import Full, Hub, Listener
from hearthside.live.tokens import BadToken, Ticket, read_token

HEARTBEAT_EVERY = 15.0
PATH = "/live/"
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]
GUARDS: Headers = [
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
HTTPS_ONLY = (b"strict-transport-security", b"max-age=63072000; includeSubDomains; preload")
"""As the pages say it; only where they are read over https."""


class LiveApp:
    """Answers GET /live/?token=... with a stream; everything else with a bare status."""

    def __init__(self, config: LiveConfig) -> None:
        self.config, self.key, self.hub = config, bytes.fromhex(config.key), Hub()
        is_secure = all(origin.startswith("https://") for origin in config.origins)
        self.guards = GUARDS + [HTTPS_ONLY] * is_secure

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One connection, or the life of the process."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        tasks = [asyncio.create_task(listen(self.config, self.hub)), asyncio.create_task(self._beat())]
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in tasks:
            task.cancel()
        await send({"type": "lifespan.shutdown.complete"})

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_EVERY)
            self.hub.beat()

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        origin = _header(scope, b"origin")
        status, listener = self._admit(scope, origin)
        if listener is None:
            return await _refuse(send, status, self.guards)
        try:
            await _stream(listener, _headers(origin) + self.guards, receive, send)
        finally:
            self.hub.leave(listener)

    def _admit(self, scope: Message, origin: str) -> tuple[int, Listener | None]:
        if scope["path"] != PATH:
            return 404, None
        if scope["method"] != "GET":
            return 405, None
        if not self._is_ours(origin, _header(scope, b"sec-fetch-site")):
            return 403, None
        try:
            ticket = self._ticket(scope)
            return 200, self.hub.join(ticket)
        except BadToken:
            return 401, None
        except Full:
            return 503, None

    def _is_ours(self, origin: str, fetch_site: str) -> bool:
        return origin in self.config.origins if origin else fetch_site != "cross-site"

    def _ticket(self, scope: Message) -> Ticket:
        token = parse_qs(scope["query_string"].decode("ascii", "replace")).get("token", [""])[0]
        ticket = read_token(token, key=self.key)
        if self.hub.is_revoked(ticket):
            raise BadToken
        return ticket


async def _stream(listener: Listener, headers: Headers, receive: Receive, send: Send) -> None:
    watch = asyncio.create_task(_until_gone(listener, receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await _body(send, b": here\n\n")
        while not listener.is_closed:
            topics = await listener.news()
            if not listener.is_closed:
                await _body(send, "".join(f"data: {topic}\n\n" for topic in topics).encode() or b": \n\n")
        await _body(send, b"", more=False)
    except OSError:  # The reader went away in the middle of a frame.
        return
    finally:
        watch.cancel()


async def _until_gone(listener: Listener, receive: Receive) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        while (await receive())["type"] != "http.disconnect":
            pass
        listener.close()


async def _body(send: Send, content: bytes, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": more})


async def _refuse(send: Send, status: int, guards: Headers) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store"), *guards]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await _body(send, b"", more=False)


def _headers(origin: str) -> Headers:
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store, no-transform"),
        (b"x-accel-buffering", b"no"),
    ]
    if origin:
        headers += [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"origin")]
    return headers


def _header(scope: Message, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
