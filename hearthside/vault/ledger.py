"""Who was erased: asked before a key is made, and replayed after an old backup comes back."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings

from hearthside.vault.models import ErasureLedger
from hearthside.vault.sealing import length_prefixed


def fingerprint(owner: UUID) -> bytes:
    """SHA-256 over site and id, 32 bytes. Ids are random (122 bits), so nobody can guess back from it."""
    return hashlib.sha256(
        length_prefixed(b"SV1 erased", settings.HEARTHSIDE_SITE_ID.encode(), str(owner).encode())
    ).digest()


def is_erased(owner: UUID) -> bool:
    """Whether the keys of this owner were destroyed for good."""
    return ErasureLedger.objects.filter(fingerprint=fingerprint(owner)).exists()


def erased_among(owners: Iterable[UUID]) -> set[UUID]:
    """Those of these owners who were erased: after a restore, erase their rows again."""
    prints = {fingerprint(owner): owner for owner in owners}
    known = ErasureLedger.objects.values_list("fingerprint", flat=True).iterator()
    return {prints[found] for found in map(bytes, known) if found in prints}


def signed_bytes(found: bytes, erased_at: datetime) -> tuple[bytes, bytes]:
    """What the signature of an entry covers: the fingerprint and the time."""
    return found, erased_at.isoformat().encode()
