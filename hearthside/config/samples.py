"""Trying sealed values: whether what came back can be opened."""

import random
from collections.abc import Iterator

from django.db import models

from hearthside.vault import keys
from hearthside.vault.fields import SealedText, sealed_fields
from hearthside.vault.sealing import Sealed

TRIED = 100


def open_some(count: int = TRIED) -> tuple[int, int]:
    """How many of `count` sealed values, taken at random, open; and how many were tried: fewer on a small site."""
    found = list(_some(count))
    tried = random.sample(found, min(count, len(found)))
    opened = sum(_opens(field, row) for field, row in tried)
    keys.forget_keys()
    return opened, len(tried)


def _some(count: int) -> Iterator[tuple[SealedText, models.Model]]:
    for field in sealed_fields():
        rows = field.model._base_manager.filter(**{f"{field.attname}__isnull": False})
        yield from ((field, row) for row in rows.order_by("?")[:count])


def _opens(field: SealedText, row: models.Model) -> bool:
    try:
        getattr(row, field.name).reveal()
    except Sealed:
        return False
    return True
