"""Who listens to what, in memory. A listener's queue holds each topic once, so it can never grow past the topics of its ticket."""

import asyncio
import time
from collections import defaultdict

from hearthside.live.tokens import Ticket

MOST_STREAMS_A_PERSON = 8
MOST_STREAMS = 5000
REVOKE = "revoke:"


class Full(Exception):
    """The server holds as many streams as it can."""


class Listener:
    """One open stream: the topics that changed since it was last told."""

    def __init__(self, ticket: Ticket) -> None:
        self.ticket = ticket
        self.is_closed = False
        self._pending: dict[str, None] = {}
        self._wake = asyncio.Event()

    def tell(self, topic: str) -> None:
        """This topic is among the next news."""
        self._pending[topic] = None
        self._wake.set()

    def beat(self) -> None:
        """The stream sends a heartbeat when it has no news."""
        self._wake.set()

    def close(self) -> None:
        """The stream ends after its present frame."""
        self.is_closed = True
        self._wake.set()

    async def news(self) -> list[str]:
        """Wait, then answer what changed; an empty list is a heartbeat."""
        await self._wake.wait()
        self._wake.clear()
        topics, self._pending = list(self._pending), {}
        return topics


class Hub:
    """All listeners of this process."""

    def __init__(self) -> None:
        self._by_topic: dict[str, set[Listener]] = defaultdict(set)
        self._by_person: dict[str, list[Listener]] = defaultdict(list)
        self._revoked: dict[str, float] = {}
        self.count = 0

    def join(self, ticket: Ticket) -> Listener:
        """A listener for this ticket. The oldest stream of a person with too many ends; refuses with Full when the house is full."""
        if self.count >= MOST_STREAMS:
            raise Full
        listener = Listener(ticket)
        for topic in ticket.topics:
            self._by_topic[topic].add(listener)
        if ticket.person:
            self._by_person[ticket.person].append(listener)
            for older in self._by_person[ticket.person][:-MOST_STREAMS_A_PERSON]:
                older.close()
        self.count += 1
        return listener

    def leave(self, listener: Listener) -> None:
        """Nothing of this listener is left."""
        self.count -= 1
        for topic in listener.ticket.topics:
            self._by_topic[topic].discard(listener)
            if not self._by_topic[topic]:
                del self._by_topic[topic]
        if others := self._by_person.get(listener.ticket.person):
            others.remove(listener)
            if not others:
                del self._by_person[listener.ticket.person]

    def publish(self, topic: str) -> None:
        """Everybody who listens to this topic is told; `revoke:PERSON` ends that person's streams and tickets made until now."""
        if topic.startswith(REVOKE):
            return self._revoke(topic.removeprefix(REVOKE))
        for listener in self._by_topic.get(topic, ()):
            listener.tell(topic)

    def publish_all(self) -> None:
        """Everybody looks again at everything: news may have been missed."""
        for listener in self._everybody():
            for topic in listener.ticket.topics:
                listener.tell(topic)

    def is_revoked(self, ticket: Ticket) -> bool:
        """Whether this ticket was made before its person's tickets were ended."""
        return ticket.made_at <= self._revoked.get(ticket.person, 0)

    def beat(self) -> None:
        """Every stream sends a heartbeat; those whose ticket has ended close."""
        now = time.time()
        self._revoked = {person: at for person, at in self._revoked.items() if at > now - 86_400}
        for listener in self._everybody():
            listener.close() if listener.ticket.ends_at <= now else listener.beat()

    def close(self) -> None:
        """Every stream ends."""
        for listener in self._everybody():
            listener.close()

    def _revoke(self, person: str) -> None:
        self._revoked[person] = time.time()
        for listener in list(self._by_person.get(person, ())):
            listener.close()

    def _everybody(self) -> set[Listener]:
        return set().union(*self._by_topic.values())
