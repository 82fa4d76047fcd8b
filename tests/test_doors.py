"""Every address is tried by everybody: what they get is what the rooms' doors say, and no address is without a door."""

import json
import re
from copy import deepcopy

import pytest
from django.core.management import call_command

from hearthside.accounts.tests.builders import fresh_counters
from hearthside.config.doors import METHODS, doors, routes, table, unnamed
from hearthside.kernel.doors import ROLES, Door
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ROUTES, ROWS = routes(), doors()
PART = re.compile(r"<(?:\w+:)?(\w+)>")
SENT, FORM = "nothing=of+use", "application/x-www-form-urlencoded"
REFUSED_BEFORE = {"suspended": {403, 405}, "visitor": {302, 405}}
"""A paused person and a visitor may be stopped before anything asks which methods an address takes."""


def missing_doors(named: dict[str, str], rows: dict[str, Door]) -> set[str]:
    return set(named) - set(rows)


def test_every_address_has_a_name():
    assert unnamed() == []


def test_every_address_has_a_door():
    assert missing_doors(ROUTES, ROWS) == set()


def test_every_door_has_an_address():
    assert set(ROWS) - set(ROUTES) == set()


def test_an_address_without_a_door_would_be_noticed():
    assert "town:new_page" in missing_doors({**ROUTES, "town:new_page": "/new/"}, ROWS)


def test_a_door_names_every_role_or_one_status_for_all():
    for name, door in ROWS.items():
        assert {len(row.split()) for row in (door.get, door.post)} <= {0, 1, len(ROLES)}, name
        assert door.get or door.post, name


def answers(world: World, name: str, method: str) -> dict[str, int]:
    address = world.address(name, PART.findall(ROUTES[name]))
    return {role: _answer(world, role, address, method) for role in ROLES}


def _answer(world: World, role: str, address: str, method: str) -> int:
    client = world.client(role)
    fresh_counters()
    with undone():
        before = deepcopy(client.cookies)
        status = client.generic(method, address, SENT, FORM).status_code
        client.cookies = before
    return status


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", sorted(set(ROUTES) & set(ROWS)))
def test_everybody_gets_what_the_door_says(world: World, name: str, method: str):
    expected, got = ROWS[name].expects(method), answers(world, name, method)
    if not getattr(ROWS[name], method.lower()):
        got = {role: 405 if status in REFUSED_BEFORE.get(role, set()) else status for role, status in got.items()}
    assert got == expected


def test_the_command_lists_what_is_walked(capsys: pytest.CaptureFixture[str]):
    call_command("doors", "--json")
    assert json.loads(capsys.readouterr().out) == table()
    assert {row["route"] for row in table()} == set(ROUTES) & set(ROWS)
