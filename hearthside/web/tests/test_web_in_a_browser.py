"""Every page of the room, looked at by a machine: accessible, and no wider than the window, on a phone and on a desk."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client, RequestFactory

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.conversations.models import Thread
from hearthside.conversations.tests.builders import reply, thread
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.place import change_place
from hearthside.ui.tests.browser import showing
from hearthside.web import errors, front_door, setup_code
from hearthside.web.tests.test_setting_up import answers

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db]
WORDS = "A long week,Small win at the shop,How do you rest,I miss my dog,First day back,Slow evening".split(",")


def at(client: Client, *paths: str) -> dict[str, str]:
    return {path: client.get(path).content.decode() for path in paths}


@pytest.fixture
def pages(client: Client, settings, tmp_path: Path) -> dict[str, str]:
    """Every page of the room, as its people see it."""
    settings.DATA_DIR = tmp_path
    front_door.forget()
    found = at(client, "/set-up/")
    found["/set-up/again/"] = client.post("/set-up/", answers(code="not these", name="")).content.decode()
    client.post("/set-up/", answers(code=setup_code.code()))
    found |= at(client, "/set-up/account/")
    sol, ava, noor = person("Sol", is_operator=True), person("Ava"), person("Noor")
    change_place(is_set_up=True, is_open=True, name="The Lamp", safety_lead="Sol", country="GB")
    change_place(
        purpose="Company for people who live with low mood.", for_whom="For people in our town, and their friends."
    )
    evening, morning = group("Evening tea"), group("Morning walk")
    member(evening, ava), member(morning, ava, agreed=False)
    reply(thread(evening, ava, title="A quiet worry", is_anonymous=True))
    for number, title in enumerate(WORDS):
        notes = " grief " if number == 3 else ""
        Thread.objects.create(group=evening, author=sol, title=title, notes=notes, intent="vent", last_number=1)
    found |= at(Client(), "/", "/privacy/", "/about-safety/", "/nowhere/")
    keeper, newcomer = signed_in_client(sol), signed_in_client(noor)
    found |= at(keeper, "/set-up/checklist/", "/site/", "/site/backups/", "/site/people/", f"/site/people/{ava.pk}/")
    client.force_login(ava)
    found |= at(client, "/start/")
    found["/member/"], found["/newcomer/"] = at(client, "/")["/"], at(newcomer, "/")["/"]
    found["/broken/"] = errors.broken(RequestFactory().get("/")).content.decode()
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark")])
def test_every_first_page_is_open_to_everyone(pages: dict[str, str], width: int, scheme: str) -> None:
    with showing(pages, width=width, scheme=scheme) as shown:
        for path in pages:
            page = shown.visit(path)
            found = [(path, one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]
            if os.environ.get("SHOTS"):
                name = path.strip("/").replace("/", "-") or "front"
                page.screenshot(path=f"{os.environ['SHOTS']}/{name}-{width}-{scheme}.png", full_page=True)
            assert found == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert shown.complaints == []


def test_right_to_left_pages_fit_too(pages: dict[str, str]) -> None:
    turned = {
        path: pages[path].replace('dir="ltr"', 'dir="rtl"', 1) for path in ("/", "/member/", "/set-up/checklist/")
    }
    with showing(turned, width=360) as shown:
        for path in turned:
            page = shown.visit(path)
            if os.environ.get("SHOTS"):
                page.screenshot(
                    path=f"{os.environ['SHOTS']}/{path.strip('/').replace('/', '-') or 'front'}-rtl.png", full_page=True
                )
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
