"""What one person can open, tried by everybody else: no private word of theirs comes out, nothing of theirs changes (SECURITY G-2)."""

import pytest

from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.config.doors import routes
from hearthside.conversations import access
from hearthside.kernel.doors import ROLES
from tests.attacks.canaries import Canaries, state_of
from tests.attacks.walk import PART, body_of, crawl, get
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
STARTS = ("/", "/groups/", "/groups/mine/", "/talk/", "/notices/", "/me/", "/me/safety/", "/me/contacts/", "/me/data/")


@pytest.fixture(scope="module")
def pages(world: World, planted: Canaries) -> dict[str, str]:
    """Every page the owner reaches, and every address with the owner's ids in it."""
    fresh_counters()
    client = signed_in_client(planted.owner)
    parts = {**world.arguments, **planted.arguments}
    own = [World.address(_with(world, parts), name, PART.findall(route)) for name, route in routes().items()]
    return crawl(client, *STARTS, *sorted(set(own)))


def _with(world: World, parts: dict[str, object]) -> World:
    return World(world.people, world.opener, world.group, world.thread, world.case, dict(parts))


def leaks(world: World, planted: Canaries, role: str, addresses: list[str]) -> list[str]:
    """Words this role read that are neither theirs nor the team's to read."""
    client, found = world.client(role), []
    for address in addresses:
        with undone():
            said = body_of(get(client, address))
        found += [f"{word} at {address}" for word, roles in planted.words.items() if word in said and role not in roles]
    return found


def test_the_owner_reads_every_word_or_the_team_does(world: World, planted: Canaries, pages: dict[str, str]):
    desk = crawl(world.client("moderator"), "/safety/", "/safety/?show=conduct", "/safety/?show=care")
    read = "\n".join([*pages.values(), *desk.values()])
    assert [word for word in planted.words if word not in read] == []


@pytest.mark.parametrize("role", ROLES)
def test_nobody_else_reads_them(world: World, planted: Canaries, pages: dict[str, str], role: str):
    tried = [one for one in pages if "next=" not in one]
    assert len(tried) > 60
    assert leaks(world, planted, role, tried) == []


@pytest.mark.parametrize("role", ("member", "blocked"))
def test_nobody_else_changes_them(world: World, planted: Canaries, pages: dict[str, str], role: str):
    client, before = signed_in_client(world.people[role]), state_of(planted)
    forms = ({}, {"name": "Mine now", "body": "Mine now", "text": "Mine now", "answer": "yes", "role": "leader"})
    for address in [one for one in pages if "?" not in one]:
        for form in forms:
            with undone():
                fresh_counters()
                answer = client.post(address, form)
                assert answer.status_code < 500, f"{answer.status_code} at {address}"
                assert state_of(planted) == before, f"{role} changed something at {address}"


def test_a_rule_that_lets_everybody_read_would_be_noticed(
    world: World, planted: Canaries, pages: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(access.voices, "is_author", lambda *_: True)
    held = f"/talk/post/{planted.arguments['subject_id']}/"
    assert leaks(world, planted, "member", [held]) != []
