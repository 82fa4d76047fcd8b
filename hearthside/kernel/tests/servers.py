"""The PostgreSQL and Redis servers that tests may use: those this run was given, or those of this machine."""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

_given = os.environ.get("DATABASE_URL", "")
_server = _given.rpartition("/")[0] if _given.startswith("postgres") else "postgresql://root@127.0.0.1:5432"
POSTGRES = f"{_server}/postgres"
REDIS = (os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/0").rpartition("/")[0]


def need(name: str, address: str) -> None:
    """Skips the test when nobody answers there."""
    where = urlsplit(address)
    with socket.socket() as caller:
        if caller.connect_ex((where.hostname or "127.0.0.1", where.port or {"Redis": 6379}.get(name, 5432))):
            pytest.skip(f"no {name} answers on {where.hostname}:{where.port}")


def redis_address(number: int) -> str:
    """The numbered database of the Redis server; skips the test without one."""
    need("Redis", REDIS)
    return f"{REDIS}/{number}"


@contextmanager
def own_databases(count: int = 1) -> Iterator[list[str]]:
    """Addresses of that many empty PostgreSQL databases that are gone afterwards; skips the test without a server."""
    need("PostgreSQL", POSTGRES)
    psycopg = pytest.importorskip("psycopg")
    names = [f"hearthside_{secrets.token_hex(6)}_test" for _ in range(count)]
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        for name in names:
            server.execute(f"CREATE DATABASE {name}")
        try:
            yield [f"{POSTGRES.rpartition('/')[0]}/{name}" for name in names]
        finally:
            for name in names:
                server.execute(f"DROP DATABASE {name} WITH (FORCE)")
