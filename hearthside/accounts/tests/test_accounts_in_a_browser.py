"""The pages of accounts and notices, looked at by a machine: accessible, and no wider than the window."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from hearthside.accounts import actions, second_step, way_back
from hearthside.accounts.models import Person, SealedEmail
from hearthside.accounts.tests.builders import PASSWORD, block, fresh_counters, person, signed_in_client
from hearthside.accounts.tests.test_second_step import SECRET, code_now
from hearthside.kernel.place import change_place
from hearthside.notifications import kinds
from hearthside.notifications.kinds import Kind
from hearthside.notifications.models import Notice
from hearthside.ui.tests.browser import showing

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(databases=["default", "keys"])]
MINE = [
    "/me/",
    "/me/about/",
    "/me/not-today/",
    "/me/apart/",
    "/me/devices/",
    "/me/sign-in/",
    "/me/notices/",
    "/notices/",
]
MINE += ["/me/confirm/", "/look/", "/me/e-mail/", "/sign-out/", "/me/sign-in/recovery-phrase/"]
MINE += ["/me/sign-in/pass-phrase/", "/me/sign-in/passkeys/add/", "/me/sign-in/codes/"]
KNOWS_PASSKEYS = """window.PublicKeyCredential = class {
  static parseCreationOptionsFromJSON() {} static parseRequestOptionsFromJSON() {} toJSON() {} };"""
"""Stands in for what browsers offer on secure pages only."""
SHOTS = os.environ.get("HEARTHSIDE_SHOTS")


@pytest.fixture
def pages(settings: object) -> dict[str, str]:
    fresh_counters()
    settings.EMAIL_HOST = "mail.example"  # type: ignore[attr-defined]
    change_place(is_open=True, joining="open", min_age_band="18_plus", name="Quiet Harbour")
    ava, ben, cleo = person("Ava"), person("Ben", about="Tea and long walks."), person("Cleo")
    client, visitor, young = signed_in_client(ava), Client(), Client()
    kinds.register(Kind("test.look", lambda: "There are new words for you.", str, lambda _person, _about: True))
    Notice.objects.create(person=ava, kind="test.look", about=uuid4())
    Notice.objects.create(person=ava, kind="test.look", about=uuid4(), is_seen=True)
    found = {path: client.get(path) for path in [*MINE, f"/people/{ben.pk}/", f"/people/{ben.pk}/block/"]}
    block(ava, cleo), actions.mute(ava, ben)
    found |= {"/apart/some/": client.get("/me/apart/"), "/people/muted/": client.get(f"/people/{ben.pk}/")}
    found["/phrase/shown/"] = client.post("/me/sign-in/recovery-phrase/")
    second_step.switch_on(ava, SECRET, code_now())
    found |= {"/ways/with-code/": client.get("/me/sign-in/"), "/spare/": client.post("/me/sign-in/codes/spare/")}
    found |= {"/changes/": client.get("/me/sign-in/changes/"), "/unsent/": page_of_a_form_that_waits(cleo)}
    found["/desk/step/"] = page_before_the_desk()
    visitor.post("/sign-in/", {"name": "Ava", "passphrase": PASSWORD})
    found |= {path: visitor.get(path) for path in ("/sign-in/", "/sign-in/code/", "/join/", "/recover/")}
    found |= {path: visitor.get(path) for path in ("/recover/mail/", "/recover/mail/sent/", "/recover/new/")}
    found |= pages_of_a_way_back(ben)
    found["/join/wrong/"] = visitor.post("/join/", {"name": "ava", "passphrase": "short"})
    visitor.post("/join/", {"name": "Quiet Tern", "age_band": "18_plus", "way": "passkey"})
    found["/join/passkey/"] = visitor.get("/join/passkey/")
    found["/sign-in/wrong/"] = visitor.post("/sign-in/", {"name": "Ava", "passphrase": "wrong"})
    young_answers = {"name": "Robin Q", "passphrase": PASSWORD, "age_band": "13_15"}
    found["/young/"] = young.post("/join/", young_answers)
    change_place(is_open=False)
    found["/join/closed/"] = visitor.get("/join/")
    kinds._kinds.pop("test.look")
    type(ava).objects.filter(pk=ava.pk).update(state="paused_by_team")
    found["/paused/"] = client.get("/me/")
    return {path: answer.content.decode() for path, answer in found.items()}


def page_of_a_form_that_waits(who: Person) -> Any:
    """What somebody wrote whose session had ended, after they signed in again."""
    client = signed_in_client(who)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        client.post("/me/about/", {"name": who.name, "about": "Tea and long walks."})
        client.post("/sign-in/", {"name": who.name, "passphrase": PASSWORD})
        return client.get("/me/unsent/")


def page_before_the_desk() -> Any:
    """What somebody of the team sees who has no second step."""
    change_place(team_has_two_steps=True)
    answer = signed_in_client(person("Lea", is_safety_lead=True)).get("/safety/")
    change_place(team_has_two_steps=False)
    assert answer.status_code == 409
    return answer


def pages_of_a_way_back(who: Person) -> dict[str, Any]:
    """Where a good link leads, and an address that waits for its code beside one in force."""
    good = timezone.now() + timedelta(minutes=1)
    token = {"link_hash": way_back.fingerprint("a-link"), "link_until": good}
    SealedEmail.objects.create(person=who, address="b@example.org", blind=b"b" * 32, is_verified=True, **token)
    client, came = signed_in_client(who), Client()
    client.post("/me/e-mail/", {"address": "new@example.org"})
    found = {"/me/e-mail/waiting/": client.get("/me/e-mail/"), "/me/e-mail/code/": client.get("/me/e-mail/code/")}
    came.get("/recover/link/a-link/")
    return {**found, "/recover/new/good/": came.get("/recover/new/")}


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page_is_accessible_and_fits(pages: dict[str, str], width: int, scheme: str) -> None:
    with showing(pages, width=width, scheme=scheme) as shown:
        wrong = {path: look(shown, path, width, scheme) for path in pages}
    assert {path: found for path, found in wrong.items() if found} == {}
    assert shown.complaints == []


def look(shown: object, path: str, width: int, scheme: str) -> list[str]:
    page = shown.visit(path)  # type: ignore[attr-defined]
    if SHOTS:
        page.screenshot(
            path=str(Path(SHOTS) / f"{path.strip('/').replace('/', '_')[:40]}_{width}_{scheme}.png"), full_page=True
        )
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in Axe().run(page).response["violations"]]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"wider by {overflow}"] if overflow > 0 else [])]


def test_the_passkey_button_is_there_with_scripts_and_absent_without(pages: dict[str, str]) -> None:
    with showing(pages) as shown:
        shown.page.add_init_script(KNOWS_PASSKEYS)
        assert shown.visit("/sign-in/").locator("[data-passkey-use] button").is_visible()
        assert shown.visit("/join/passkey/").locator("[data-passkey-ready] button").is_visible()
    with showing(pages, scripts=False) as shown:
        assert not shown.visit("/sign-in/").locator("[data-passkey-use] button").is_visible()
        assert shown.visit("/join/passkey/").locator("[data-passkey-missing]").is_visible()


def test_signing_in_works_by_keyboard_alone(pages: dict[str, str]) -> None:
    with showing(pages) as shown:
        page = shown.visit("/sign-in/")
        page.locator("#main").focus()
        for typed in ("Ava", PASSWORD, " "):
            page.keyboard.press("Tab")
            page.keyboard.type(typed)
        page.keyboard.press("Tab")
        with page.expect_request(lambda request: request.method == "POST") as sent:
            page.keyboard.press("Enter")
        address, body = sent.value.url, sent.value.post_data or ""
    assert address.endswith("/sign-in/")
    assert "name=Ava" in body and "is_shared_device=on" in body
