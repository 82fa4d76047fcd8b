"""How news comes in: a Unix datagram socket on one machine, PostgreSQL NOTIFY or Redis on several. Each tells the hub, for ever."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

from hearthside.live.config import LiveConfig
from hearthside.live.hub import Hub

CHANNEL = "hearthside_live"
Bus = Callable[[str, Hub], Awaitable[None]]

log = logging.getLogger(__name__)


async def listen(config: LiveConfig, hub: Hub) -> None:
    """Carry news from the bus to the hub until cancelled. A lost bus is tried again after 1 to 15 seconds; everybody then looks again."""
    bus, wait = BUSES[config.bus], 1.0
    while True:
        began = asyncio.get_running_loop().time()
        try:
            await bus(config.address, hub)
        except Exception as error:
            log.warning("live: the %s bus is away (%s)", config.bus, type(error).__name__)
        wait = 1.0 if asyncio.get_running_loop().time() - began > 30 else min(wait * 2, 15.0)
        await asyncio.sleep(wait)


async def from_socket(address: str, hub: Hub) -> None:
    """News as datagrams on a Unix socket that only its owner can write to."""
    path = Path(address)
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as box:
        box.bind(address)
        path.chmod(0o600)
        box.setblocking(False)
        hub.publish_all()
        while True:
            hub.publish((await asyncio.get_running_loop().sock_recv(box, 512)).decode(errors="replace"))


async def from_postgres(address: str, hub: Hub) -> None:
    """News as NOTIFY of a PostgreSQL database."""
    import psycopg

    async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        hub.publish_all()
        async for note in connection.notifies():
            hub.publish(note.payload)


async def from_redis(address: str, hub: Hub) -> None:
    """News as messages of a Redis or Valkey channel."""
    from redis.asyncio import Redis

    redis = Redis.from_url(address, socket_keepalive=True)
    async with contextlib.aclosing(redis), redis.pubsub() as channel:
        await channel.subscribe(CHANNEL)
        hub.publish_all()
        async for message in channel.listen():
            if message["type"] == "message":
                hub.publish(message["data"].decode())


BUSES: dict[str, Bus] = {"socket": from_socket, "postgres": from_postgres, "redis": from_redis}
