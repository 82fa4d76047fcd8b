"""The pages of one's own data in a real browser: narrow and wide, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.kernel.worker import run_due
from hearthside.privacy import actions
from hearthside.ui.tests.browser import showing

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db]
PATHS = ["/me/data/", "/me/data/erase/", "/me/data/who-sees/", "/gone/"]


@pytest.fixture
def pages() -> dict[str, str]:
    who = person("Ava Wren")
    actions.ask_for_copy(person=who)
    run_due()
    client = signed_in_client(who)
    return {path: client.get(path).content.decode() for path in PATHS}


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_everybody_can_use_the_pages(pages: dict[str, str], width: int, scheme: str) -> None:
    with showing(pages, width=width, scheme=scheme) as shown:
        for path in PATHS:
            page = shown.visit(path)
            assert Axe().run(page).response["violations"] == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert shown.complaints == []


def test_a_wrong_word_is_said_at_the_field(pages: dict[str, str]) -> None:
    client = signed_in_client(person("Ben Tern"))
    asked_again = client.post("/me/data/erase/", {"name": "Somebody", "passphrase": "x"}).content.decode()
    with showing({"/": asked_again}, width=360) as shown:
        page = shown.visit("/")
        assert page.locator(".field-error").count() == 2
        assert Axe().run(page).response["violations"] == []
