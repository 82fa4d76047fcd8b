"""Passkeys in a real browser with an authenticator of its own: the whole life of an account that never had a pass-phrase."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters
from hearthside.kernel.place import change_place
from hearthside.ui.tests.browser import FLAGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def window(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Page, str, list[str]]]:
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    fresh_counters()
    change_place(is_set_up=True, is_open=True, joining="open", min_age_band="18_plus")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page, complaints = browser.new_page(), []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        try:
            yield page, live_server.url.replace("127.0.0.1", "localhost"), complaints
        finally:
            browser.close()


def join_with_a_passkey(page: Page, site: str) -> None:
    page.goto(f"{site}/join/")
    page.fill("[name=name]", "Quiet Tern")
    page.check("[name=age_band][value='18_plus']")
    page.click("button[name=way][value=passkey]")
    page.wait_for_url("**/join/passkey/")
    page.click("[data-passkey-ready] button")
    page.wait_for_url("**/me/sign-in/recovery-phrase/**")


def test_an_account_lives_with_a_passkey_alone(window: tuple[Page, str, list[str]]) -> None:
    page, site, complaints = window
    join_with_a_passkey(page, site)
    assert not Person.objects.get(name="Quiet Tern").has_usable_password()
    page.goto(f"{site}/sign-out/")
    page.locator("main form button, main button").first.click()
    page.wait_for_url("**/sign-in/**")
    page.click("[data-passkey-use] button")
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/me/sign-in/")
    assert page.locator("form[action*='/passkeys/']").count() == 1
    page.locator("form[action*='/remove/'] button").click()
    page.wait_for_load_state()
    assert "only way in" in page.content()
    assert complaints == []


def test_a_second_passkey_is_added_and_removed_in_settings(window: tuple[Page, str, list[str]]) -> None:
    page, site, complaints = window
    join_with_a_passkey(page, site)
    page.context.new_cdp_session(page)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, "transport": "usb"}})
    page.goto(f"{site}/me/sign-in/passkeys/add/")
    page.fill("[name=label]", "The key on my ring")
    page.click("[data-passkey-ready] button")
    page.wait_for_url("**/me/sign-in/")
    rows = page.locator("form[action*='/remove/']")
    assert rows.count() == 2
    rows.filter(has_text="The key on my ring").locator("button").click()
    page.wait_for_load_state()
    page.goto(f"{site}/me/sign-in/")
    assert page.locator("form[action*='/remove/']").count() == 1
    assert complaints == []
