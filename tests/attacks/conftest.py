"""One small world for all attacks, with the owner's things and every form that somebody finds; what a test does in it is undone."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.attacks.canaries import Canaries, plant
from tests.attacks.everybody import Everybody, everybody
from tests.conftest import opened_world, undone
from tests.world import World


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The small world, for all attacks."""
    with opened_world(django_db_blocker) as made:
        yield made


@pytest.fixture(scope="package")
def planted(world: World) -> Iterator[Canaries]:
    """The owner's things."""
    with undone():
        yield plant(world)


@pytest.fixture(scope="package")
def every(world: World, planted: Canaries) -> Everybody:
    """Everybody with the forms they find."""
    return everybody(world, planted)
