"""Requests that no browser of ours would send, made by chance from one seed: the same seed, the same requests."""

import json
import logging
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, quote_from_bytes

from django.core.signals import got_request_exception
from django.test import Client

from hearthside.accounts.tests.builders import fresh_counters
from hearthside.config.doors import METHODS, doors
from tests.attacks.everybody import Everybody
from tests.attacks.found_forms import FoundForm
from tests.attacks.walk import addresses
from tests.conftest import undone
from tests.world import World

FORM = "application/x-www-form-urlencoded"
NASTY = (
    "", " ", "\x00", "a\x00b", "\ud800", "a\udfffb", "\ufffe", "\u202eevil\u202c", "\u2066x\u2069", "\u200b" * 50, "\ufeff",
    "w" * 10_000, "word " * 2_000, "e" + "\u0301" * 3_000, "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\u0645\u0631\u062d\u0628\u0627",
    "9" * 400, "-1", "0", "1e309", "NaN", "-Infinity", "0x10", "\u00b2", "\u0663", "1_000", "2147483648", "9223372036854775808",
    "true", "null", "[]", "{}", '{"a": [1]}', "[" * 2_000, "None", "on", "yes", "no", "open", "leader", "post 1", "with 1", "with \u00b2",
    "00000000-0000-0000-0000-000000000000", "not-a-uuid", "reply:", "new:", "reply:not-a-uuid", "new:../x", "::", ":",
    "../../../etc/hostname", "'; --", '"', "%", "%s", "%00", "{{7*7}}", "<b>", "\\", "\r\nX-A: b", "a" * 41, "a" * 101, "a" * 255,
    "9999-99-99", "0000-00-00", "10000-01-01", "2031-02-30", "24:60", "23:59:60", "Europe/../London", "GB", "gb", "xx-invalid", "//x", "http://[",
    "https://elsewhere.example/", "javascript:x", "\u0130stanbul", "\ufb03", "\u1e9e", "I\u0307", "\uff41",
)  # fmt: skip
"""Numbers that are none, dates that are none, marks of direction, halves of pairs, words without an end, and other people's tricks."""
ASKED = (
    "from",
    "before",
    "quote",
    "show",
    "country",
    "next",
    "invitation",
    "state",
    "code",
    "name",
    "theme",
    "text",
    "q",
    "page",
)
"""Names that some page reads from its address, and two that none does."""
TYPES = (
    FORM,
    f"{FORM}; charset=utf-16", f"{FORM}; charset=no-such", f"{FORM}; charset=utf-7", "application/json",
    "text/plain", "", "/", "multipart/form-data",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=" + "y" * 300, "multipart/form-data; boundary=\xff", "multipart/mixed; boundary=x",
)  # fmt: skip
HEADERS = {
    "HTTP_ACCEPT_LANGUAGE": ("", "*", "xx-" * 300, "en;q=x", "\xff\xfe", "de-\x00"),
    "HTTP_HX_REQUEST": ("true", "false", "\x00"),
    "HTTP_HX_CURRENT_URL": ("http://[", "//", "\xff"),
    "HTTP_REFERER": ("http://[::bad/", "javascript:x", "\xff"),
    "HTTP_HOST": ("elsewhere.example", "127.0.0.1:99999", "a b", "\xff"),
    "HTTP_X_FORWARDED_FOR": ("1.2.3.4, x", "\xff" * 300, "::1%lo"),
    "HTTP_RANGE": ("bytes=5-1", "bytes=-", "x"),
    "HTTP_IF_MODIFIED_SINCE": ("no date", "Mon, 32 Xxx 9999 99:99:99 GMT"),
    "HTTP_IF_NONE_MATCH": ('"', "W/", "*"),
    "HTTP_COOKIE": (
        "sid=\x00",
        "language=../x",
        "csrf=short",
        "=;=;",
        "country=\xff",
        "look=" + "{" * 500,
        "messages=abc$W10",
    ),
    "HTTP_X_REQUESTED_WITH": ("x",),
    "HTTP_USER_AGENT": ("", "\xff" * 500, "x" * 10_000),
}
MULTIPART = (
    b"", b"--x", b"--x--", b'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\nhello',
    b'--x\r\nContent-Disposition: form-data; name="body"; filename="a\x00b"\r\nContent-Type: \xff\r\n\r\n\xff\xfe\r\n--x--',
    b'--x\r\nContent-Disposition: form-data; name="name"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--',
    b"--x\r\nContent-Disposition: form-data; name*=utf-8''%ff\r\n\r\nx\r\n--x--",
    b'--x\r\nContent-Disposition: form-data; name="' + b"n" * 5_000,
)  # fmt: skip


