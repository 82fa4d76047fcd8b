"""A person who posts over HTTP and does not give up: the same form, with the same mark, until somebody answers."""

import http.client
import re
import secrets
import time
from threading import Event
from urllib.parse import urlencode

PASSWORD = "a long walk by the sea"
WORRYING = "I do not want to be here any more and I cannot see a way on."
CALM = "It was a long week and I would like to talk."
FORM = "application/x-www-form-urlencoded"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Writer:
    """One person's browser, as far as posting needs it."""

    def __init__(self, name: str, port: int, thread_id: str) -> None:
        self.name, self.port, self.thread_id = name, port, thread_id
        self.cookies: dict[str, str] = {}
        self.acknowledged: list[str] = []
        self.retries = self.number = 0
        self.token = ""
        self.says: dict[str, str] = {}

    def sign_in(self) -> None:
        """Through the page, as everybody does."""
        self._refresh("/sign-in/")
        status, _ = self._send("/sign-in/", {"name": self.name, "passphrase": PASSWORD})
        assert status == 302, f"{self.name} could not sign in: {status}"
        self._refresh(f"/talk/{self.thread_id}/")

    def write_until(self, is_over: Event) -> None:
        """Post after post; the one begun last is finished."""
        while not is_over.is_set():
            self.number += 1
            feeling = WORRYING if self.number % 5 == 0 else CALM
            self.post(f"{feeling} {self.name} {self.number}.")

    def post(self, body: str) -> None:
        """Until it is acknowledged; fails after a minute."""
        form = {"body": body, "once": secrets.token_urlsafe(16), "has_seen_leaks": "on"}
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            status, _ = self._send(f"/talk/{self.thread_id}/reply/", form)
            if status == 302:
                self.acknowledged.append(body)
                return
            assert status in {0, 429, 502, 503}, f"{self.name} was answered {status}"
            self.retries += 1
            time.sleep(0.05)
        raise AssertionError(f"{self.name} was never answered")

    def _caller(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def _refresh(self, path: str) -> None:
        ends = time.monotonic() + 30
        while time.monotonic() < ends:
            status, page = self._ask("GET", path)
            if status == 200 and (found := TOKEN.search(page)):
                self.token = found[1]
                return
            time.sleep(0.05)
        raise AssertionError(f"{path} never came")

    def _send(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        return self._ask("POST", path, urlencode(form | {"csrfmiddlewaretoken": self.token}))

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        caller = self._caller()
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **self.says}
        try:
            caller.request(method, path, body, headers | ({"Content-Type": FORM} if body else {}))
            answer = caller.getresponse()
            page = answer.read().decode()
            for line in answer.headers.get_all("Set-Cookie", []):
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, page
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            caller.close()
