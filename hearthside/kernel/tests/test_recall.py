"""A shared memory that is away costs nobody a page, and is not asked again at once."""

import pytest
from django.core.cache import cache

from hearthside.kernel import recall


def test_what_was_said_is_remembered() -> None:
    assert recall.recalled("a", lambda: "first", for_seconds=9) == "first"
    assert recall.recalled("a", lambda: "second", for_seconds=9) == "first"


def test_without_a_memory_the_answer_is_worked_out(settings: object) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9/0"}
    }  # type: ignore[attr-defined]
    assert recall.recalled("a", lambda: "mine", for_seconds=9) == "mine"


def test_a_memory_that_failed_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def fail(*_: object) -> None:
        tries.append(1)
        raise ConnectionError

    monkeypatch.setattr(cache, "get", fail)
    for _ in range(5):
        assert recall.recalled("a", lambda: "mine", for_seconds=9) == "mine"
    assert len(tries) == 1
