"""Crypto-erasure: destroy an owner's keys, and every value sealed under them is noise, in backups of the data too."""

import hmac
import logging
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hearthside.vault import keys, ledger, store, tags
from hearthside.vault.models import ErasureLedger, UserKey
from hearthside.vault.router import KEYS

logger = logging.getLogger("hearthside.vault")


def shred(owner: UUID) -> None:
    """All keys of this owner are gone, from the rows and from the bytes of the store, and the ledger says so.

    May be called again at any time. Refuses the site's own keys and a closed vault. Raises `store.ErasureUnfinished` when a reader
    keeps old pages alive: the keys are deleted then, call again for the bytes. Inside a transaction on the keys database the bytes
    are wiped when it commits. Keys held by requests that run now are forgotten at their end.
    """
    if owner in (keys.SITE, keys.TAGS):
        raise ValueError("The site's own keys are not erased.")
    store.overwrite_deleted()
    with transaction.atomic(using=KEYS):
        store.take_turns(owner)
        wrapped = _delete_keys(owner)
        _enter(owner)
    keys.forget_keys()
    transaction.on_commit(lambda: _wipe(wrapped), using=KEYS)


def _delete_keys(owner: UUID) -> list[bytes]:
    rows = UserKey.objects.filter(owner=owner)
    wrapped = [bytes(blob) for blob in rows.values_list("wrapped", flat=True)]
    rows.delete()
    return wrapped


def _enter(owner: UUID) -> None:
    found, erased_at = ledger.fingerprint(owner), timezone.now()
    signature = tags.blind_tag("erasure ledger", *ledger.signed_bytes(found, erased_at))
    ErasureLedger.objects.bulk_create(
        [ErasureLedger(fingerprint=found, erased_at=erased_at, signature=signature)], ignore_conflicts=True
    )


def _wipe(wrapped: list[bytes]) -> None:
    store.wipe_old_pages()
    if store.is_left_over(wrapped):
        logger.error("Erased keys can still be found in a file of the keys database.")
        raise store.ErasureUnfinished


def is_genuine(entry: ErasureLedger) -> bool:
    """Whether this site wrote the entry, and nobody changed it since."""
    expected = tags.blind_tag("erasure ledger", *ledger.signed_bytes(bytes(entry.fingerprint), entry.erased_at))
    return hmac.compare_digest(expected, bytes(entry.signature))
