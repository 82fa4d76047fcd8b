"""Which posts are looked at again: two in a hundred, by a keyed draw that nobody without the site's key can foresee."""

from uuid import UUID

from hearthside.teaching.vocabulary import SHARE
from hearthside.vault.tags import blind_tag

_WHOLE = 1 << 64


def is_drawn(subject_id: UUID, share: float = SHARE, occasion: str = "second look") -> bool:
    """The same answer for the same post, always. Refuses a closed vault."""
    tag = blind_tag(occasion, subject_id.bytes)
    return int.from_bytes(tag[:8], "big") < share * _WHOLE
