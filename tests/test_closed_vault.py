"""The keyring is gone: public pages, help and talking by name go on, sealed things say kindly that they are closed, and nothing breaks."""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from hearthside.accounts.models import Person, SealedEmail
from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.config.doors import doors, routes
from hearthside.conversations import voices
from hearthside.conversations.actions import save_draft
from hearthside.conversations.forms import fresh_once
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import CALM, WORRYING, reply, thread
from hearthside.kernel.refusals import NotNow
from hearthside.privacy.actions import erase_person
from hearthside.safety.models import Case, Report
from hearthside.safety.vocabulary import Reason
from hearthside.vault import keyring, keys, tags
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ROUTES, ROWS = routes(), doors()
PART = re.compile(r"<(?:\w+:)?(\w+)>")
CLOSED = 409


LOCKED = {
    ("accounts:codes", "GET"),
    ("accounts:codes", "POST"),
    ("accounts:send_code_again", "POST"),
    ("privacy:ask", "POST"),
    ("meetings:change", "GET"),
    ("meetings:change", "POST"),
    ("places:change", "GET"),
    ("places:change", "POST"),
    ("streams:plan", "GET"),
    ("streams:plan", "POST"),
    ("teaching:look", "POST"),
}
"""Addresses that may answer with the kind page, because what they are for is sealed."""


@pytest.fixture
def closed(world: World, settings: Any, tmp_path: Path) -> Iterator[World]:
    """The world with everything people seal in it, and then the keyring away."""
    fresh_counters()
    with undone():
        for who in {world.opener, *(one for one in world.people.values() if one)}:
            save_draft(person=who, place=f"reply:{world.thread.pk}", words={"body": "canary"})
            voices.shelf_of(who)
            index, kept = tags.blind_index(f"{who.pk}@example.org"), {"is_verified": True}
            SealedEmail.objects.create(person=who, address="canary@example.org", blind=index, **kept)
            SealedEmail.objects.create(person=who, address="canary@example.org", blind=index)
        settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "gone")
        keys.forget_everything()
        yield world
    settings.HEARTHSIDE_KEYRING_FILE = kept_keyring


kept_keyring = keyring.path()


def statuses(world: World, role: str, method: str) -> dict[str, tuple[int, int]]:
    """For each address: what the door says, and what came."""
    client, found = world.client(role), {}
    client.raise_request_exception = False
    for name in (name for name in ROUTES if name in ROWS and getattr(ROWS[name], method.lower())):
        address = world.address(name, PART.findall(ROUTES[name]))
        fresh_counters(), keys.forget_everything()
        with undone():
            before = deepcopy(client.cookies)
            status = client.generic(method, address, "nothing=of+use", "application/x-www-form-urlencoded").status_code
            client.cookies = before
        found[name] = (ROWS[name].expects(method)[role], status)
    return found


def changed(found: dict[str, tuple[int, int]], method: str) -> dict[str, tuple[int, int]]:
    """Where something else came than ever, but for what may be locked."""
    return {
        name: pair
        for name, pair in found.items()
        if pair[0] != pair[1] and not (pair[1] == CLOSED and (name, method) in LOCKED) and name not in BY_ADDRESS
    }


BY_ADDRESS = {"accounts:address", "accounts:prove_address"}
"""Pages that look otherwise because these people have an e-mail address; the doors speak of people without one."""


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", ["visitor", "member", "moderator", "admin"])
def test_no_address_breaks_and_what_is_not_sealed_answers_as_ever(closed: World, role: str, method: str) -> None:
    found = statuses(closed, role, method)
    assert {name: came for name, (_said, came) in found.items() if came >= 500} == {}
    assert changed(found, method) == {}


def test_the_walk_notices_pages_that_break(closed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearthside.accounts.middleware.SealedMiddleware.process_exception", lambda *_words: None)
    world = closed
    client = world.client("member")
    client.handler.load_middleware()
    assert 500 in {came for _said, came in statuses(world, "member", "GET").values()}
    monkeypatch.undo()
    client.handler.load_middleware()


def test_the_locked_page_says_so_kindly(closed: World) -> None:
    page = closed.client("member").get("/me/sign-in/codes/")
    assert page.status_code == CLOSED and "Nothing is lost." in page.content.decode()


def test_people_sign_in_and_talk_by_name_and_a_cry_for_help_has_its_case(closed: World) -> None:
    who, cases = closed.people["member"], Case.objects.count()
    assert who
    client = signed_in_client(who)
    start = f"/groups/{closed.group.slug}/talk/new/"
    said = {"title": "A long week", "intent": "listen", "once": fresh_once()}
    assert client.post(start, {**said, "body": CALM}).status_code == 302
    assert client.post(start, {**said, "body": WORRYING, "once": fresh_once()}).status_code in (200, 302)
    assert Post.objects.filter(author=who, body=CALM).exists()
    assert Case.objects.count() == cases + 1


def test_the_same_form_sent_twice_is_still_one_conversation(closed: World) -> None:
    client = closed.client("member")
    said = {"title": "A long week", "intent": "listen", "once": fresh_once(), "body": CALM}
    for _time in range(2):
        client.post(f"/groups/{closed.group.slug}/talk/new/", said)
    assert Post.objects.filter(body=CALM, author=closed.people["member"]).count() == 1


def test_nobody_speaks_by_a_voice_or_beside_one_that_might_be_theirs(closed: World) -> None:
    with pytest.raises(NotNow):
        thread(closed.group, closed.people["member"], is_anonymous=True)
    spoken = Post.objects.filter(thread=closed.thread, number=2)
    spoken.update(author=None, voice="Quiet Heron", voice_tag="0" * 64)
    with pytest.raises(NotNow):
        reply(closed.thread, closed.people["member"])


def test_a_report_arrives_without_its_note_and_says_so(closed: World) -> None:
    sent = {"reason": Reason.values[0], "note": "canary words", "is_urgent": ""}
    page = closed.client("member").post(reverse("safety:report", args=["post", closed.arguments["subject_id"]]), sent)
    assert page.status_code == 200 and "Your note was not kept" in page.content.decode()
    assert Report.objects.get(reporter=closed.people["member"]).note is None


def test_nothing_is_erased_by_halves(closed: World) -> None:
    who = closed.people["member"]
    assert who
    with pytest.raises(NotNow):
        erase_person(person=who)
    assert Person.objects.filter(pk=who.pk).exists()


def test_no_new_keyring_is_made_over_a_lost_one(closed: World) -> None:
    closed.client("member").get("/me/sign-in/codes/")
    assert not keyring.path().exists()


def test_all_opens_again_without_a_restart_when_the_keyring_is_back(closed: World, settings: Any) -> None:
    settings.HEARTHSIDE_KEYRING_FILE = str(kept_keyring)
    assert closed.client("member").get("/me/sign-in/codes/").status_code == 200
