"""Keys are made on demand, forgotten in time, and never made anew where they were lost or erased."""

import resource
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from hearthside.vault import anonymous, apps, erasure, keyring, keys, ledger, rotation, sealing, tags
from hearthside.vault.middleware import ForgetKeys
from hearthside.vault.models import ErasureLedger, SiteKey, UserKey

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_first_use_makes_a_private_keyring(own_keyring: Path) -> None:
    keys.user_key(uuid4())
    assert (own_keyring.stat().st_mode & 0o777, own_keyring.parent.stat().st_mode & 0o777) == (0o400, 0o700)


def test_a_lost_keyring_closes_the_vault_and_is_not_made_anew(own_keyring: Path) -> None:
    keys.user_key(uuid4())
    own_keyring.unlink()
    assert not keys.is_open()
    with pytest.raises(keyring.VaultClosed):
        keys.user_key(uuid4())
    assert not own_keyring.exists()


def test_a_keyring_that_comes_back_opens_the_vault(own_keyring: Path) -> None:
    keys.root()
    keys.user_key(uuid4())
    kept = own_keyring.rename(own_keyring.with_name("kept"))
    assert not keys.is_open()
    kept.rename(own_keyring)
    assert keys.is_open()


@pytest.mark.parametrize(
    ("mode", "is_open"), [(0o400, True), (0o600, True), (0o440, True), (0o404, False), (0o620, False)]
)
def test_a_keyring_others_can_reach_is_refused(own_keyring: Path, mode: int, is_open: bool) -> None:
    keyring.create()
    own_keyring.chmod(mode)
    assert (keys.is_open(), bool(apps.keyring_is_private())) == (is_open, not is_open)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"primary": "a", "keys": {}}', '{"primary": "a", "keys": {"a": "c2hvcnQ="}}']
)
def test_a_damaged_keyring_closes_the_vault(own_keyring: Path, text: str) -> None:
    own_keyring.parent.mkdir(mode=0o700)
    own_keyring.write_text(text)
    own_keyring.chmod(0o600)
    assert not keys.is_open()


def test_a_folder_that_cannot_be_made_closes_the_vault(own_keyring: Path) -> None:
    own_keyring.parent.write_text("a file where the folder should be")
    assert not keys.is_open()


