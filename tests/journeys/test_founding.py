"""Somebody founds a place with no technical help, in a country that our book of helplines does not have, and opens its doors."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hearthside.accounts.tests.builders import PASSWORD
from hearthside.config.tests.sites import Site, hearthside, ready, running
from tests.journeys.stage import PHONE, fits


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    """A site nobody has set up."""
    with running(ready(tmp_path / "data"), "--workers", "1") as site:
        site.wait_for("/readyz")
        yield site


@pytest.fixture
def phone(browser: Browser, empty: Site) -> Iterator[BrowserContext]:
    """The founder's phone, with no scripts at all."""
    address = f"http://127.0.0.1:{empty.port}"
    context = browser.new_context(viewport=PHONE, base_url=address, java_script_enabled=False)
    context.set_default_timeout(7_000)
    yield context
    context.close()


def app_code(secret: str) -> str:
    """What a code app shows at this moment."""
    key, moment = base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", int(time.time()) // 30)
    scrambled = hmac.new(key, moment, hashlib.sha1).digest()
    at = scrambled[-1] & 15
    return f"{(struct.unpack('>I', scrambled[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def answer_six_questions(page: Page, code: str) -> None:
    """The questions, and the numbers we ask for because our book has none."""
    page.get_by_label("Set-up code").fill(code)
    page.get_by_label("What is this place called?").fill("Far Lamp")
    page.get_by_label("What is it for?").fill("Company in the long night.")
    page.get_by_label("Who is it for?").fill("Whoever winters here.")
    page.get_by_label("In which country?").select_option(label="Antarctica")
    page.get_by_label("Who leads safety?").fill("Sol")
    page.get_by_role("button", name="Go on to your account").click()
    expect(page.get_by_text("Our book has no numbers for Antarctica.").first).to_be_visible()
    page.get_by_label("Which number do people call there").fill("190")
    page.get_by_label("Helplines you know there").fill("Ice line: 0190 222: at noon")
    page.get_by_label("By which clock do you live?").select_option(label="Antarctica/Troll")
    page.get_by_role("button", name="Go on to your account").click()


def make_the_account(page: Page) -> None:
    """The account and the ten words, up to the list of what is left."""
    page.get_by_label("Your name here").fill("Sol")
    page.get_by_label("A pass-phrase").fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    page.get_by_role("button", name="Show my ten words").click()
    page.get_by_role("link", name="I have written it down").click()
    expect(page.get_by_role("heading", name="Before the doors open")).to_be_visible()


def go(page: Page, line: str) -> None:
    """From the list to where this line is done."""
    page.goto("/set-up/checklist/")
    page.locator(".checklist li", has_text=line).get_by_role("link").click()


def take_a_second_step(page: Page) -> None:
    """The first line of the list leads to a second step and back."""
    go(page, "You sign in with two steps")
    page.get_by_role("link", name="Set it up").click()
    secret = page.locator("strong.nowrap").inner_text().replace(" ", "")
    page.get_by_label("The code").fill(app_code(secret))
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_role("link", name="I have written them down").click()
    expect(page.get_by_role("heading", name="Before the doors open")).to_be_visible()


def lead_safety_and_set_hours(page: Page) -> None:
    """The founder leads safety, and says when somebody reads."""
    go(page, "Someone leads safety")
    page.get_by_role("link", name="Sol").click()
    page.get_by_label("Leads safety").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved, and noted in the audit log.")).to_be_visible()
    go(page, "Hours are set")
    page.get_by_label("From").fill("18:00")
    page.get_by_label("Until").fill("22:00")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Saved. Every page says so now.")).to_be_visible()


def check_the_numbers(page: Page) -> None:
    """The emergency number is looked up, and the line is called."""
    go(page, "A helpline of your country")
    expect(page.get_by_text("Do not call the emergency number to try it.")).to_be_visible()
    page.get_by_role("button", name="I looked it up. It is right").click()
    page.get_by_label("I called it").check()
    page.get_by_role("button", name="It works").click()
    expect(page.get_by_text("Every line here was checked.")).to_be_visible()


def open_a_first_group(page: Page) -> None:
    """A group with all that a group needs."""
    go(page, "A first group")
    page.get_by_label("What is the group called?").fill("Evening table")
    page.get_by_label("What is it for?").fill("To have company in the evening.")
    page.get_by_label("Who is it for?").fill("Anybody here.")
    page.get_by_label("Anything on your mind").check()
    page.get_by_label("I have read the ground rules").check()
    page.get_by_role("button", name="Open the group").click()
    expect(page.get_by_role("heading", name="Evening table")).to_be_visible()


def test_a_founder_far_away_comes_from_an_empty_site_to_open_doors(phone: BrowserContext, empty: Site) -> None:
    page = phone.new_page()
    page.goto("/")
    answer_six_questions(page, (empty.data / "setup_code").read_text().strip())
    make_the_account(page)
    take_a_second_step(page)
    lead_safety_and_set_hours(page)
    check_the_numbers(page)
    open_a_first_group(page)
    made = hearthside(empty.data, "backup", str(empty.data.parent / "first"))
    assert made.returncode == 0, made.stderr
    page.goto("/set-up/checklist/")
    assert [one.inner_text() for one in page.locator(".checklist li.tone-attention h2").all()] == []
    page.get_by_role("button", name="Open the doors").click()
    expect(page.get_by_role("heading", name="The doors are open.")).to_be_visible()
    expect(page.get_by_role("link", name="Invite somebody")).to_be_visible()
    page.goto("/help/")
    expect(page.get_by_role("link", name="190").first).to_be_visible()
    assert fits(page)
