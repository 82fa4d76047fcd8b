"""People for tests, and ways to sign them in."""

import re
from itertools import count
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hearthside.accounts.models import Block, Person
from hearthside.kernel import rates

PASSWORD = "a long walk by the sea"
_numbers = count(1)


def person(name: str = "", **fields: Any) -> Person:
    """A person with a name of their own and the test password."""
    return Person.objects.create_person(name or f"Person {next(_numbers)}", PASSWORD, **fields)


def block(blocker: Person, blocked: Person, *, is_mute: bool = False) -> Block:
    """`blocker` keeps away from `blocked`."""
    return Block.objects.create(blocker=blocker, blocked=blocked, is_mute=is_mute)


def fresh_counters() -> None:
    """No tries have been counted yet."""
    cache.clear()
    rates.forget()


def signed_in_client(who: Person) -> Client:
    """A browser in which this person has signed in through the page."""
    client = Client()
    answer = client.post(reverse("accounts:sign_in"), {"name": who.name, "passphrase": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    return client


def without_tokens(content: bytes) -> bytes:
    """The page without what differs on every visit: the form token."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", content)
