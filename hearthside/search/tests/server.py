"""A server on this machine that answers as OpenSearch documents it, and refuses whatever is not in its documents.

It knows: PUT, HEAD and DELETE of an index; POST _bulk with index and delete; POST _search with bool filters, sort, size and search_after.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TYPES: dict[str, Any] = {"keyword": str, "long": int, "integer": int}
MOST = 10_000
"""OpenSearch's `max_result_window`."""


@dataclass
class Cluster:
    """Indexes by name, what was asked, and what was asked wrongly."""

    shapes: dict[str, dict[str, Any]] = field(default_factory=dict)
    documents: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    calls: list[tuple[str, str]] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    is_broken: bool = False
    url: str = ""

    def answer(self, verb: str, path: str, query: str, kind: str, body: str) -> tuple[int, Any]:
        """Status and answer of one call."""
        self.calls.append((verb, path))
        self.bodies.append(body)
        if self.is_broken:
            return 503, {"error": {"type": "cluster_block_exception"}, "status": 503}
        try:
            return self._route(verb, path, query, kind, body)
        except (ValueError, KeyError, TypeError, AssertionError) as fault:
            self.faults.append(f"{verb} {path}: {fault!r}")
            return 400, {"error": {"type": "illegal_argument_exception"}, "status": 400}

    def _route(self, verb: str, path: str, query: str, kind: str, body: str) -> tuple[int, Any]:
        name, _slash, verb_of = path.strip("/").partition("/")
        assert re.fullmatch(r"[a-z0-9][a-z0-9_.-]*", name), "the name of an index"
        if (verb, verb_of) == ("PUT", ""):
            return self._create(name, kind, json.loads(body))
        if name not in self.shapes:
            return 404, {"error": {"type": "index_not_found_exception"}, "status": 404}
        if (verb, verb_of) == ("HEAD", ""):
            return 200, None
        if (verb, verb_of) == ("DELETE", ""):
            del self.shapes[name], self.documents[name]
            return 200, {"acknowledged": True}
        if (verb, verb_of) == ("POST", "_bulk"):
            assert kind == "application/x-ndjson" and query in ("", "refresh=wait_for", "refresh=true")
            return self._bulk(name, body)
        if (verb, verb_of) == ("POST", "_search"):
            assert kind == "application/json"
            return self._search(name, json.loads(body))
        raise ValueError("no such call")

    def _create(self, name: str, kind: str, shape: dict[str, Any]) -> tuple[int, Any]:
        assert kind == "application/json" and set(shape) <= {"mappings", "settings", "aliases"}
        if name in self.shapes:
            return 400, {"error": {"type": "resource_already_exists_exception"}, "status": 400}
        fields = shape["mappings"]["properties"]
        assert all(one["type"] in TYPES for one in fields.values())
        self.shapes[name], self.documents[name] = fields, {}
        return 200, {"acknowledged": True, "shards_acknowledged": True, "index": name}

    def _bulk(self, name: str, body: str) -> tuple[int, Any]:
        assert body.endswith("\n"), "the last line ends too"
        lines, items = iter(body.splitlines()), list[Any]()
        for line in lines:
            ((verb, about),) = json.loads(line).items()
            assert verb in {"index", "delete"} and len(about["_id"].encode()) <= 512
            if verb == "index":
                found = self._checked(name, json.loads(next(lines)))
                status = 200 if about["_id"] in self.documents[name] else 201
                self.documents[name][about["_id"]] = found
            else:
                status = 200 if self.documents[name].pop(about["_id"], None) else 404
            items.append({verb: {"_index": name, "_id": about["_id"], "status": status}})
        return 200, {"took": 1, "errors": False, "items": items}

    def _checked(self, name: str, document: dict[str, Any]) -> dict[str, Any]:
        assert set(document) <= set(self.shapes[name]), "strict"
        for key, value in document.items():
            for one in value if isinstance(value, list) else [value]:
                assert one is None or isinstance(one, TYPES[self.shapes[name][key]["type"]])
        assert all(-(2**31) <= term < 2**31 for term in document["terms"])
        return document

    def _search(self, name: str, asked: dict[str, Any]) -> tuple[int, Any]:
        known = {"size", "from", "query", "sort", "_source", "search_after", "track_total_hits"}
        assert set(asked) <= known and 0 < asked["size"] <= MOST
        rows = [(key, one) for key, one in self.documents[name].items() if self._fits(name, one, asked["query"])]
        for rule in reversed(asked["sort"]):
            ((column, how),) = rule.items()
            assert column in self.shapes[name], "_id cannot be sorted by"
            rows.sort(key=lambda row: row[1][column], reverse=how["order"] == "desc")
        if "search_after" in asked:
            assert len(asked["search_after"]) == len(asked["sort"]) == 1
            column = next(iter(asked["sort"][0]))
            rows = [row for row in rows if row[1][column] > asked["search_after"][0]]
        wanted = asked.get("_source")
        hits = [
            {"_id": key, "_source": {k: v for k, v in one.items() if not wanted or k in wanted}} for key, one in rows
        ]
        return 200, {"took": 1, "timed_out": False, "hits": {"max_score": None, "hits": hits[: asked["size"]]}}

    def _fits(self, name: str, document: dict[str, Any], query: dict[str, Any]) -> bool:
        ((kind, about),) = query.items()
        if kind == "bool":
            assert set(about) <= {"filter", "must_not"}
            return all(self._fits(name, document, one) for one in about.get("filter", [])) and not any(
                self._fits(name, document, one) for one in about.get("must_not", [])
            )
        ((column, value),) = about.items()
        assert (
            column in self.shapes[name] and kind in {"term", "terms"} and isinstance(value, list) == (kind == "terms")
        )
        held = document[column] if isinstance(document[column], list) else [document[column]]
        return bool(set(held) & set(value if kind == "terms" else [value]))


@contextmanager
def cluster() -> Iterator[Cluster]:
    """One on a free port, until the end."""
    made = Cluster()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            path, _mark, query = self.path.partition("?")
            status, answer = made.answer(self.command, path, query, self.headers.get("Content-Type", ""), body)
            said = b"" if answer is None else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _any

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    made.url = f"http://127.0.0.1:{server.server_address[1]}/hearthside"
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
