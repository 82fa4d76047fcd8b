"""Nobody learns by asking who or what is here; and a session that somebody planted is worth nothing (SECURITY G-3, G-29)."""

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import PASSWORD, fresh_counters, person, without_tokens
from hearthside.groups.models import Visibility
from hearthside.groups.tests.builders import group
from hearthside.kernel.refusals import NotAllowed
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FORMS = (
    ("/sign-in/", {"passphrase": "not the right words"}),
    ("/recover/", {"phrase": "ten words that are not right", "passphrase": "a quite new long pass-phrase"}),
)


def said(
    client: Client, address: str, form: dict[str, str] | None = None, *, but_not: str = ""
) -> tuple[int, bytes, str]:
    """Status, page and headers, without what the visitor typed."""
    fresh_counters()
    answer = client.post(address, form) if form else client.get(address)
    heads = sorted((name, value) for name, value in answer.headers.items() if name != "Content-Length")
    told = str(heads).replace(but_not, "") if but_not else str(heads)
    return answer.status_code, without_tokens(answer.content).replace(but_not.encode(), b""), told


@pytest.mark.parametrize(("address", "form"), FORMS)
def test_a_name_that_is_here_gets_the_same_answer_as_one_that_is_not(world: World, address: str, form: dict[str, str]):
    known, unknown = "The member", "Nobody Xyz"
    first = said(Client(), address, {"name": known, **form}, but_not=known)
    assert first == said(Client(), address, {"name": unknown, **form}, but_not=unknown)
    assert first[0] == 422


@pytest.mark.parametrize(("address", "form"), FORMS[:1])
def test_a_page_that_knows_the_name_would_be_noticed(
    world: World, address: str, form: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    as_it_is = Person.check_password

    def talkative(person: Person, words: str) -> bool:
        if not as_it_is(person, words):
            raise NotAllowed("Only the words are wrong.")
        return True

    monkeypatch.setattr(Person, "check_password", talkative)
    known, unknown = "The member", "Nobody Xyz"
    first = said(Client(), address, {"name": known, **form}, but_not=known)
    assert first != said(Client(), address, {"name": unknown, **form}, but_not=unknown)


@pytest.mark.parametrize("role", ("visitor", "new", "member", "admin"))
@pytest.mark.parametrize("page", ("", "rules/", "talk/", "people/", "lead/", "you/"))
def test_a_private_group_is_as_absent_as_one_that_never_was(world: World, role: str, page: str):
    with undone():
        group("Quiet corner", visibility=Visibility.PRIVATE)
        client = world.client(role)
        hidden = said(client, f"/groups/quiet-corner/{page}", but_not="quiet-corner")
        assert hidden == said(client, f"/groups/never-was-it/{page}", but_not="never-was-it")
    assert said(world.client("member"), f"/groups/{world.group.slug}/")[0] == 200


def test_somebody_who_keeps_away_is_as_absent_as_nobody(world: World):
    client, nobody = world.client("blocked"), str(uuid4())
    hidden = said(client, f"/people/{world.opener.pk}/", but_not=str(world.opener.pk))
    assert hidden == said(client, f"/people/{nobody}/", but_not=nobody) and hidden[0] == 404


def test_a_difference_would_be_noticed(world: World):
    there = said(world.client("member"), f"/people/{world.opener.pk}/", but_not=str(world.opener.pk))
    assert there != said(world.client("blocked"), f"/people/{world.opener.pk}/", but_not=str(world.opener.pk))


def test_a_planted_session_is_not_the_one_somebody_signs_in_with(world: World):
    with undone():
        fresh_counters()
        thief, victim = Client(), Client()
        thief.cookies["sid"] = victim.cookies["sid"] = "plantedplantedplantedplanted0001"
        name = person("Ada Long").name
        assert victim.post("/sign-in/", {"name": name, "passphrase": PASSWORD}).status_code == 302
        assert victim.cookies["sid"].value != thief.cookies["sid"].value
        assert victim.get("/me/").status_code == 200 and thief.get("/me/").status_code == 302
        assert not Session.objects.filter(pk="plantedplantedplantedplanted0001").exists()


def test_a_session_is_over_everywhere_after_signing_out(world: World):
    with undone():
        fresh_counters()
        client, copy = Client(), Client()
        client.post("/sign-in/", {"name": person("Ada Short").name, "passphrase": PASSWORD})
        copy.cookies["sid"] = client.cookies["sid"].value
        assert copy.get("/me/").status_code == 200
        client.post("/sign-out/")
        assert copy.get("/me/").status_code == 302
