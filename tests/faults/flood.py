"""Many flagged posts at once, around a few people who are in danger: who of them is seen in time?"""

import re
from random import Random
from uuid import UUID

from django.test import Client
from django.urls import reverse

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.roster.models import Page
from hearthside.roster.tests.builders import on_watch
from hearthside.safety.models import Case
from hearthside.safety.tests.builders import case, notes


def watched() -> Person:
    """Somebody has the watch; the cases are about notes."""
    lead = person(is_safety_lead=True)
    on_watch(lead)
    notes(keepers=[lead])
    return lead


def flood(flagged: int, crises: int, *, seed: int = 11) -> set[UUID]:
    """So many cases, red and amber by turns, and the crises among them by chance; ids of the crises."""
    levels = ["red" if number % 2 else "amber" for number in range(flagged)] + ["crisis"] * crises
    Random(seed).shuffle(levels)
    return {one.pk for one in [case(level) for level in levels] if one.level == "crisis"}


def on_first_screen(lead: Person) -> set[UUID]:
    """The cases on the first screen of the desk, as the page shows them."""
    client = Client()
    client.force_login(lead)
    page = client.get(reverse("safety:desk")).content.decode()
    return {UUID(found) for found in re.findall(r"/safety/case/([0-9a-f-]{36})/", page)}


def paged() -> set[UUID]:
    """The cases that somebody was called about."""
    return set(Page.objects.values_list("rung__alert__about", flat=True)) & set(
        Case.objects.values_list("pk", flat=True)
    )
