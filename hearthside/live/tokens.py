"""The ticket a page gives its reader for the live server: who, which topics, until when; signed, and readable by nobody as a promise."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass

MOST_TOPICS = 40
LONGEST_TOPIC = 120


@dataclass(frozen=True)
class Ticket:
    """What a good token says. Times are seconds since 1970."""

    person: str
    topics: tuple[str, ...]
    made_at: float
    ends_at: float


class BadToken(Exception):
    """A token that was not made here, was changed, or has ended."""


def derive_key(secret: str) -> bytes:
    """The live server's own key: it signs tickets and opens nothing else."""
    return hmac.digest(secret.encode(), b"hearthside live tickets 1", hashlib.sha256)


def make_token(person_id: object | None, topics: Iterable[str], lifetime_s: int = 600, *, key: bytes) -> str:
    """A token for these topics; `person_id` None for a visitor. Refuses more than 40 topics with ValueError."""
    listed = sorted(set(topics))
    if len(listed) > MOST_TOPICS or any(not topic or len(topic) > LONGEST_TOPIC for topic in listed):
        raise ValueError("A page may listen to 40 topics of 120 letters.")
    now = time.time()
    words = json.dumps([str(person_id or ""), listed, now, now + lifetime_s], separators=(",", ":")).encode()
    return f"{_letters(words)}.{_letters(_sign(words, key))}"


def read_token(token: str, *, key: bytes, now: float | None = None) -> Ticket:
    """The ticket in the token. Refuses with BadToken a changed, foreign or ended one, without saying which."""
    try:
        words, signature = (base64.urlsafe_b64decode(part + "==") for part in token.split("."))
        if not hmac.compare_digest(signature, _sign(words, key)):
            raise BadToken
        person, topics, made_at, ends_at = json.loads(words)
    except ValueError:
        raise BadToken from None
    if ends_at <= (time.time() if now is None else now):
        raise BadToken
    return Ticket(person, tuple(topics), made_at, ends_at)


def _sign(words: bytes, key: bytes) -> bytes:
    return hmac.digest(key, words, hashlib.sha256)


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
