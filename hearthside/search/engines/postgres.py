"""PostgreSQL: an array of terms in each row, and a GIN index that looks into it."""

from typing import Any

from django.db import connection

from hearthside.search.engines import Wanted
from hearthside.search.engines.tables import TableEngine, sure

MAKE = "CREATE INDEX IF NOT EXISTS search_document_terms ON search_document USING gin (terms)"
SETTLE = "REINDEX TABLE CONCURRENTLY search_document"
DROP = "DROP INDEX IF EXISTS search_document_terms"


class PostgresEngine(TableEngine):
    """See `Engine`."""

    def _question(self, wanted: Wanted, most: int) -> tuple[str, list[Any]]:
        asked, values = _where(wanted), list[Any]()
        if wanted.scopes is not None:
            asked.append("scope = ANY(%s)")
            values.append(list(wanted.scopes))
        if wanted.kind:
            asked.append("kind = %s")
            values.append(wanted.kind)
        sql = f"SELECT kind, subject, terms FROM search_document WHERE {' AND '.join(asked)} ORDER BY id DESC LIMIT %s"  # noqa: S608
        return sql, [*values, most]

    def clear(self) -> None:
        """See `Engine`."""
        with sure(), connection.cursor() as cursor:
            self._make_table_anew(cursor)
            cursor.execute(MAKE)

    def settle(self) -> None:
        """See `Engine`."""
        with connection.cursor() as cursor:
            cursor.execute(SETTLE)


def _where(wanted: Wanted) -> list[str]:
    """What must all be there, what of some must, and what must not. The numbers stand in the statement itself: the planner must see how
    common each is, and a statement that is planned once for all numbers would walk through everything for a rare one."""
    single = frozenset(next(iter(group)) for group in wanted.groups if len(group) == 1 and not wanted.is_any)
    several = [group for group in wanted.groups if len(group) > 1 and not wanted.is_any]
    if wanted.is_any:
        several = [frozenset().union(*wanted.groups)]
    several += [wanted.signs] if wanted.signs else []
    asked = [f"terms @> {_array(single)}"] if single else []
    asked += [f"terms && {_array(group)}" for group in several]
    asked += [f"NOT (terms && {_array(wanted.without)})"] if wanted.without else []
    return asked


def _array(terms: frozenset[int]) -> str:
    """An array of whole numbers as SQL writes it; nothing else can come through."""
    return f"'{{{','.join(str(int(term)) for term in sorted(terms))}}}'::integer[]"
