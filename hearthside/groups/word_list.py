"""A column that holds a short list of known words: quick to read, and both databases can look for one of them."""

from typing import Any

from django.db import models


class WordList(models.CharField):  # type: ignore[type-arg]
    """A list of words without spaces, kept as " one two ". Look for one with `column__contains=" one "`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 400, "default": list, "blank": True, **kwargs})

    def from_db_value(self, value: str | None, *_rest: object) -> list[str]:
        """The words."""
        return value.split() if value else []

    def to_python(self, value: Any) -> Any:
        """The words, whatever form they came in."""
        return value.split() if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        """The words with a space around each; a text (in a look-up) stays as it is."""
        if isinstance(value, str) or value is None:
            return value
        return f" {' '.join(value)} " if value else ""