def test_a_process_that_read_the_keyring_writes_no_core_dump() -> None:
    keys.root()
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def test_two_processes_at_once_agree_on_one_keyring(own_keyring: Path) -> None:
    found: list[str] = []
    makers = [threading.Thread(target=lambda: found.append(keyring.create().primary)) for _ in range(8)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert (len(found), len(set(found))) == (8, 1)


def test_a_keyring_in_the_data_folder_is_warned_about(own_keyring: Path, settings: Any) -> None:
    settings.DATA_DIR = own_keyring.parent.parent
    assert [found.id for found in apps.keyring_is_apart()] == ["vault.W001"]
    settings.DATA_DIR = own_keyring.parent / "data"
    assert apps.keyring_is_apart() == []


def test_an_owner_keeps_one_key() -> None:
    owner = uuid4()
    first = keys.user_key(owner)
    keys.forget_keys()
    assert (keys.user_key(owner), UserKey.objects.filter(owner=owner).count()) == (first, 1)


def test_a_key_is_fetched_once_per_request(django_assert_num_queries: Any) -> None:
    owners = [uuid4() for _ in range(5)]
    for owner in owners:
        keys.user_key(owner)
    keys.forget_keys()
    with django_assert_num_queries(1, connection=connections["keys"]):
        keys.fetch_keys(owners)
        assert [keys.key_for(owner, 1) for owner in owners] == [keys.user_key(owner).key for owner in owners]


def test_a_key_held_too_long_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = uuid4()
    keys.user_key(owner)
    UserKey.objects.filter(owner=owner).delete()
    assert keys.key_for(owner, 1)
    later = keys.time.monotonic() + keys.REMEMBERED_FOR + 1
    monkeypatch.setattr(keys.time, "monotonic", lambda: later)
    with pytest.raises(sealing.Sealed):
        keys.key_for(owner, 1)


def test_a_request_leaves_no_key_behind() -> None:
    owner = uuid4()

    def page(request: HttpRequest) -> HttpResponse:
        keys.user_key(owner)
        return HttpResponse()

    ForgetKeys(page)(RequestFactory().get("/"))
    assert keys._recall(owner, 0) is None


def test_an_unknown_generation_stays_sealed() -> None:
    owner = uuid4()
    keys.user_key(owner)
    with pytest.raises(sealing.Sealed):
        keys.key_for(owner, 2)


def test_nothing_here_shows_a_key() -> None:
    held = keys.user_key(uuid4())
    assert str(held.key) not in repr(held) and "key=" not in repr(held)
    assert str(dict(keys.root().keys)) not in repr(keys.root())


def test_an_erased_owner_gets_no_new_key() -> None:
    owner = uuid4()
    keys.user_key(owner)
    erasure.shred(owner)
    with pytest.raises(sealing.Sealed):
        keys.user_key(owner)


def test_the_ledger_knows_the_erased_and_nobody_else() -> None:
    gone, other = uuid4(), uuid4()
    erasure.shred(gone)
    erasure.shred(gone)
    assert (ledger.is_erased(gone), ledger.is_erased(other)) == (True, False)
    assert (ledger.erased_among([gone, other]), ErasureLedger.objects.count()) == ({gone}, 1)


def test_a_changed_ledger_entry_is_noticed() -> None:
    erasure.shred(uuid4())
    entry = ErasureLedger.objects.get()
    assert erasure.is_genuine(entry)
    entry.erased_at += timedelta(days=1)
    assert not erasure.is_genuine(entry)


@pytest.mark.parametrize("owner", [keys.SITE, keys.TAGS])
def test_the_keys_of_the_site_are_not_erased(owner: UUID) -> None:
    with pytest.raises(ValueError, match="not erased"):
        erasure.shred(owner)


def test_after_a_root_rotation_everything_opens_without_the_old_root() -> None:
    owner, post = uuid4(), uuid4()
    key, box, index = keys.user_key(owner), anonymous.seal_author(post, owner), tags.blind_index("a@example.org")
    old = keys.root().primary
    call_command("vault_rotate", verbosity=0)
    call_command("vault_rotate", remove=old)
    keys.forget_keys()
    assert old not in keys.root().keys
    assert (keys.user_key(owner), anonymous.open_author(post, box), tags.blind_index("A@example.org")) == (
        key,
        owner,
        index,
    )


def test_a_root_key_in_use_cannot_be_removed() -> None:
    keys.user_key(uuid4())
    old = keys.root().primary
    keyring.make_primary(keyring.add_root_key())
    with pytest.raises(CommandError, match="still in use"):
        call_command("vault_rotate", remove=old)


def test_the_primary_root_key_cannot_be_removed_and_an_unknown_one_not_be_primary() -> None:
    with pytest.raises(ValueError, match="stays"):
        keyring.drop(keys.root().primary)
    with pytest.raises(ValueError, match="no such"):
        keyring.make_primary("nobody")


def test_a_removed_root_key_opens_nothing() -> None:
    owner = uuid4()
    keys.user_key(owner)
    old = keys.root().primary
    keyring.make_primary(keyring.add_root_key())
    keyring.drop(old)
    keys.forget_keys()
    with pytest.raises(sealing.Sealed):
        keys.user_key(owner)


def test_an_old_generation_outlives_every_running_request() -> None:
    owner = uuid4()
    keys.user_key(owner)
    rotation.turn_user_key(owner)
    assert rotation.retire_user_keys(owner) == 0
    UserKey.objects.update(created_at=timezone.now() - 2 * rotation.STILL_NEEDED)
    assert rotation.retire_user_keys(owner) == 1


def test_the_secret_of_tags_is_never_turned() -> None:
    with pytest.raises(ValueError, match="no longer match"):
        rotation.turn_user_key(keys.TAGS)


def test_an_owner_without_a_key_has_none_to_turn() -> None:
    with pytest.raises(sealing.Sealed):
        rotation.turn_user_key(uuid4())


def test_tags_of_two_purposes_cannot_be_joined() -> None:
    assert tags.blind_tag("one", b"thread", b"person") == tags.blind_tag("one", b"thread", b"person")
    assert tags.blind_tag("one", b"thread", b"person") != tags.blind_tag("other", b"thread", b"person")


def test_boxes_of_one_author_look_nothing_alike() -> None:
    author = uuid4()
    boxes = [anonymous.seal_author(uuid4(), author) for _ in range(50)]
    assert ({len(box) for box in boxes}, len({box[6:] for box in boxes})) == ({150}, 50)
    assert not any(author.bytes in box for box in boxes)


def test_a_box_moved_to_another_post_stays_closed() -> None:
    post, author = uuid4(), uuid4()
    box = anonymous.seal_author(post, author)
    assert anonymous.open_author(post, box) == author
    with pytest.raises(sealing.Sealed):
        anonymous.open_author(uuid4(), box)


def test_boxes_open_after_the_pair_changed_and_not_after_it_is_gone() -> None:
    post, author = uuid4(), uuid4()
    box = anonymous.seal_author(post, author)
    anonymous.new_site_key()
    assert anonymous.open_author(post, box) == author
    assert sealing.box_generation_of(anonymous.seal_author(post, author)) == 2
    SiteKey.objects.filter(generation=1).delete()
    with pytest.raises(sealing.Sealed):
        anonymous.open_author(post, box)


def test_a_box_can_be_closed_while_the_vault_is_closed(own_keyring: Path) -> None:
    anonymous.seal_author(uuid4(), uuid4())
    own_keyring.unlink()
    post = uuid4()
    box = anonymous.seal_author(post, uuid4())
    with pytest.raises(keyring.VaultClosed):
        anonymous.open_author(post, box)


def test_the_keys_lie_in_their_own_database() -> None:
    tables = {alias: set(connections[alias].introspection.table_names()) for alias in ("default", "keys")}
    mine = {"vault_userkey", "vault_sitekey", "vault_erasureledger"}
    assert not mine & tables["default"]
    assert tables["keys"] - {"django_migrations"} == mine