SAYS_SO = "/readyz"
"""Answers 503 by design while jobs wait, and in a sweep nobody does them."""


@dataclass(frozen=True)
class Target:
    """Somewhere to send to: whose browser, which address by which methods, and the form found there if any."""

    role: str
    address: str
    methods: tuple[str, ...] = ("GET", "POST")
    form: FoundForm | None = None


@dataclass
class Sent:
    """One request as it goes out."""

    role: str
    method: str
    address: str
    body: bytes = b""
    kind: str = FORM
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Tally:
    """What came of all requests: how often each status; each failure once, with how often and what was sent; the most work
    that one of them made, in seconds of processor time."""

    statuses: Counter[int] = field(default_factory=Counter)
    failures: dict[str, tuple[int, Sent]] = field(default_factory=dict)
    slowest: float = 0.0
    slowest_was: str = ""

    def add(self, other: "Tally") -> None:
        """What came of other requests, too."""
        self.statuses += other.statuses
        for where, (count, first) in other.failures.items():
            before, kept = self.failures.get(where, (0, first))
            self.failures[where] = (before + count, kept)
        if other.slowest > self.slowest:
            self.slowest, self.slowest_was = other.slowest, other.slowest_was

    def note(self, where: str, sent: Sent) -> None:
        """One more of this failure."""
        count, first = self.failures.get(where, (0, sent))
        self.failures[where] = (count + 1, first)

    def lines(self) -> list[str]:
        """One line a failure."""
        return [
            f"{count} x {where} -- {one.role} {one.method} {one.address[:120]} {one.kind[:40]} {one.body[:200]!r} {one.headers}"
            for where, (count, one) in sorted(self.failures.items())
        ]


def encoded(text: str) -> str:
    """Percent-encoded, halves of pairs too."""
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"))


def pairs(values: dict[str, list[str]]) -> bytes:
    """A form as a browser would send it, except that anything goes."""
    return "&".join(f"{encoded(name)}={encoded(one)}" for name, given in values.items() for one in given).encode()


class Fuzzer:
    """An endless row of requests to these targets."""

    def __init__(self, targets: list[Target], seed: int) -> None:
        self.chance, self.targets = random.Random(seed), targets
        self.names = sorted({name for one in targets if one.form for name in one.form.names})

    def __iter__(self) -> Iterator[Sent]:
        while True:
            target = self.chance.choice(self.targets)
            sent = self._form(target, target.form) if target.form else self._visit(target)
            if self.chance.random() < 0.2:
                name = self.chance.choice(list(HEADERS))
                sent.headers[name] = self.chance.choice(HEADERS[name])
            yield sent

    def _nasty(self) -> str:
        text = self.chance.choice(NASTY)
        return text + self.chance.choice(NASTY) if self.chance.random() < 0.1 else text

    def _asked(self, address: str) -> str:
        names = self.chance.sample(ASKED, self.chance.randint(1, 3))
        return f"{address.partition('?')[0]}?" + "&".join(f"{name}={encoded(self._nasty())}" for name in names)

    def _visit(self, target: Target) -> Sent:
        address, method = target.address, self.chance.choice(target.methods)
        if self.chance.random() < 0.05:
            method = self.chance.choice(("HEAD", "PUT", "DELETE", "OPTIONS"))
        if self.chance.random() < 0.6:
            address = self._asked(address)
        if self.chance.random() < 0.2:
            parts = address.split("/")
            parts[self.chance.randrange(len(parts))] = quote(
                self._nasty().encode("utf-8", "surrogatepass")[:300], safe=""
            )
            address = "/" + "/".join(parts).lstrip("/")
        if method in {"GET", "HEAD", "OPTIONS"}:
            return Sent(target.role, method, address)
        values = {self.chance.choice(self.names): [self._nasty()] for _ in range(self.chance.randint(0, 5))}
        return Sent(target.role, method, address, pairs(values))

    def _form(self, target: Target, form: FoundForm) -> Sent:
        values = {name: list(given) for name, given in form.values.items()}
        for offered in (form.choices, form.buttons):
            values |= {name: [self.chance.choice(all_)] for name, all_ in offered.items() if self.chance.random() < 0.3}
        for _ in range(self.chance.choice((0, 1, 1, 1, 2, 4))):
            self._change(values, form)
        sent = Sent(target.role, form.method, target.address, pairs(values))
        if form.method == "GET":
            return Sent(target.role, "GET", f"{target.address.partition('?')[0]}?{sent.body.decode()}")
        if self.chance.random() < 0.15:
            self._send_oddly(sent, values)
        return sent

    def _change(self, values: dict[str, list[str]], form: FoundForm) -> None:
        name = self.chance.choice(sorted(form.names) or self.names)
        what = self.chance.random()
        if what < 0.7:
            values[name] = [self._nasty()]
        elif what < 0.8:
            values[name] = [*values.get(name, []), self._nasty()]
        elif what < 0.9:
            values.pop(name, None)
        elif what < 0.98:
            values[self.chance.choice((*self.names, self._nasty()[:60]))] = [self._nasty()]
        else:
            values |= {f"more{number}": ["x"] for number in range(250)}

    def _send_oddly(self, sent: Sent, values: dict[str, list[str]]) -> None:
        sent.kind = self.chance.choice(TYPES)
        if "multipart" in sent.kind:
            sent.body = self.chance.choice(MULTIPART)
        elif "json" in sent.kind:
            sent.body = json.dumps(values).encode()
        elif self.chance.random() < 0.5:
            sent.body = self.chance.choice(
                (
                    b"\xff\xfe=\xff&",
                    b"body=\xed\xa0\x80&name=\xc0\xaf",
                    b"=" * 300,
                    b"&" * 300,
                    b"%",
                    b"body=%zz%",
                    b"x" * 1_100_000,
                )
            )


