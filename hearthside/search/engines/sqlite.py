"""SQLite: FTS5 holds the terms as words of their own, without places and without a copy of any text."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DatabaseError, connection, transaction

from hearthside.search.asking import Group
from hearthside.search.engines import Entry, Wanted
from hearthside.search.engines.tables import TableEngine, key, sure
from hearthside.search.models import Document
from hearthside.search.terms import BREAK

MAKE = "CREATE VIRTUAL TABLE search_words USING fts5(words, content='', detail='none', columnsize=0, tokenize='ascii')"
DROP = "DROP TABLE IF EXISTS search_words"
SOUND = "search_sound"
"""An empty table of the same make, for the moment in which a damaged one is mended so far that it can be dropped."""
ASK = "SELECT d.kind, d.subject, d.terms FROM search_words w CROSS JOIN search_document d ON d.id = w.rowid"
_DIGITS = "0123456789abcdefghijklmnopqrstuv"


def spelled(term: int) -> str:
    """A term as a word of seven letters and figures; a driver's own matter."""
    number = term & 0xFFFFFFFF
    return "".join(_DIGITS[(number >> shift) & 31] for shift in range(30, -1, -5))


class SqliteEngine(TableEngine):
    """See `Engine`."""

    def _change(self, row: Document, entry: Entry) -> None:
        self._forget([row])
        super()._change(row, entry)
        self._keep([(row.pk, entry.terms)])

    def _add(self, entries: Sequence[Entry]) -> list[Document]:
        rows = super()._add(entries)
        self._keep((row.pk, row.terms) for row in rows)
        return rows

    def _keep(self, pairs: Iterable[tuple[int, Iterable[int]]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words(rowid, words) VALUES (%s, %s)",
                [(number, _words(terms)) for number, terms in pairs],
            )

    def _forget(self, rows: Sequence[Document]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', %s, %s)",
                [(row.pk, _words(row.terms)) for row in rows],
            )

    def _question(self, wanted: Wanted, most: int) -> tuple[str, list[Any]]:
        sql = f"{ASK} WHERE search_words MATCH %s"
        values: list[Any] = [_match(wanted)]
        if wanted.scopes is not None:
            sql += f" AND d.scope IN ({', '.join(['%s'] * len(wanted.scopes)) or 'NULL'})"
            values += [key(scope) for scope in wanted.scopes]
        if wanted.kind:
            sql += " AND d.kind = %s"
            values.append(wanted.kind)
        return f"{sql} ORDER BY w.rowid DESC LIMIT %s", [*values, most]

    def clear(self) -> None:
        """See `Engine`."""
        with sure(), connection.cursor() as cursor:
            self._make_table_anew(cursor)
            _drop_words(cursor)
            cursor.execute(MAKE)


def _drop_words(cursor: Any) -> None:
    """SQLite opens such a table before it drops it, and a damaged one may not open."""
    try:
        with transaction.atomic():
            cursor.execute(DROP)
    except DatabaseError:
        _mend(cursor)
        cursor.execute(DROP)


def _mend(cursor: Any) -> None:
    """The tables behind the words are those of an empty index."""
    cursor.execute(MAKE.replace("search_words", SOUND))
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name GLOB %s", [f"{SOUND}_*"])
    for name, sql in cursor.fetchall():
        damaged = name.replace(SOUND, "search_words")
        cursor.execute(f"DROP TABLE IF EXISTS {damaged}")
        cursor.execute(sql.replace(name, damaged))
        cursor.execute(f"INSERT INTO {damaged} SELECT * FROM {name}")  # noqa: S608
    cursor.execute(DROP.replace("search_words", SOUND))


def _words(terms: Iterable[int]) -> str:
    return " ".join(spelled(term) for term in terms if term != BREAK)


def _match(wanted: Wanted) -> str:
    """FTS5's own language, made of our seven-letter words only: nothing that anybody typed is in it."""
    groups = [_one_of(group) for group in wanted.groups]
    asked = (" OR " if wanted.is_any else " AND ").join(groups)
    if wanted.signs:
        asked = f"({asked}) AND {_one_of(wanted.signs)}"
    return f"({asked}) NOT {_one_of(wanted.without)}" if wanted.without else asked


def _one_of(group: Group) -> str:
    words = sorted(f'"{spelled(term)}"' for term in group)
    return words[0] if len(words) == 1 else f"({' OR '.join(words)})"
