"""What may go wrong on the way out, as codes: never the other side's words, which may hold addresses.

What speaks to other sites is large (6 MiB), and most processes never do: it is read when `post` first uses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import requests

TIMEOUT = (2.0, 4.0)
"""Seconds to connect and to wait for an answer."""


class Trouble(Exception):
    """It did not get through this time; `code` names the kind of trouble."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code[:60]


class Gone(Trouble):
    """This address will never answer again."""


@contextmanager
def named_trouble() -> Iterator[None]:
    """Every fault inside comes out as Trouble with the name of its class."""
    try:
        yield
    except Trouble:
        raise
    except Exception as error:
        raise Trouble(type(error).__name__) from None


def post(address: str, body: bytes, headers: dict[str, str]) -> None:
    """One POST that follows no redirect and waits for `TIMEOUT`. Refuses like `check_answer`; call it within `named_trouble`."""
    import requests

    check_answer(requests.post(address, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False))


def check_answer(answer: requests.Response) -> None:
    """Passes for 2xx. Refuses everything else: 404 and 410 as Gone, and redirects too, since we never follow them."""
    if answer.status_code in (404, 410):
        raise Gone(f"status {answer.status_code}")
    if not 200 <= answer.status_code < 300:
        raise Trouble(f"status {answer.status_code}")
