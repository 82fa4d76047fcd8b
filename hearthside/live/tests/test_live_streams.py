"""A stream tells topics to those with a ticket for them, and to nobody else."""

import asyncio
import time

import pytest

from hearthside.live import hub as hubs
from hearthside.live.app import LiveApp
from hearthside.live.config import LiveConfig
from hearthside.live.tests.streams import KEY, ORIGIN, Reader, app, token
from hearthside.live.tokens import read_token


def test_five_hundred_readers_all_hear_within_a_second() -> None:
    async def run() -> float:
        live = app()
        readers = [Reader(live, token("thread:1", person=f"p{number}")) for number in range(500)]
        await asyncio.gather(*[reader.begun() for reader in readers])
        began = time.monotonic()
        live.hub.publish("thread:1")
        heard = await asyncio.gather(*[reader.next() for reader in readers])
        took = time.monotonic() - began
        assert heard == ["thread:1"] * 500
        await asyncio.gather(*[reader.leave() for reader in readers])
        assert live.hub.count == 0 and not live.hub._by_topic and not live.hub._by_person
        return took

    assert asyncio.run(run()) < 1


def test_a_topic_without_a_ticket_is_not_heard() -> None:
    async def run() -> None:
        live = app()
        reader = await Reader(live, token("thread:1")).begun()
        live.hub.publish("thread:2")
        live.hub.publish("thread:1")
        assert await reader.next() == "thread:1" and reader.topics.empty()

    asyncio.run(run())


@pytest.mark.parametrize("words", [token("thread:1"), "no ticket"], ids=["a stream", "a refusal"])
@pytest.mark.parametrize("origin", [ORIGIN, "https://hearthside.example"])
def test_every_answer_is_in_no_frame_and_says_https_where_pages_do(words: str, origin: str) -> None:
    async def run() -> dict[bytes, bytes]:
        live = LiveApp(LiveConfig(KEY.hex(), "socket", "", [origin]))
        return (await Reader(live, words, origin).begun()).headers

    headers = asyncio.run(run())
    assert b"frame-ancestors 'none'" in headers[b"content-security-policy"]
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert (b"strict-transport-security" in headers) is origin.startswith("https:")


def test_a_slow_reader_costs_no_memory() -> None:
    async def run() -> None:
        live = app()
        listener = live.hub.join(live._ticket({"query_string": f"token={token('thread:1')}".encode()}))
        for _ in range(10_000):
            live.hub.publish("thread:1")
        assert await listener.news() == ["thread:1"]

    asyncio.run(run())


def refusal(words: str, **about: str) -> int:
    """The status that this request is answered with."""

    async def run() -> int:
        return (await Reader(app(), words, **about).begun()).status

    return asyncio.run(run())


def test_the_right_ticket_opens() -> None:
    assert refusal(token("thread:1")) == 200


def test_a_changed_ticket_is_refused() -> None:
    words = token("thread:1")
    assert refusal(("B" if words[0] == "A" else "A") + words[1:]) == 401


def test_no_ticket_is_refused() -> None:
    assert refusal("") == 401


def test_an_ended_ticket_is_refused() -> None:
    assert refusal(token("thread:1", lifetime_s=-1)) == 401


def test_a_foreign_page_is_refused() -> None:
    assert refusal(token("thread:1"), origin="https://elsewhere.example") == 403


def test_a_foreign_page_that_names_no_origin_is_refused() -> None:
    assert refusal(token("thread:1"), origin="", site="cross-site") == 403


def test_only_reading_is_allowed() -> None:
    assert refusal(token("thread:1"), method="POST") == 405


def test_the_pages_own_origin_may_read_the_answer() -> None:
    async def run() -> None:
        reader = await Reader(app(), token("thread:1")).begun()
        assert reader.headers[b"access-control-allow-origin"] == ORIGIN.encode()

    asyncio.run(run())


def test_revoking_ends_the_streams_and_tickets_of_that_person_only() -> None:
    async def run() -> None:
        live, words = app(), token("thread:1", person="ava")
        hers, his = await Reader(live, words).begun(), await Reader(live, token("thread:1", person="ben")).begun()
        live.hub.publish("revoke:ava")
        await asyncio.wait_for(hers.task, 2)
        assert not his.task.done()
        assert (await Reader(live, words).begun()).status == 401

    asyncio.run(run())


def test_a_ticket_made_a_moment_before_revoking_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    live = app()
    moments = iter([1_000.0006, 1_000.0007, 1_000.0007])
    monkeypatch.setattr(time, "time", lambda: next(moments))
    ticket = read_token(token("thread:1", person="ava"), key=KEY, now=1_000)
    live.hub.publish("revoke:ava")
    assert live.hub.is_revoked(ticket)


def test_a_new_ticket_after_revoking_opens() -> None:
    async def run() -> None:
        live = app()
        live.hub.publish("revoke:ava")
        await asyncio.sleep(0.01)
        assert (await Reader(live, token("thread:1", person="ava")).begun()).status == 200

    asyncio.run(run())


def test_the_ninth_stream_of_a_person_ends_the_first() -> None:
    async def run() -> None:
        live = app()
        readers = [await Reader(live, token("thread:1", person="ava")).begun() for _ in range(9)]
        await asyncio.wait_for(readers[0].task, 2)
        assert [reader.task.done() for reader in readers[1:]] == [False] * 8

    asyncio.run(run())


def test_a_full_house_says_so(monkeypatch: object) -> None:
    async def run() -> None:
        live = app()
        live.hub.count = hubs.MOST_STREAMS
        assert (await Reader(live, token("thread:1")).begun()).status == 503

    asyncio.run(run())


def test_a_quiet_stream_beats_and_ends_with_its_ticket() -> None:
    async def run() -> None:
        live = app()
        quiet = await Reader(live, token("thread:1")).begun()
        ending = await Reader(live, token("thread:1", lifetime_s=1)).begun()
        await asyncio.sleep(1.05)
        live.hub.beat()
        await asyncio.wait_for(ending.task, 2)
        await asyncio.sleep(0)
        assert quiet.beats == 1 and not quiet.task.done()

    asyncio.run(run())
