"""For everybody outside, a private group has no seasons: every page answers as if there were none."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.groups.tests.builders import group

pytestmark = pytest.mark.django_db
PAGES = ("keeping", "merge", "close", "call_off", "closing", "join_into", "leave_note")


@pytest.mark.parametrize("who", ["visitor", "stranger", "operator"])
def test_a_private_group_answers_as_if_there_were_none(who: str) -> None:
    fresh_counters()
    made = group("Hidden circle", visibility="private")
    client = Client() if who == "visitor" else signed_in_client(person(is_operator=who == "operator"))
    for there, nowhere in zip(addresses(made.slug), addresses("h" * len(made.slug)), strict=True):
        for method in (client.get, client.post):
            found, missing = method(there), method(nowhere)
            ours = bare(found.content).replace(made.slug.encode(), b"h" * len(made.slug))
            assert (found.status_code, ours) == (missing.status_code, bare(missing.content)), there


def addresses(slug: str) -> list[str]:
    return [*(reverse(f"seasons:{page}", args=[slug]) for page in PAGES), reverse("seasons:ask", args=[slug, "cover"])]


def bare(page: bytes) -> bytes:
    """The page without what differs on every visit: tokens in forms and for scripts."""
    return re.sub(rb"\b[A-Za-z0-9]{64}\b", b"", page)
