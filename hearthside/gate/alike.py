"""Near-duplicates without keeping words: MinHash over keyed hashes of word triples, in bands, so that one look-up finds what is alike.

Eight bands of four rows find texts that share about six in ten triples (the threshold is (1/8) ** (1/4) = 0.59). What is stored is
bounded in number and time, and says nothing without the site's key.
"""

import re
import struct
from datetime import timedelta
from functools import lru_cache
from hashlib import blake2b
from uuid import UUID

from django.utils import timezone

from hearthside.gate.models import Shape
from hearthside.safety.models import Case
from hearthside.vault.tags import blind_tag

BANDS, ROWS = 8, 4
LONGEST = 300
"""Words that are looked at: enough for any flood, and a bound on the work."""
KEPT_FOR = timedelta(days=3)
MOST_ROWS = 16_000
_PRIME = (1 << 61) - 1
_MIX = [struct.unpack("<QQ", blake2b(f"row {turn}".encode(), digest_size=16).digest()) for turn in range(BANDS * ROWS)]
"""Drawn apart from each other: multiples of one number would make the rows alike, and copies would be missed more often."""


def words_of(text: str) -> list[str]:
    """The words, without case and marks."""
    return re.findall(r"\w+", text.casefold())[:LONGEST]


@lru_cache(maxsize=2)
def bands_of(text: str) -> list[str]:
    """The bands of a text's shape; none for a text without words. Asked at the door and again when the post is stored, while others wait
    to write: the second time it is at hand."""
    words = words_of(text)
    triples = {" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))} if words else set()
    if not triples:
        return []
    key = blind_tag("shape of a post")
    hashes = [int.from_bytes(blake2b(one.encode(), key=key, digest_size=8).digest()) for one in triples]
    least = [min((one * mix + add) % _PRIME for one in hashes) for mix, add in _MIX]
    return [_band(key, number, least[number * ROWS : (number + 1) * ROWS]) for number in range(BANDS)]


def _band(key: bytes, number: int, rows: list[int]) -> str:
    return blake2b(struct.pack(f"<B{ROWS}Q", number, *rows), key=key, digest_size=8).hexdigest()


def find(bands: list[str], scope: UUID | None) -> list[tuple[UUID, UUID | None]]:
    """(subject, case) of what is alike in this place, of the last three days. One query."""
    if not bands:
        return []
    recent = Shape.objects.filter(band__in=bands, scope=scope, at__gt=timezone.now() - KEPT_FOR)
    return list(recent.values_list("subject_id", "case_id").distinct())


def remember(bands: list[str], scope: UUID | None, subject_id: UUID, case: Case | None) -> None:
    """The shape is found from now on. The oldest go when there are too many."""
    Shape.objects.bulk_create(Shape(scope=scope, subject_id=subject_id, case=case, band=band) for band in bands)
    if Shape.objects.count() > MOST_ROWS:
        edge = Shape.objects.order_by("-at").values_list("at", flat=True)[MOST_ROWS // 2]
        Shape.objects.filter(at__lte=edge).delete()
