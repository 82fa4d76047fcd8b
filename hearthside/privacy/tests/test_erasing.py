"""Erased means gone: no name, no id, no word, no key, no session."""

from pathlib import Path

import pytest

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import PASSWORD, person, signed_in_client
from hearthside.conversations.models import Post
from hearthside.kernel import audit
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed
from hearthside.privacy import actions, files
from hearthside.privacy.registry import ROOMS
from hearthside.privacy.tests.builders import pair, rows_with
from hearthside.vault.ledger import is_erased

pytestmark = pytest.mark.django_db
ERASE = "/me/data/erase/"


def answer(client, name, passphrase=PASSWORD):
    return client.post(ERASE, {"name": name, "passphrase": passphrase})


def test_no_name_id_or_word_of_an_erased_person_is_left_in_any_table():
    me, own, _other, _foreign = pair()
    actions.ask_for_copy(person=me)
    needles = [me.name, str(me.pk), me.pk.hex, *own]
    assert len(rows_with(needles)) > 10
    actions.erase_person(person=me)
    assert rows_with(needles) == []
    assert is_erased(me.pk)


def test_the_other_person_keeps_everything():
    me, _own, other, foreign = pair()
    before = rows_with([other.name, *foreign])
    actions.erase_person(person=me)
    assert rows_with([other.name, *foreign]) == before


def test_the_audit_log_still_holds_together():
    me, *_ = pair()
    actions.erase_person(person=me)
    assert audit.verify() is None and AuditEntry.objects.filter(verb="privacy.erased").exists()
    AuditEntry.objects.filter(number=1).update(actor="somebody else")
    assert audit.verify() == 1


def test_anonymous_words_go_too():
    me, _own, _other, _foreign = pair()
    voices = set(Post.objects.exclude(voice_tag="").values_list("voice_tag", flat=True))
    actions.erase_person(person=me)
    bodies = {post.body for post in Post.objects.filter(voice_tag__in=voices)}
    assert not any(body.startswith("ownmark") for body in bodies)


def test_erasing_ends_every_session_and_shows_a_last_page():
    who = person("Ava Wren")
    here, elsewhere = signed_in_client(who), signed_in_client(who)
    assert answer(here, "ava wren").url == "/gone/"
    assert "Get help now" in here.get("/gone/").content.decode()
    assert elsewhere.get("/me/").status_code == 302 and here.get("/me/").status_code == 302
    assert not Person.objects.filter(pk=who.pk).exists()


@pytest.mark.parametrize(
    ("name", "passphrase"), [("Somebody Else", PASSWORD), ("Ava Wren", "not the pass-phrase"), ("", "")]
)
def test_nothing_is_erased_without_name_and_pass_phrase(name, passphrase):
    who = person("Ava Wren")
    assert answer(signed_in_client(who), name, passphrase).status_code == 422
    assert Person.objects.filter(pk=who.pk).exists()


def test_a_paused_person_can_go():
    who = person("Ava Wren")
    client = signed_in_client(who)
    Person.objects.filter(pk=who.pk).update(state="paused_by_team")
    assert answer(client, who.name).url == "/gone/"


def test_the_last_operator_is_asked_to_hand_over_first():
    sol = person("Sol", is_operator=True)
    assert answer(signed_in_client(sol), "Sol").status_code == 403
    with pytest.raises(NotAllowed):
        actions.erase_person(person=sol)
    person("Second", is_operator=True)
    assert answer(signed_in_client(sol), "Sol").url == "/gone/"


def test_the_copies_of_an_erased_person_are_gone():
    who = person()
    copy = actions.ask_for_copy(person=who)
    from hearthside.privacy.making import make_copy

    make_copy(copy=copy)
    actions.erase_person(person=who)
    assert not files.path_of(copy.pk).exists()


def test_every_room_with_personal_data_is_in_the_registry():
    house = Path(__file__).resolve().parents[2]
    assert {path.parent.name for path in house.glob("*/personal_data.py")} == set(ROOMS)


def test_accounts_forget_last():
    assert list(ROOMS)[-1] == "accounts"
