"""OpenSearch, for a site that outgrew one database: plain HTTP, and terms only. The server there never sees a word that anybody wrote.

It keeps each thing under "kind:subject" with its kind, scope, minute and terms. What it does not hold at the moment a thing is hidden is
no leak: the site asks its own database about every hit before it is shown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from hearthside.search.engines import Entry, Found, IndexLost, Wanted

if TYPE_CHECKING:
    import requests

WAITS = (2.0, 5.0)
"""Seconds to reach it, and to be answered."""
MANY = 500
"""Things that are dropped in one go."""
FIELDS = {
    "kind": {"type": "keyword"},
    "subject": {"type": "keyword"},
    "scope": {"type": "keyword"},
    "at": {"type": "long"},
    "terms": {"type": "integer"},
}
SHAPE = {"mappings": {"dynamic": "strict", "properties": FIELDS}}
NEWEST_FIRST = [{"at": {"order": "desc"}}, {"subject": {"order": "desc"}}]


class OpenSearchEngine:
    """See `Engine`. `url` is the index itself: http://HOST:9200/NAME, with NAME:PASSWORD@ before the host where one is asked for."""

    is_inside = False

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)
        self.index = urlunsplit((parts.scheme, host, parts.path.rstrip("/"), "", ""))
        self.auth = (parts.username, parts.password or "") if parts.username else None

    def put(self, entries: Sequence[Entry]) -> None:
        """See `Engine`."""
        lines: list[Any] = []
        for one in entries:
            lines += [{"index": {"_id": _id(one.kind, one.subject)}}, _document(one)]
        self._bulk(lines)

    def drop(self, kind: str, subjects: Sequence[UUID]) -> None:
        """See `Engine`."""
        self._bulk([{"delete": {"_id": _id(kind, subject)}} for subject in subjects])

    def drop_scope(self, scope: UUID) -> None:
        """See `Engine`."""
        asked: dict[str, Any] = {
            "size": MANY,
            "query": {"bool": {"filter": [{"terms": {"scope": [str(scope)]}}]}},
            "sort": [{"subject": {"order": "asc"}}],
            "_source": ["kind", "subject"],
        }
        while found := [hit["_source"] for hit in self._search(asked)]:
            self._bulk([{"delete": {"_id": _id(one["kind"], UUID(one["subject"]))}} for one in found])

    def newest(self, wanted: Wanted, most: int) -> list[Found]:
        """See `Engine`."""
        asked = {"size": most, "query": {"bool": _bool(wanted)}, "sort": NEWEST_FIRST, "track_total_hits": False}
        return [_found(hit["_source"]) for hit in self._search(asked)]

    def subjects_after(self, kind: str, place: str, most: int) -> tuple[list[UUID], str]:
        """See `Engine`."""
        asked: dict[str, Any] = {
            "size": most,
            "query": {"bool": {"filter": [{"term": {"kind": kind}}]}},
            "sort": [{"subject": {"order": "asc"}}],
            "_source": ["subject"],
        }
        if place:
            asked["search_after"] = [place]
        found = [hit["_source"]["subject"] for hit in self._search(asked)]
        return [UUID(one) for one in found], found[-1] if found else place

    def clear(self) -> None:
        """See `Engine`."""
        self._call("DELETE", "", may_miss=True)
        self._call("PUT", "", SHAPE)

    def is_there(self) -> bool:
        """False only when the server answers and has no such index: one that cannot be reached is not lost."""
        try:
            return self._call("HEAD", "", may_miss=True).status_code != 404
        except IndexLost:
            return True

    def is_damage(self, fault: IndexLost) -> bool:
        """See `Engine`. A server that is away, or refuses, may have it all."""
        return False

    def settle(self) -> None:
        """See `Engine`. The server there does so by itself."""

    def _bulk(self, lines: list[Any]) -> None:
        if not lines:
            return
        body = "".join(f"{json.dumps(line)}\n" for line in lines)
        answer = self._call("POST", "/_bulk?refresh=wait_for", body).json()
        # To delete what is not there is no fault.
        results = [one for item in answer["items"] for one in item.values()]
        if any(one["status"] >= 300 and one["status"] != 404 for one in results):
            raise IndexLost("Some things were not taken.")

    def _search(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        hits: list[dict[str, Any]] = self._call("POST", "/_search", asked).json()["hits"]["hits"]
        return hits

    def _call(self, verb: str, path: str, body: Any = None, *, may_miss: bool = False) -> requests.Response:
        import requests

        is_lines = isinstance(body, str)
        data = body if is_lines or body is None else json.dumps(body)
        headers = {"Content-Type": "application/x-ndjson" if is_lines else "application/json"}
        try:
            answer = requests.request(
                verb,
                f"{self.index}{path}",
                data=data,
                headers=headers,
                auth=self.auth,
                timeout=WAITS,
                allow_redirects=False,
            )
        except requests.RequestException as fault:
            raise IndexLost from fault
        if answer.status_code >= 300 and not (may_miss and answer.status_code == 404):
            raise IndexLost(f"{verb} was answered {answer.status_code}.")
        return answer


def _id(kind: str, subject: UUID) -> str:
    return f"{kind}:{subject}"


def _document(one: Entry) -> dict[str, Any]:
    minute = int(one.at.timestamp()) // 60 if one.at else 0
    scope = str(one.scope) if one.scope else None
    return {"kind": one.kind, "subject": str(one.subject), "scope": scope, "at": minute, "terms": list(one.terms)}


def _bool(wanted: Wanted) -> dict[str, Any]:
    """Filters only: the server works out no order of its own."""
    groups = [frozenset().union(*wanted.groups)] if wanted.is_any else list(wanted.groups)
    groups += [wanted.signs] if wanted.signs else []
    filters: list[dict[str, Any]] = [{"terms": {"terms": sorted(group)}} for group in groups]
    if wanted.kind:
        filters.append({"term": {"kind": wanted.kind}})
    if wanted.scopes is not None:
        filters.append({"terms": {"scope": [str(one) for one in wanted.scopes]}})
    asked: dict[str, Any] = {"filter": filters}
    if wanted.without:
        asked["must_not"] = [{"terms": {"terms": sorted(wanted.without)}}]
    return asked


def _found(source: dict[str, Any]) -> Found:
    return Found(source["kind"], UUID(source["subject"]), list(source["terms"]))
