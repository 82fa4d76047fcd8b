"""The small world, built once a module; whatever a test does in it is undone."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.db import transaction

from hearthside.kernel.doors import ROLES
from hearthside.vault.keys import forget_keys
from tests.world import World, small_world

DATABASES = ("default", "keys")


@contextmanager
def undone() -> Iterator[None]:
    """Everything written inside is taken back at the end, in both databases."""
    with ExitStack() as stack:
        for name in DATABASES:
            stack.enter_context(transaction.atomic(using=name))
        yield
        for name in DATABASES:
            transaction.set_rollback(True, using=name)
    forget_keys()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The small world with everybody signed in, and its database open for this module."""
    with django_db_blocker.unblock(), undone():
        made = small_world()
        for role in ROLES:
            made.client(role)
        yield made