@contextmanager
def failures_heard() -> Iterator[list[BaseException]]:
    """Every exception that a view let out, also where a page hid it behind a plain one."""
    heard: list[BaseException] = []

    def hear(**_: Any) -> None:
        error = sys.exc_info()[1]
        if error is not None:
            heard.append(error)

    got_request_exception.connect(hear)
    try:
        yield heard
    finally:
        got_request_exception.disconnect(hear)


def where_of(error: BaseException) -> str:
    """The kind of exception and the last line of ours it came through."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "site-packages" not in one.filename]
    last = f"{frames[-1].filename.rpartition('/hearthside/')[2]}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {last}: {str(error)[:80]!r}"


def send(clients: dict[str, Client], sent: Sent, tally: Tally) -> None:
    """One request; what it wrote is taken back, and what came of it noted."""
    client = clients[sent.role]
    kept = client.cookies.copy()
    fresh_counters()
    began = time.process_time()
    with undone(), failures_heard() as heard:
        answer = client.generic(sent.method, sent.address, sent.body, sent.kind, **sent.headers)
        list(answer)
    if (took := time.process_time() - began) > tally.slowest:
        tally.slowest, tally.slowest_was = took, f"{sent.role} {sent.method} {sent.address[:80]} {sent.body[:80]!r}"
    client.cookies = kept
    tally.statuses[answer.status_code] += 1
    for error in heard:
        tally.note(where_of(error), sent)
    if answer.status_code >= 500 and not heard and not sent.address.startswith(SAYS_SO):
        tally.note(f"status {answer.status_code}", sent)


def targets_of(world: World, every: Everybody) -> list[Target]:
    """Every form for who finds it, and every address for everybody."""
    forms = [Target(role, one.action, form=one) for role, found in every.forms.items() for one in found]
    rows = doors()
    methods = {name: tuple(one for one in METHODS if getattr(rows[name], one.lower())) for name in rows}
    return forms + [
        Target(role, address, methods[name]) for role in every.clients for name, address in addresses(world).items()
    ]


def fuzz(clients: dict[str, Client], targets: list[Target], *, number: int, seed: int) -> Tally:
    """So many requests; the log is quiet meanwhile."""
    tally = Tally()
    logging.disable(logging.CRITICAL)
    for client in clients.values():
        client.raise_request_exception = False
    for _, sent in zip(range(number), Fuzzer(targets, seed), strict=False):
        send(clients, sent, tally)
    logging.disable(logging.NOTSET)
    return tally
