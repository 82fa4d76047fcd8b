"""How pages reach the live server. Publishing never fails a page and never makes it wait: news may be lost, work may not."""

import contextlib
import logging
import socket
import time
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connection

CHANNEL = "hearthside_live"
REST_FOR = 5.0
"""Seconds without another try after the bus failed."""

log = logging.getLogger(__name__)
_rests_until = 0.0


def publish(topic: str) -> None:
    """Send the topic's name over the bus that the settings name; nobody listening is no error."""
    global _rests_until
    if time.monotonic() < _rests_until:
        return
    try:
        {"socket": _to_socket, "postgres": _to_postgres, "redis": _to_redis}[settings.LIVE_BUS](topic)
    except Exception as error:
        _rests_until = time.monotonic() + REST_FOR
        log.warning("live: the %s bus is away (%s)", settings.LIVE_BUS, type(error).__name__)


def _to_socket(topic: str) -> None:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        sender.sendto(topic.encode(), settings.LIVE_SOCKET)


def _to_postgres(topic: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic])


def _to_redis(topic: str) -> None:
    _redis(settings.REDIS_URL).publish(CHANNEL, topic)


@lru_cache(maxsize=1)
def _redis(url: str) -> Any:
    from redis import Redis

    return Redis.from_url(url, socket_timeout=0.2, socket_connect_timeout=0.2)
