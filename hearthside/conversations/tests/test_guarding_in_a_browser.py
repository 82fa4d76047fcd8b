"""The pages of the gate, of words that wait, of decisions and of a gentle time, looked at by a machine on a phone and on a desk."""

import os
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.conversations.tests.builders import CALM, first_post, thread
from hearthside.gate import actions as gate
from hearthside.gate import keeping
from hearthside.groups import actions as groups
from hearthside.groups.tests.builders import group, member
from hearthside.safety import actions as safety
from hearthside.safety.models import Case
from hearthside.ui.tests.browser import showing

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(databases=["default", "keys"])]
WHY = {"rule": "kind_words", "reason": "It landed harder than you meant."}


@pytest.fixture
def pages(client: Client) -> dict[str, str]:
    """Each page as its people see it."""
    fresh_counters()
    keeping.forget()
    lead, ava, place = person("Lea", is_safety_lead=True), person("Ava"), group("Evening table")
    member(place, ava)
    gate.remember_invitation(person=ava, by=place.leader)
    post = first_post(thread(place, ava, body=CALM))
    safety.report(reporter=person(), kind="post", subject_id=post.pk, reason="harassment")
    _do(lead, "ask_edit", **WHY)
    _do(lead, "ban", **WHY)
    groups.begin_gentle(actor=lead, group=place)
    shown = {lead: _of_the_lead(place.slug, ava), ava: ["/me/safety/", reverse("conversations:post", args=[post.pk])]}
    shown[ava].append(reverse("conversations:new", args=[place.slug]))
    found = {"/live/": "data: nothing\n\n"}
    for who, paths in shown.items():
        client.force_login(who)
        found.update({path: client.get(path).content.decode() for path in paths})
    gate.close_gate(actor=lead, hours=6)
    client.force_login(lead)
    return found | {"/closed/": client.get(reverse("gate:gate")).content.decode()}


def _do(who: Person, verb: str, **given: Any) -> None:
    case = Case.objects.get()
    safety.decide(moderator=who, case=case, verb=verb, version=case.version, **given)


def _of_the_lead(slug: str, ava: Person) -> list[str]:
    case = Case.objects.get()
    pages = [reverse("safety:case", args=[case.pk]), reverse("gate:tree", args=[case.pk]), reverse("gate:gate")]
    return [*pages, reverse("groups:group", args=[slug]), reverse("groups:memory", args=[ava.pk])]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page_is_open_to_everyone(pages: dict[str, str], width: int, scheme: str) -> None:
    with showing(pages, width=width, scheme=scheme) as shown:
        for number, path in enumerate(path for path in pages if path != "/live/"):
            page = shown.visit(path)
            found = [(path, one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]
            if os.environ.get("SHOTS"):
                page.screenshot(path=f"{os.environ['SHOTS']}/{number}-{width}-{scheme}.png", full_page=True)
            assert found == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.complaints == []
