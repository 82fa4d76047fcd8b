"""A statement that the ORM writes once. Busy pages run its SQL again with new values, and keep the one place where the rule is written.

`Prepared(build)` calls `build` a single time with stand-ins for its arguments, keeps the SQL it makes, and from then on puts the real
values where the stand-ins were. What it returns is what `build(...)` would return from `values_list`, as a list of tuples.
`insert(row)` does the same for a row's INSERT.
"""

import inspect
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model, QuerySet
from django.db.models.sql import InsertQuery

Row = TypeVar("Row", bound=Model)
MOST = 2**63 - 1
"""The largest number that a database holds; one past it is compared as this one, which no row has."""
STAND_INS: dict[type, Callable[[int], Any]] = {
    UUID: lambda number: UUID(int=0xFEED_0000_0000_4000_8000_0000_0000_0000 + number),
    datetime: lambda number: datetime(1903, 1, 1 + number, 3, 3, 3, tzinfo=UTC),
    int: lambda number: 1_903_000_007 + number,
    str: lambda number: f"stand-in {number}",
}


class Prepared:
    """`build` takes UUIDs, datetimes, integers and texts by name, with annotations, and returns a `values_list` query set."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self.build = build
        self.kinds = {name: one.annotation for name, one in inspect.signature(build, eval_str=True).parameters.items()}
        self.plans: dict[str, Plan] = {}

    def __call__(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows. One query."""
        connection = connections[DEFAULT_DB_ALIAS]
        plan = self.plans.get(connection.vendor)
        if plan is None:
            plan = self.plans[connection.vendor] = Plan(self, connection)
        return plan.run(connection, values)


class Plan:
    """The SQL for one kind of database, where each value goes, and how each column comes back."""

    def __init__(self, prepared: Prepared, connection: Any) -> None:
        stand_ins = {name: STAND_INS[kind](number) for number, (name, kind) in enumerate(prepared.kinds.items())}
        compiler = prepared.build(**stand_ins).query.get_compiler(connection=connection)
        self.sql, params = compiler.as_sql()
        names = {_adapt(connection, value): name for name, value in stand_ins.items()}
        self.slots = [(names.get(_key(one)), one) for one in params]
        missing = set(stand_ins) - {name for name, _ in self.slots}
        if missing:
            raise ValueError(f"These values do not reach the query: {sorted(missing)}")
        self.compiler = compiler
        self.converters = compiler.get_converters([column[0] for column in compiler.select])

    def run(self, connection: Any, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        """Execute with these values."""
        adapted = {name: _adapt(connection, value) for name, value in values.items()}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [adapted[name] if name else fixed for name, fixed in self.slots])
            rows = cursor.fetchall()
        if self.converters:
            return [tuple(row) for row in self.compiler.apply_converters(rows, self.converters)]
        return list(rows)


def columns(model: type[Model], before: str = "") -> list[str]:
    """Every column of the model, for `values_list`; `before` leads to it from another, such as "group__"."""
    return [f"{before}{column.attname}" for column in model._meta.concrete_fields]


def revived(model: type[Row], values: Sequence[Any]) -> Row:
    """The row whose `columns` these are, as the ORM would have given it."""
    return model.from_db(DEFAULT_DB_ALIAS, columns(model), values)


def insert(row: Model) -> None:
    """The row is stored as it is, with the key it brings, or IntegrityError. One statement, at a third of what `save()` costs."""
    connection = connections[DEFAULT_DB_ALIAS]
    sql, fields = _insertion(type(row), connection.vendor)
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@cache
def _insertion(model: type[Model], _vendor: str) -> tuple[str, list[Field[Any, Any]]]:
    """The table's INSERT for this kind of database, and the columns in its order."""
    query, fields = InsertQuery(model), list(model._meta.concrete_fields)
    query.insert_values(fields, [model()])
    ((sql, _values),) = query.get_compiler(connection=connections[DEFAULT_DB_ALIAS]).as_sql()
    return sql, fields


def _adapt(connection: Any, value: Any) -> Any:
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return max(-MOST, min(value, MOST)) if isinstance(value, int) else value


def _key(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return None
    return value
