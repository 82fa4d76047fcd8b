"""The watch, calls, drills and channels in every state: open to everyone on a phone, light and dark, by keyboard, without scripts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.notifications import actions as notifications
from hearthside.notifications.models import Channel, Sending
from hearthside.notifications.tests.outside import Browser
from hearthside.roster import actions, links, queries
from hearthside.roster.models import Page
from hearthside.roster.tests.builders import on_watch
from hearthside.ui.tests.browser import showing
from hearthside.vault.keys import forget_everything

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(databases=["default", "keys"])]


@pytest.fixture
def pages(settings, tmp_path) -> dict[str, str]:
    """Each state of each page, by a path of its own."""
    forget_everything()
    settings.HEARTHSIDE_KEYRING_FILE, settings.PUSH_KEY_FILE = str(tmp_path / "k.json"), str(tmp_path / "p.pem")
    settings.EMAIL_HOST, settings.PUSH_IS_ON = "", False
    queries.forget()
    lea, ben, client = (
        person("Lea", is_safety_lead=True, is_operator=True),
        person("Ben", is_safety_lead=True),
        Client(),
    )
    client.force_login(lea)
    found = {f"{path}empty/": client.get(path) for path in ("/hours/watch/", "/hours/calls/", "/hours/drills/")}
    found |= {"/me/calls/off/": client.get("/me/calls/"), "/hours/channels/off/": client.get("/hours/channels/")}
    found["/hours/watch/wrong/"] = client.post("/hours/watch/add/", {"day": "never", "role": "first"})
    settings.PUSH_IS_ON = True
    notifications.add_device(person=lea, subscription=Browser("https://fcm.googleapis.com/x").subscription())
    found["/me/calls/"] = client.get("/me/calls/")
    coming = on_watch(ben, since=timezone.now() + timedelta(days=1))
    on_watch(lea, since=timezone.now() + timedelta(days=2)), on_watch(ben, "second")
    actions.touch_shift(actor=ben, key=f"s-{coming.pk}", step="ask")
    actions.arrive(person=lea)
    actions.leave_note(person=ben, text="A quiet evening.\nOne person waits.")
    drill = actions.start_drill(actor=ben)
    found |= {path: client.get(path) for path in ("/hours/watch/", "/hours/calls/", "/hours/drills/", "/hours/")}
    link = links.address_of(Page.objects.get(person=lea).pk)
    found |= {"/link/": Client().get(link), "/link/done/": Client().post(link), "/link/over/": Client().get(link)}
    found["/drill/"] = client.get(f"/hours/drills/{drill.pk}/")
    failed = {"state": "failed", "failure": "status 500", "failed_at": timezone.now()}
    Sending.objects.create(key="k", page=uuid4(), channel=Channel.PUSH, **failed)
    found["/hours/channels/"] = client.get("/hours/channels/")
    actions.rest(person=lea)
    found["/hours/watch/resting/"] = client.get("/hours/watch/")
    return {path: answer.content.decode() for path, answer in found.items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_is_open_to_everyone_on_a_phone(pages: dict[str, str], scheme: str) -> None:
    with showing(pages, width=360, scheme=scheme) as shown:
        for path in pages:
            page = shown.visit(path)
            found = [(one["id"], one["nodes"][0]["html"][:160]) for one in Axe().run(page).response["violations"]]
            assert (path, found) == (path, [])
            assert (path, page.evaluate("document.documentElement.scrollWidth")) <= (path, 360)
        assert shown.complaints == []


def test_a_call_is_answered_by_keyboard_and_without_scripts(pages: dict[str, str]) -> None:
    with showing(pages, width=360, scripts=False) as shown:
        page = shown.visit("/hours/calls/")
        page.get_by_role("button", name="I am on it").focus()
        with page.expect_request("**/hours/calls/*/") as asked:
            page.keyboard.press("Enter")
        assert (asked.value.method, "how=notice" in (asked.value.post_data or "")) == ("POST", True)


def test_without_scripts_the_page_says_that_this_device_cannot_be_called(pages: dict[str, str]) -> None:
    with showing(pages, width=360, scripts=False) as shown:
        page = shown.visit("/me/calls/")
        assert not page.get_by_role("button", name="Call me on this device").is_visible()
        assert page.get_by_text("This browser cannot be called").is_visible()


def test_every_button_of_a_watch_says_which_watch(pages: dict[str, str]) -> None:
    with showing(pages, width=360) as shown:
        page = shown.visit("/hours/watch/")
        names = [one.get_attribute("aria-label") or "" for one in page.get_by_role("button", name="I take it").all()]
        assert names and all(", first" in name for name in names)
