"""Whatever people write stays words: more than 300 hostile texts in every text field, on every page that shows one (SECURITY G-27)."""

from collections.abc import Iterator

import pytest

from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.conversations.tests.builders import reply, thread
from hearthside.conversations.visitors import _pages as kept_for_visitors
from hearthside.kernel.markdown import cook
from tests.attacks.canaries import Canaries
from tests.attacks.live_constructs import live
from tests.attacks.payloads import MARK, PAYLOADS, SAMPLE
from tests.attacks.planting import put
from tests.attacks.walk import get
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
A_ROUND = 30
ROUNDS = [PAYLOADS[start : start + A_ROUND] for start in range(0, len(PAYLOADS), A_ROUND)]


@pytest.fixture(scope="module")
def planted(world: World, planted: Canaries) -> Iterator[Canaries]:
    """Enough posts, titles and voices that a round of payloads fits."""
    with undone():
        for number in range(A_ROUND):
            fresh_counters()
            reply(world.thread, planted.owner if number % 3 else world.opener, f"Words {number}")
            if number % 2:
                thread(world.group, world.opener, title=f"Title {number}", is_anonymous=number % 4 == 1)
        yield planted


def views(world: World, planted: Canaries) -> list[tuple[str, str]]:
    """Who looks at what: pages where others' or one's own words are shown."""
    place, own = f"/groups/{world.group.slug}/", f"/groups/{planted.arguments['slug']}/"
    talk, case = f"/talk/{world.thread.pk}/", f"/safety/case/{planted.arguments['case_id']}/"
    inside = [place, f"{place}rules/", f"{place}agree/", f"{place}people/", f"{place}you/", f"{place}talk/", talk]
    inside += [f"{talk}?from=20", f"{talk}after/2/", "/talk/", "/notices/", f"/people/{planted.owner.pk}/"]
    team = [case, "/safety/", f"{place}lead/", f"{place}invitations/", f"{place}requests/"]
    mine = ["/me/", "/me/about/", "/me/contacts/", "/me/apart/", "/me/safety/", "/me/data/", "/help/", own]
    mine += [
        f"{own}lead/",
        f"{own}lead/words/",
        f"{own}lead/rules/",
        f"{own}leave/",
        f"/talk/post/{planted.arguments['subject_id']}/",
    ]
    everybody = ["/groups/", "/", place, f"/groups/join/{world.arguments['code']}/", "/groups/join/", "/help/"]
    who = {
        "member": inside,
        "moderator": [*team, talk],
        "visitor": everybody,
        "owner": mine,
        "admin": ["/groups/waiting/"],
    }
    return [(role, address) for role, addresses in who.items() for address in addresses]


def found_alive(world: World, planted: Canaries) -> tuple[list[str], str]:
    """What is alive on any of these pages, and all pages together."""
    fresh_counters()
    owner, alive, pages = signed_in_client(planted.owner), [], []
    for role, address in views(world, planted):
        answer = get(owner if role == "owner" else world.client(role), address)
        assert answer.status_code < 500, f"{answer.status_code} at {address}"
        pages.append(answer.content.decode())
        alive += [f"{role} {address}: {one}" for one in live(pages[-1], MARK)]
    return alive, "\n".join(pages)


def alive_after(world: World, planted: Canaries, payloads: list[str]) -> tuple[list[str], str]:
    with undone():
        kept_for_visitors.clear()
        put(world, planted, payloads)
        return found_alive(world, planted)


def test_there_are_enough_payloads_and_raw_they_are_alive():
    assert len(set(PAYLOADS)) >= 300
    alive = [one for one in PAYLOADS if live(f'<p title="{one}">{one}</p>', MARK)]
    assert len(alive) >= 180


@pytest.mark.parametrize("number", range(len(ROUNDS)))
def test_no_page_shows_one_alive(world: World, planted: Canaries, number: int):
    alive, shown = alive_after(world, planted, ROUNDS[number])
    assert shown.count(MARK) > 500, "the payloads are not on the pages at all"
    assert alive == []


@pytest.mark.parametrize("payload", SAMPLE)
def test_what_comes_back_in_a_form_is_not_alive(world: World, planted: Canaries, payload: str):
    given = {
        name: payload for name in ("name", "about", "pronouns", "title", "body", "note", "text", "number", "reason")
    }
    addresses = [
        "/me/about/",
        f"/groups/{world.group.slug}/talk/new/",
        f"/talk/{world.thread.pk}/reply/",
        "/me/contacts/",
    ]
    addresses += [
        "/groups/new/",
        "/sign-in/",
        "/join/",
        "/recover/",
        f"/safety/report/post/{planted.arguments['subject_id']}/",
    ]
    for address in addresses:
        fresh_counters()
        with undone():
            answer = world.client(
                "member" if "/" + address.split("/")[1] not in {"/sign-in", "/join", "/recover"} else "visitor"
            ).post(f"{address}?next={payload.replace('#', '')}", given)
        assert answer.status_code < 500 and live(answer.content.decode(errors="replace"), MARK) == [], address


def test_markup_that_lets_html_through_would_be_noticed(
    world: World, planted: Canaries, monkeypatch: pytest.MonkeyPatch
):
    assert cook(PAYLOADS[0]) != PAYLOADS[0]
    monkeypatch.setattr("tests.attacks.planting.cook", str)
    assert alive_after(world, planted, PAYLOADS[:A_ROUND])[0]
