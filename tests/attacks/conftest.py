"""A small world with the owner's things, and every form that somebody finds in it: new for each file, undone at its end."""

from collections.abc import Iterator

import pytest

from tests.attacks.canaries import Canaries, plant
from tests.attacks.everybody import Everybody, everybody
from tests.conftest import undone
from tests.world import World


@pytest.fixture(scope="module")
def planted(world: World) -> Iterator[Canaries]:
    """The owner's things."""
    with undone():
        yield plant(world)


@pytest.fixture(scope="module")
def every(world: World, planted: Canaries) -> Everybody:
    """Everybody with the forms they find."""
    return everybody(world, planted)
