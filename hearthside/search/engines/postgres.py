"""PostgreSQL: an array of terms in each row, and a GIN index that looks into it band by band.

A band is 131,072 documents that came one after the other, and what the index holds is a term together with its band. So the newest that
answer are found without those before them: what costs time is not to look into the index but to fetch each row it names.
"""

from __future__ import annotations

import math
import sys
from array import array
from functools import lru_cache
from typing import Any

from django.db import connection

from hearthside.search.asking import Group
from hearthside.search.engines import Found, Wanted
from hearthside.search.engines.tables import TableEngine, reading, sure

BAND = 17
"""Two to this power are the documents of a band. A million of them take 18 MB more than without bands; with bands half as long, 32 MB."""
KEYS = (
    "CREATE OR REPLACE FUNCTION search_keys(terms integer[], number bigint) RETURNS bigint[] "  # noqa: S608
    "LANGUAGE sql IMMUTABLE AS $$ "
    f"SELECT array_agg((number >> {BAND} << 32) | (term::bigint & 4294967295)) FROM unnest(terms) AS term WHERE term <> 0 $$"
)
"""A term's 32 bits, and before them the number of the band. Said in the database, because the index is made there from the row itself."""
MAKE_BANDS = "CREATE INDEX IF NOT EXISTS search_document_keys ON search_document USING gin (search_keys(terms, id)) WITH (fastupdate = off)"
"""What is new goes into it at once: in the list where it would wait otherwise, each look would read all of it, once for each key."""
DROP_BANDS = "DROP INDEX IF EXISTS search_document_keys"
DROP_KEYS = "DROP FUNCTION IF EXISTS search_keys(integer[], bigint)"
MAKE = "CREATE INDEX IF NOT EXISTS search_document_terms ON search_document USING gin (terms)"
DROP = "DROP INDEX IF EXISTS search_document_terms"
"""The index that the first migration made, before there were bands."""
SETTLE = "REINDEX TABLE CONCURRENTLY search_document"

WINDOWS = ((0, 0), (1, 1), (2, 3), (4, 7), (8, 1 << 31))
"""How many bands back each look begins and ends. A look is taken only while those before it found too few."""
SAMPLE = 128
"""From so many of the newest documents it is guessed how common what is asked for is."""
MORE = 1.25
"""How much further a walk may go than the guess says."""
FETCHED = 4
"""To fetch a row that the index names costs as much as to walk past so many, in the order in which they lie."""
HEAD = 20
"""Bytes that `array_send` puts before the terms. Each term stands after its length: of two numbers the second."""

# What is common enough is found by walking, from the newest document to `until`; all else by the index, from `until` back. The numbers
# are not part of the statement and the planner knows nothing of them, so it is planned once: how it is to be done stands in it, and
# `id + 0` keeps the planner from walking where the index is to be asked. Of a UNION ALL, PostgreSQL takes one part after the other, and
# none that the LIMIT no longer needs; with a function that may not run in parallel it does so always.
ASK = """WITH newest AS MATERIALIZED (
SELECT (SELECT max(id) FROM search_document) AS last,
(SELECT count(*) FROM (SELECT * FROM search_document ORDER BY id DESC LIMIT {sample}) AS sample WHERE {walked}) AS hits
), way AS MATERIALIZED (SELECT CASE WHEN hits < %(common)s THEN last ELSE last - %(walk)s END AS until FROM newest)
SELECT * FROM ((SELECT {columns} FROM search_document WHERE id > (SELECT until FROM way) AND {walked} ORDER BY id DESC LIMIT %(most)s)
{windows}) AS found LIMIT %(most)s"""
WINDOW = """UNION ALL (SELECT {columns} FROM search_document
WHERE {looked} AND id + 0 <= (SELECT until FROM way) ORDER BY id + 0 DESC LIMIT %(most)s)"""
KEYS_OF = """search_keys(terms, id) && ARRAY(SELECT band << 32 | term FROM unnest(%({name})s::bigint[]) AS term,
generate_series((SELECT greatest((until >> {band}) - {last}, 0) FROM way), (SELECT (until >> {band}) - {first} FROM way)) AS band)"""
COLUMNS = "id, kind, subject, array_send(terms)"


class PostgresEngine(TableEngine):
    """See `Engine`."""

    def newest(self, wanted: Wanted, most: int) -> list[Found]:
        """See `Engine`. One statement."""
        groups = _groups(wanted)
        values = {name: sorted(term & 0xFFFFFFFF for term in group) for name, group in groups.items()}
        values |= {f"{name}_terms": sorted(group) for name, group in groups.items()}
        with reading() as cursor:
            cursor.execute(_statement(tuple(groups), _others(wanted)), values | _limits(most) | _narrowed(wanted))
            return [Found(kind, key, _received(terms)) for _id, kind, key, terms in cursor.fetchall()]

    def clear(self) -> None:
        """See `Engine`."""
        with sure(), connection.cursor() as cursor:
            self._make_table_anew(cursor)
            cursor.execute(KEYS)
            cursor.execute(MAKE_BANDS)

    def settle(self) -> None:
        """See `Engine`."""
        with connection.cursor() as cursor:
            cursor.execute(SETTLE)


def _groups(wanted: Wanted) -> dict[str, Group]:
    """By name, the groups of which each must have a term there."""
    groups = [frozenset().union(*wanted.groups)] if wanted.is_any else list(wanted.groups)
    groups += [wanted.signs] if wanted.signs else []
    return {f"group_{number}": group for number, group in enumerate(groups)}


def _others(wanted: Wanted) -> tuple[str, ...]:
    """What else must hold of a document."""
    asked = ["scope = ANY(%(scopes)s)"] if wanted.scopes is not None else []
    asked += ["kind = %(kind)s"] if wanted.kind else []
    return (*asked, "NOT terms && %(without)s::integer[]") if wanted.without else tuple(asked)


def _narrowed(wanted: Wanted) -> dict[str, Any]:
    scopes = None if wanted.scopes is None else list(wanted.scopes)
    return {"scopes": scopes, "kind": wanted.kind, "without": sorted(wanted.without)}


def _limits(most: int) -> dict[str, Any]:
    """The longest walk that costs less than to fetch all that answer in one band, and how many of the sample must answer for it."""
    walk = math.isqrt(int(FETCHED * MORE * most) << BAND)
    return {"most": most, "walk": walk, "common": math.ceil(SAMPLE * MORE * most / walk)}


@lru_cache(maxsize=100)
def _statement(names: tuple[str, ...], others: tuple[str, ...]) -> str:
    walked = " AND ".join([f"terms && %({name}_terms)s::integer[]" for name in names] + list(others))
    windows = [
        WINDOW.format(columns=COLUMNS, looked=" AND ".join([_keys(name, *window) for name in names] + list(others)))
        for window in WINDOWS
    ]
    return ASK.format(sample=SAMPLE, columns=COLUMNS, walked=walked, windows="\n".join(windows))


def _keys(name: str, first: int, last: int) -> str:
    return KEYS_OF.format(name=name, band=BAND, first=first, last=last)


def _received(sent: bytes) -> list[int]:
    """Terms as `array_send` sends them; reading them as text would take three times as long."""
    found = array("i", memoryview(sent)[HEAD:].tobytes())[1::2]
    if sys.byteorder == "little":
        found.byteswap()
    return found.tolist()
