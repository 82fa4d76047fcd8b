"""Every page, to everybody, refusals too: the strict policy in its header, and nothing in it that the policy would stop (SECURITY G-26)."""

import pytest

from hearthside.kernel.doors import ROLES
from hearthside.kernel.headers import POLICY
from tests.attacks.live_constructs import unstrict
from tests.attacks.walk import addresses, crawl, get
from tests.conftest import undone
from tests.world import World

pytestmark = [pytest.mark.django_db(databases=["default", "keys"]), pytest.mark.once]
FAULTS = (
    "<script>1</script>", "<style>p{}</style>", "<p style='color:red'>", "<p onclick='x()'>", "<a href='javascript:x()'>",
    "<iframe srcdoc='x'>", "<img src='data:text/html,x'>", "<svg onload=x>",
)  # fmt: skip
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def not_strict(head: str, page: str) -> list[str]:
    """What is wrong with an answer."""
    missing = [name for name, value in HEADERS.items() if f"{name}: {value}" not in head]
    tells = not any(f"Referrer-Policy: {policy}" in head for policy in ("same-origin", "no-referrer"))
    return missing + ["Referrer-Policy"] * tells + ([] if POLICY in head else ["no policy"]) + unstrict(page)


@pytest.mark.parametrize("role", ROLES)
def test_no_page_has_script_or_style_of_its_own(world: World, role: str):
    with undone():
        pages = crawl(world.client(role), "/", "/me/", "/groups/", "/help/", *sorted(addresses(world).values()))
    assert len(pages) > 40
    wrong = {address: not_strict(*said.partition("\n\n")[::2]) for address, said in pages.items()}
    assert {address: found for address, found in wrong.items() if found} == {}


def test_a_page_that_is_not_there_and_a_form_without_token_are_strict_too(world: World):
    for answer in (get(world.client("member"), "/nothing/here/"), world.client("visitor").post("/help/")):
        head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        assert not_strict(head, answer.content.decode()) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_policy_would_stop_is_noticed(fault: str):
    assert unstrict(f"<!doctype html><body><p>Words</p>{fault}</body>")
