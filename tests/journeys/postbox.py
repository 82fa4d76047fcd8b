"""A mail server of a few lines for the stage: it takes every mail and keeps it, on 127.0.0.1 only."""

import email
import email.policy
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Postbox:
    """Where it listens, and what came: each mail as (to, subject, words)."""

    port: int = 0
    mails: list[tuple[str, str, str]] = field(default_factory=list)

    def words_to(self, address: str, subject: str, within: float = 20) -> str:
        """The words of the newest mail to this address with this subject; waits for it, and fails when none comes."""
        ends = time.monotonic() + within
        while time.monotonic() < ends:
            found = [words for to, about, words in self.mails if (to, about) == (address, subject)]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"No mail {subject!r} came.")


class _Talk(socketserver.StreamRequestHandler):
    """One talk with somebody who has mail (RFC 5321, no more of it than a plain sender says)."""

    server: "_Server"

    def handle(self) -> None:
        """Says yes to all."""
        self._say("220 here")
        to = ""
        while line := self.rfile.readline().decode().strip():
            word = line.upper()
            if word.startswith("RCPT TO:"):
                to = line[8:].strip().strip("<>")
            if word == "DATA":
                self._say("354 go on")
                self.server.box.mails.append((to, *self._read()))
            self._say("221 bye" if word == "QUIT" else "250 well")
            if word == "QUIT":
                return

    def _read(self) -> tuple[str, str]:
        lines = []
        while (line := self.rfile.readline()).rstrip() != b".":
            lines.append(line)
        letter = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        return str(letter["subject"]), letter.get_content()

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    box: Postbox


@contextmanager
def opened_postbox() -> Iterator[Postbox]:
    """A mail server; gone after the block."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.box = Postbox(server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.box
        server.shutdown()
