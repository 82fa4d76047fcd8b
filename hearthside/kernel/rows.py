"""One row of a kind, whoever comes first: for places where several may make, find or delete the same row at one moment."""

from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)
TRIES = 20
"""Each try is lost only when somebody deletes the row between two statements."""


def found_or_made(row: Row, *, by: tuple[str, ...]) -> tuple[Row, bool]:
    """The row that has the same values as `row` in the unique fields `by`, locked for this transaction, and whether it is `row` itself.

    Unlike `get_or_create` this also holds on PostgreSQL while somebody else deletes the row. The key of `row` must be made in Python.
    Two statements.
    """
    rows = type(row)._default_manager.filter(**{name: getattr(row, name) for name in by})
    for _ in range(TRIES):
        type(row)._default_manager.bulk_create([row], ignore_conflicts=True)
        found = rows.select_for_update().first()
        if found is not None:
            return found, found.pk == row.pk
    raise RuntimeError(f"{type(row).__name__}: neither there nor to be made.")
