"""Everybody's browser and everything each of them can send: for sweeps over all forms."""

from dataclasses import dataclass

from django.test import Client

from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from tests.attacks.canaries import Canaries
from tests.attacks.found_forms import FoundForm, forms_on
from tests.attacks.walk import addresses, crawl
from tests.conftest import undone
from tests.world import World

SWEEPERS = ("visitor", "member", "moderator", "admin", "owner")
MOST_PAGES = 480


@dataclass
class Everybody:
    """A browser for each role, and the forms that each of them finds."""

    clients: dict[str, Client]
    forms: dict[str, list[FoundForm]]


def everybody(world: World, planted: Canaries, most: int = MOST_PAGES) -> Everybody:
    """Everybody has walked through the house once and filled in what they found."""
    fresh_counters()
    clients = {role: world.client(role) for role in SWEEPERS if role != "owner"}
    clients["owner"] = signed_in_client(planted.owner)
    names = {role: who.name for role, who in {**world.people, "owner": planted.owner}.items() if who}
    forms = {role: _forms_of(world, planted, client, names.get(role, ""), most) for role, client in clients.items()}
    return Everybody(clients, forms)


def _forms_of(world: World, planted: Canaries, client: Client, name: str, most: int) -> list[FoundForm]:
    own = World(
        world.people, world.opener, world.group, world.thread, world.case, {**world.arguments, **planted.arguments}
    )
    every = {*addresses(world).values(), *addresses(own).values()}
    starts = sorted(
        every, key=lambda address: (not address.startswith("/safety/case/"), address)
    )  # before the walk is long enough
    with undone():
        found = forms_on(crawl(client, *starts, most=most))
    for form in found:
        if form.action.startswith("/me/data/erase/"):
            form.values["name"] = [name]
    return [form for form in found if not form.action.startswith("/patterns/")]
