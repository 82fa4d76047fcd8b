"""Thirty ways to damage the file of the reader's weights, on a site that people post to: every post is taken, and every worrying one
has its case."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Post
from hearthside.safety.models import Case
from hearthside.triage import engine, weights
from hearthside.triage.tests.test_engine import RED, damages
from tests.world import World, small_world

pytestmark = [pytest.mark.django_db(databases=["default", "keys"]), pytest.mark.once]
URGENT = ("red", "crisis")


@pytest.fixture
def damaged(tmp_path, monkeypatch) -> Iterator[Callable[[bytes | None], None]]:
    """Puts these bytes in the place of the weights; None takes the file away."""
    path = tmp_path / "weights.txt"
    monkeypatch.setattr(engine, "load", lambda: weights.load(path))

    def put(data: bytes | None) -> None:
        path.unlink(missing_ok=True)
        if data is not None:
            path.write_bytes(data)
        engine.shipped.cache_clear()

    yield put
    engine.shipped.cache_clear()


def post(client: Client, world: World, words: str) -> int:
    """Somebody answers in the conversation; the status."""
    form = {"body": words, "once": fresh_once(), "has_seen_leaks": "on"}
    return client.post(f"/talk/{world.thread.pk}/reply/", form).status_code


def found_after(world: World, words: str) -> tuple[int, str]:
    """The status of the post, and the colour of its case; empty when it has none."""
    status = post(world.client("member"), world, words)
    newest = Post.objects.latest("created_at", "number")
    found = Case.objects.filter(kind="post", subject_id=newest.pk).first()
    return status, found.level if found and newest.body == words else ""


def test_every_post_is_taken_and_every_worrying_one_is_in_the_queue(damaged, no_pace) -> None:
    world, ways = small_world(), damages(weights.WEIGHTS.read_bytes())
    assert len(ways) == 30
    for number, data in enumerate(ways):
        damaged(data)
        status, level = found_after(world, f"{RED[number % len(RED)]} It is evening number {number}.")
        assert (status, level in URGENT) == (302, True), number


def test_the_desk_says_so_and_opens(damaged) -> None:
    world = small_world()
    damaged(None)
    page = world.client("moderator").get("/safety/")
    assert page.status_code == 200 and "The reader is not whole" in page.content.decode()


def test_a_reader_that_falls_silent_with_its_file_would_be_noticed(damaged, no_pace, monkeypatch) -> None:
    world = small_world()
    damaged(b"")
    monkeypatch.setattr(engine, "without_weights", lambda _reading: engine.without_rules(0))
    assert found_after(world, RED[0])[1] not in URGENT


@pytest.fixture
def no_pace(monkeypatch) -> None:
    """One person may answer as often as the test does."""
    monkeypatch.setattr("hearthside.conversations.actions.publishing.check_rate", lambda *_, **__: None)
