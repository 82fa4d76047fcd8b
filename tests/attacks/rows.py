"""What a request left in the database: the rows that were not there before, as columns with their values."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.test.utils import CaptureQueriesContext

from hearthside.vault.fields import SealedText, sealed_fields
from hearthside.vault.sealing import Sealed
from tests.conftest import DATABASES

WRITES = re.compile(r'^(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "(\w+)"')
Rows = dict[str, Counter[tuple[tuple[str, str], ...]]]


@contextmanager
def written() -> Iterator[set[str]]:
    """The names of the tables that are written to inside."""
    found: set[str] = set()
    for name in DATABASES:
        connections[name].queries_log.clear()  # It holds 9,000 statements at most, and what is pushed out is not heard.
    with ExitStack() as stack:
        heard = [stack.enter_context(CaptureQueriesContext(connections[name])) for name in DATABASES]
        yield found
    found |= {match[1] for one in heard for query in one.captured_queries if (match := WRITES.match(query["sql"]))}


def tables() -> dict[str, type[models.Model]]:
    """Every table by name."""
    return {one._meta.db_table: one for one in apps.get_models(include_auto_created=True)}


def rows(names: set[str]) -> Rows:
    """All rows of these tables, each as its columns and values."""
    known = tables()
    return {
        name: Counter(_values(one) for one in _manager(known[name]).values()) for name in sorted(names) if name in known
    }


def _manager(model: type[models.Model]) -> "models.Manager[models.Model]":
    return model._base_manager.using("keys" if model._meta.app_label == "vault" else "default")  # type: ignore[return-value]


def _values(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, repr(bytes(one) if isinstance(one, memoryview) else one)) for name, one in row.items())


def changes(before: Rows, after: Rows) -> dict[str, Counter[str]]:
    """How often each value stands in each column of the rows that came; and how many rows are gone, table by table."""
    found: dict[str, Counter[str]] = {}
    for name, now in after.items():
        for row, many in (now - before.get(name, Counter())).items():
            for column, value in row:
                found.setdefault(f"{name}.{column}", Counter())[value] += many
        gone = before.get(name, Counter()) - now
        found[f"{name} gone"] = Counter({str(gone.total()): 1})
    return found


def unsealed(names: set[str]) -> str:
    """Every sealed value of these tables that opens, one after the other."""
    fields = [one for one in sealed_fields() if one.model._meta.db_table in names]
    return "\n".join(_opened(row, one) for one in fields for row in _manager(one.model).all())


def _opened(row: models.Model, field: SealedText) -> str:
    try:
        return str(getattr(row, field.name).reveal()) if getattr(row, field.name) else ""
    except Sealed:
        return ""
