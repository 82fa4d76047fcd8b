"""Owners' keys: made on demand, unwrapped at most once per request, forgotten at its end.

An owner is any UUID: a person, a talk, a group, an event. `SITE` owns what belongs to no person; `TAGS` is the secret behind
blind tags. Keys are remembered in a ContextVar only, never in a shared cache, a session or a task's arguments; the secret behind
the tags, which is nobody's and is never erased, stays with the process for five minutes.
"""

import secrets
import time
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from hearthside.vault import keyring, ledger, store
from hearthside.vault.models import ErasureLedger, SiteKey, UserKey
from hearthside.vault.router import KEYS
from hearthside.vault.sealing import KEY_LENGTH, Sealed, unwrap_key, wrap_key

SITE: Final = UUID("00000000-0000-0000-0000-000000000001")
TAGS: Final = UUID("00000000-0000-0000-0000-000000000002")
REMEMBERED_FOR: Final = 300.0


@dataclass(frozen=True, slots=True)
class OwnerKey:
    """One generation of an owner's key, opened; what is drawn from it for single purposes goes when it goes. Its repr shows no key."""

    generation: int
    key: bytes = field(repr=False)
    drawn: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)


_Held = dict[tuple[UUID, int], tuple[float, OwnerKey]]
_NEWEST: Final = 0
_held: ContextVar[_Held | None] = ContextVar("keys_held_for_this_request", default=None)
_tags: _Held = {}


def root() -> keyring.Keyring:
    """The root keyring, made on the very first use of a site. Refuses with `VaultClosed` when a used site has lost it."""
    try:
        return keyring.load()
    except keyring.VaultClosed:
        if keyring.is_missing() and not _was_used():
            return keyring.create()
        raise


def _was_used() -> bool:
    return UserKey.objects.exists() or SiteKey.objects.exists() or ErasureLedger.objects.exists()


def is_open() -> bool:
    """Whether values can be sealed and opened now. False is closed-vault mode: public and help pages go on."""
    try:
        root()
    except keyring.VaultClosed:
        return False
    return True


def user_key(owner: UUID) -> OwnerKey:
    """The owner's newest key, made now if there is none. Refuses erased owners (`Sealed`) and a closed vault."""
    return _recall(owner, _NEWEST) or _load_newest(owner) or _create(owner)


def key_for(owner: UUID, generation: int) -> bytes:
    """The owner's key of one generation. Refuses, with `Sealed`, a generation that is not there (or no longer)."""
    held = _recall(owner, generation)
    if held is None:
        row = UserKey.objects.filter(owner=owner, generation=generation).first()
        held = _remember(owner, generation, _open(row))
    return held.key


def fetch_keys(owners: Iterable[UUID]) -> None:
    """Every key of these owners is at hand for this request, by one query. Owners without a key are left alone."""
    for row in UserKey.objects.filter(owner__in=set(owners)).order_by("generation"):
        opened = _remember(row.owner, row.generation, _open(row))
        _remember(row.owner, _NEWEST, opened)


def forget_keys() -> None:
    """No opened key is held for this request any more. Called at both ends of every request and task."""
    held = _held.get()
    if held:
        held.clear()


def _recall(owner: UUID, generation: int) -> OwnerKey | None:
    """A held key, unless it is older than five minutes: a process that forgets to forget must not outlive an erasure."""
    held = _tags if owner == TAGS else _held.get() or {}
    until, found = held.get((owner, generation), (0.0, None))
    return found if until > time.monotonic() else None


def forget_everything() -> None:
    """As `forget_keys`, and the process forgets the secret behind the tags too: after a restore, and between tests."""
    forget_keys()
    _tags.clear()


def _remember(owner: UUID, generation: int, opened: OwnerKey) -> OwnerKey:
    held = _tags if owner == TAGS else _held.get()
    if held is None:
        held = {}
        _held.set(held)
    held[owner, generation] = (time.monotonic() + REMEMBERED_FOR, opened)
    return opened


def _load_newest(owner: UUID) -> OwnerKey | None:
    row = UserKey.objects.filter(owner=owner).order_by("-generation").first()
    if row is None:
        return None
    opened = _remember(owner, row.generation, _open(row))
    return _remember(owner, _NEWEST, opened)


def _open(row: UserKey | None) -> OwnerKey:
    if row is None:
        raise Sealed
    site = settings.HEARTHSIDE_SITE_ID
    return OwnerKey(row.generation, unwrap_key(root().keys, bytes(row.wrapped), site, row.owner, row.generation))


def _create(owner: UUID) -> OwnerKey:
    """Two requests at once end up with the same key; an erased owner never gets a new one."""
    with transaction.atomic(using=KEYS):
        store.take_turns(owner)
        if ledger.is_erased(owner):
            raise Sealed
        UserKey.objects.bulk_create([fresh_row(owner, 1)], ignore_conflicts=True)
    made = _load_newest(owner)
    if made is None:
        raise Sealed
    return made


def fresh_row(owner: UUID, generation: int) -> UserKey:
    """A new random key of this generation, wrapped under the primary root key, not yet saved."""
    ring, site = root(), settings.HEARTHSIDE_SITE_ID
    key = secrets.token_bytes(KEY_LENGTH)
    wrapped = wrap_key(ring.keys[ring.primary], ring.primary, key, site, owner, generation)
    return UserKey(owner=owner, generation=generation, wrapped=wrapped)
