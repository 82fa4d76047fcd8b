"""What the two drivers inside the site's own database share: the table of documents."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import DatabaseError, InternalError, ProgrammingError, connection, transaction

from hearthside.search.engines import Entry, Found, IndexLost, Wanted
from hearthside.search.models import Document, unpacked
from hearthside.search.terms import BREAK

MANY = 500
"""Things that are dropped in one go."""
DAMAGE = {DatabaseError, InternalError, ProgrammingError, ValueError}
"""A file that is torn, an index that contradicts itself, a table that is not there, terms that are no numbers."""


@contextmanager
def sure() -> Iterator[None]:
    """A fault of the index is told as `IndexLost`, and spoils no transaction around it."""
    try:
        with transaction.atomic():
            yield
    except (DatabaseError, ValueError) as fault:
        raise IndexLost from fault


@contextmanager
def reading() -> Iterator[Any]:
    """A cursor for one question. Outside a transaction a fault spoils nothing, so none is opened."""
    if connection.in_atomic_block:
        with sure(), connection.cursor() as cursor:
            yield cursor
        return
    try:
        with connection.cursor() as cursor:
            yield cursor
    except (DatabaseError, ValueError) as fault:
        raise IndexLost from fault


class TableEngine:
    """Documents in a table; subclasses look into their terms."""

    is_inside = True

    def put(self, entries: Sequence[Entry]) -> None:
        """See `Engine`."""
        with sure():
            known = {(row.kind, row.subject): row for row in self._rows(entries)}
            for entry in entries:
                row = known.get((entry.kind, entry.subject))
                self._change(row, entry) if row else None
            self._add([entry for entry in entries if (entry.kind, entry.subject) not in known])

    def _rows(self, entries: Sequence[Entry]) -> list[Document]:
        kinds = {entry.kind for entry in entries}
        return list(Document.objects.filter(kind__in=kinds, subject__in=[entry.subject for entry in entries]))

    def _change(self, row: Document, entry: Entry) -> None:
        Document.objects.filter(pk=row.pk).update(scope=entry.scope, terms=entry.terms)

    def _add(self, entries: Sequence[Entry]) -> list[Document]:
        rows = [Document(kind=one.kind, subject=one.subject, scope=one.scope, terms=one.terms) for one in entries]
        return Document.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["subject"], update_fields=["scope", "terms"]
        )

    def drop(self, kind: str, subjects: Sequence[UUID]) -> None:
        """See `Engine`."""
        with sure():
            self._drop(list(Document.objects.filter(kind=kind, subject__in=subjects)))

    def drop_scope(self, scope: UUID) -> None:
        """See `Engine`."""
        with sure():
            while rows := list(Document.objects.filter(scope=scope)[:MANY]):
                self._drop(rows)

    def _drop(self, rows: list[Document]) -> None:
        self._forget(rows)
        Document.objects.filter(pk__in=[row.pk for row in rows]).delete()

    def _forget(self, rows: Sequence[Document]) -> None:
        """What is kept of these rows beside the table is gone."""

    def newest(self, wanted: Wanted, most: int) -> list[Found]:
        """See `Engine`."""
        sql, values = self._question(wanted, most)
        with reading() as cursor:
            cursor.execute(sql, values)
            return [Found(kind, key, unpacked(terms).tolist()) for kind, key, terms in cursor.fetchall()]

    def _question(self, wanted: Wanted, most: int) -> tuple[str, list[Any]]:
        raise NotImplementedError

    def subjects_after(self, kind: str, place: str, most: int) -> tuple[list[UUID], str]:
        """See `Engine`."""
        with sure():
            rows = list(
                Document.objects.filter(kind=kind, pk__gt=int(place or 0))
                .order_by("pk")
                .values_list("pk", "subject")[:most]
            )
        return [subject for _key, subject in rows], str(rows[-1][0]) if rows else place

    def is_there(self) -> bool:
        """See `Engine`. The newest thing is asked for by its own terms."""
        try:
            with sure():
                newest = Document.objects.order_by("-pk").first()
                return newest is not None and self._answers(newest)
        except IndexLost:
            return False

    def _answers(self, row: Document) -> bool:
        term = next((term for term in row.terms if term != BREAK), None)
        return BREAK in row.terms if term is None else bool(self.newest(Wanted([frozenset({term})]), 1))

    def is_damage(self, fault: IndexLost) -> bool:
        """See `Engine`. A database that is busy or away tells of no damage."""
        return type(fault.__cause__) in DAMAGE

    def _make_table_anew(self, cursor: Any) -> None:
        """The table of documents has its right form and holds nothing, whatever became of it."""
        made, values = connection.SchemaEditorClass(connection, atomic=False).table_sql(Document)
        cursor.execute(f"DROP TABLE IF EXISTS {Document._meta.db_table}")
        cursor.execute(made, values or None)

    def settle(self) -> None:
        """See `Engine`."""


def key(subject: UUID) -> Any:
    """A subject as this database compares it."""
    return subject if connection.features.has_native_uuid_field else subject.hex
