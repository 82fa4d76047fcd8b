"""Changing keys while people go on writing.

Root keys: add, make primary, rewrap all, remove when no key needs it. Data is not touched.
Owners' keys: a new generation for new writes; old values are re-sealed with compare-and-swap; the old generation is destroyed last.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from hearthside.vault import keyring, keys, sealing, store
from hearthside.vault.fields import SITE_OWNED, SealedText, sealed_fields
from hearthside.vault.models import SiteKey, UserKey
from hearthside.vault.router import KEYS

STILL_NEEDED: Final = timedelta(days=36)
"""How long a generation stays after its successor came: as long as there may be a backup of the data that holds values under it
(SECURITY 5.2, line 42); without it such a backup would come back unreadable. Erasing somebody destroys all their generations at once."""
_BATCH: Final = 500


def rewrap_all() -> int:
    """Every key is wrapped under the primary root key afterwards; returns how many were not. Safe to repeat and to interrupt."""
    store.overwrite_deleted()
    done = sum(_rewrap(row, row.owner, sealing.USER_KEY) for row in UserKey.objects.iterator(_BATCH))
    return done + sum(_rewrap(row, keys.SITE, sealing.SITE_KEY) for row in SiteKey.objects.all())


def _rewrap(row: UserKey | SiteKey, owner: UUID, label: sealing.Label) -> int:
    ring, site, old = keys.root(), settings.HEARTHSIDE_SITE_ID, bytes(row.wrapped)
    if sealing.kid_of(old) == ring.primary:
        return 0
    key = sealing.unwrap_key(ring.keys, old, site, owner, row.generation, label)
    new = sealing.wrap_key(ring.keys[ring.primary], ring.primary, key, site, owner, row.generation, label)
    return type(row)._base_manager.filter(pk=row.pk, wrapped=old).update(wrapped=new)


def rotate_root_key() -> str:
    """A new root key is primary and wraps every key; the old one stays in the file for older key backups. Returns the new kid."""
    kid = keyring.add_root_key()
    keyring.make_primary(kid)
    rewrap_all()
    return kid


def remove_root_key(kid: str) -> None:
    """The root key is gone for good. Refuses the primary and one that still wraps a key. Key backups that need it are lost."""
    wraps = [*UserKey.objects.values_list("wrapped", flat=True), *SiteKey.objects.values_list("wrapped", flat=True)]
    if any(sealing.kid_of(bytes(wrapped)) == kid for wrapped in wraps):
        raise ValueError("This root key is still in use; rewrap first.")
    keyring.drop(kid)


def turn_user_key(owner: UUID) -> int:
    """New writes of this owner use a new generation; returns it. Refuses the secret of blind tags, and owners without a key."""
    if owner == keys.TAGS:
        raise ValueError("Blind tags would no longer match.")
    with transaction.atomic(using=KEYS):
        store.take_turns(owner)
        last = UserKey.objects.filter(owner=owner).order_by("-generation").first()
        if last is None:
            raise sealing.Sealed
        UserKey.objects.bulk_create([keys.fresh_row(owner, last.generation + 1)])
    keys.forget_keys()
    return int(last.generation) + 1


def turn_all() -> int:
    """Every owner writes under a new generation from now on; how many. An owner who is erased meanwhile is left out.

    Refuses a closed vault.
    """
    keys.root()
    owners = UserKey.objects.exclude(owner=keys.TAGS).values_list("owner", flat=True).distinct()
    return sum(_turned(owner) for owner in list(owners))


def _turned(owner: UUID) -> bool:
    try:
        turn_user_key(owner)
    except sealing.Sealed:
        return False
    return True


def settle() -> tuple[int, int]:
    """Old values are under the newest generation, and generations that nothing needs are gone; how many of each. Safe to repeat.

    Refuses a closed vault. A value that does not open stays as it is, and so does its generation.
    """
    keys.root()
    several = UserKey.objects.values("owner").annotate(count=models.Count("pk")).filter(count__gt=1)
    resealed = retired = 0
    for owner in list(several.values_list("owner", flat=True)):
        resealed += reseal(owner)
        retired += retire_user_keys(owner)
        keys.forget_keys()
    return resealed, retired


def reseal(owner: UUID) -> int:
    """Values of this owner under older generations are under the newest; returns how many. A write that comes between wins."""
    newest = keys.user_key(owner).generation
    return sum(_reseal(field, row) for field, row in _rows_of(owner) if _generation_in(field, row) < newest)


def _reseal(field: SealedText, row: models.Model) -> int:
    old = row.__dict__[field.attname]
    try:
        return int(field.swap(row, old, field.seal_for(row, field.open_for(row, old.blob))))
    except sealing.Sealed:
        return 0


def _rows_of(owner: UUID) -> Iterator[tuple[SealedText, models.Model]]:
    for field in sealed_fields():
        mine = {} if field.owner == SITE_OWNED else {field.owner: owner}
        if mine or owner == keys.SITE:
            rows = field.model._base_manager.filter(**mine, **{f"{field.attname}__isnull": False})
            yield from ((field, row) for row in rows.iterator(_BATCH))


def _generation_in(field: SealedText, row: models.Model) -> int:
    held = row.__dict__[field.attname]
    return sealing.generation_of(held.blob)


def retire_user_keys(owner: UUID) -> int:
    """Older generations are destroyed where no value needs them; returns how many.

    Leaves generations alone whose successor is younger than 36 days: a backup of the data may need them.
    """
    needed = {_generation_in(field, row) for field, row in _rows_of(owner)}
    old = [row.pk for row in _superseded(owner) if row.generation not in needed]
    store.overwrite_deleted()
    gone = UserKey.objects.filter(pk__in=old).delete()[0]
    if gone:
        transaction.on_commit(store.wipe_old_pages, using=KEYS)
    keys.forget_keys()
    return gone


def _superseded(owner: UUID) -> list[UserKey]:
    """Generations whose successor has been there for so long that nothing else needs them."""
    aged = timezone.now() - STILL_NEEDED
    rows = UserKey.objects.filter(owner=owner).order_by("generation")
    return [row for row, later in pairwise(rows) if later.created_at < aged]
