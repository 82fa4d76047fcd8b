"""The pages of the room, looked at by a machine: accessible, and no wider than the window, on a phone and on a desk."""

from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from hearthside.accounts.tests.builders import person
from hearthside.safety import actions, subjects
from hearthside.safety.models import Case, Sanction
from hearthside.safety.people import PersonSubject
from hearthside.safety.tests.builders import case, notes
from hearthside.ui.tests.browser import showing

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(databases=["default", "keys"])]


@pytest.fixture
def pages(client: Client, told) -> dict[str, str]:
    """Every page of the room, as its people see it."""
    subjects.register("person", PersonSubject())
    notes(text="I cannot see a way on. It has been like this for weeks.")
    lead, ava, reporter = person("Lio", is_safety_lead=True), person("Ava", country="GB"), person()
    worst = case("crisis", author=ava)
    Case.objects.update(reasons=[{"code": "ideation", "start": 2, "end": 22}])
    case("amber"), case("green")
    actions.report(reporter=reporter, kind="note", subject_id=worst.subject_id, reason="worried", note="Please look")
    fresh = Case.objects.get(pk=worst.pk)
    given = {"rule": "no_methods", "reason": "It could hurt a reader."}
    actions.decide(moderator=lead, case=fresh, verb="hold", version=fresh.version, **given)
    actions.ask_again(person=ava, sanction=Sanction.objects.get(), text="I meant it another way.")
    case_page = reverse("safety:case", args=[worst.pk])
    seen = {None: [f"/safety/report/person/{lead.pk}/"], ava: ["/me/safety/", "/help/after/"], lead: [case_page]}
    seen[ava].append(reverse("safety:held", args=["note", uuid4()]))
    seen[lead] += ["/safety/", "/safety/care/", "/safety/clock/"]
    found = {"/live/": "data: nothing\n\n"}
    for viewer, paths in seen.items():
        client.logout() if viewer is None else client.force_login(viewer)
        found.update({path: client.get(path).content.decode() for path in paths})
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark")])
def test_every_page_of_the_room_is_open_to_everyone(pages, width, scheme, record_property):
    import os

    with showing(pages, width=width, scheme=scheme) as shown:
        for number, path in enumerate(path for path in pages if path != "/live/"):
            page = shown.visit(path)
            found = [(path, one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]
            if os.environ.get("SHOTS"):
                page.screenshot(path=f"{os.environ['SHOTS']}/{number}-{width}-{scheme}.png", full_page=True)
            assert found == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.complaints == []


def test_on_a_phone_the_case_and_the_steps_take_turns(pages):
    with showing(pages, width=360) as shown:
        page = shown.visit(next(path for path in pages if "/safety/case/" in path))
        assert not page.locator("#actions").is_visible()
        page.get_by_role("link", name="What to do").click()
        assert page.locator("#actions").is_visible()
        assert not page.locator("#case").is_visible()


def focused(page: Page) -> str:
    """What the keyboard is on: its words, or its id."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def test_the_desk_goes_by_keys_that_send_nothing_and_rest_while_somebody_types(pages):
    with showing(pages, width=1280) as shown:
        page = shown.visit(next(path for path in pages if "/safety/case/" in path))
        case_address = page.url
        page.keyboard.press("?")
        assert page.locator("[data-keys]").get_attribute("open") is not None
        page.keyboard.press("w")
        assert page.get_by_text("I cannot see a way on.").is_visible() or page.locator(".desk-words").is_visible()
        page.keyboard.press("c")
        assert focused(page) == "close_outcome"
        page.locator("#close_reason").focus()
        page.keyboard.press("d")
        assert page.locator("#close_reason").input_value() == "d" and page.url == case_address
        page.keyboard.press("Tab")
        page.keyboard.press("t")
        assert page.url == case_address
        page.keyboard.press("j")
        assert page.evaluate("Boolean(document.activeElement.closest('.queue'))")
        page.get_by_role("button", name="Switch the keys off").click()
        page.keyboard.press("c")
        assert focused(page) == "Switch the keys on"
        assert shown.complaints == []


def test_without_scripts_there_are_no_keys_and_no_sheet(pages):
    case_page = next(html for path, html in pages.items() if "/safety/case/" in path)
    assert "data-keys hidden><summary>" in case_page
