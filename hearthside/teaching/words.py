"""The words that labels and second looks point to: read anew each time, kept nowhere."""

from uuid import UUID

from hearthside.conversations.queries.as_read import AsRead, first_post_of, post_as_read
from hearthside.vault.tags import blind_tag


def words_of(kind: str, subject_id: UUID) -> AsRead | None:
    """The words of a post or a conversation's first post; None for anything else, and once they are gone."""
    if kind == "thread":
        first = first_post_of(subject_id)
        return post_as_read(first) if first else None
    return post_as_read(subject_id) if kind == "post" else None


def fingerprint(words: AsRead) -> str:
    """Says whether words are still the same. It is keyed, so that nobody finds words by guessing. Refuses a closed vault."""
    return blind_tag("taught words", words.previous.encode(), words.text.encode()).hex()
