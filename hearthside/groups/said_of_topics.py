"""Other words that people use for a topic, so that what they type finds it. They are never shown; each language has a file of its own."""

import json
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

FOLDER = Path(__file__).parent / "data" / "said_of_topics"


@lru_cache
def words_in(language: str) -> dict[str, str]:
    """The words of this language by topic; English ones where there is no file of it."""
    file = FOLDER / f"{language}.json"
    found: dict[str, str] = json.loads((file if file.exists() else FOLDER / "en.json").read_text("utf-8"))
    return found


def said_of(topics: list[str]) -> list[str]:
    """A line of other words for each topic that has some."""
    words = words_in((get_language() or "en").partition("-")[0])
    return [words[topic] for topic in topics if topic in words]
