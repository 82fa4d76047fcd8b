"""Keys are changed while people go on: nothing they keep is lost, and old keys go when nothing needs them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.config.tasks import finish_rotation
from hearthside.directory.models import OwnContact
from hearthside.vault import keyring, keys, sealing, tags
from hearthside.vault.models import UserKey

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def contacts(settings: Any, tmp_path: Path) -> list[OwnContact]:
    """Five people who keep a number, under a keyring of this test's own."""
    settings.HEARTHSIDE_KEYRING_FILE = str(tmp_path / "secret" / "keyring.json")
    keys.forget_everything()
    return [OwnContact.objects.create(person=person(), name=f"friend {number}", number="0100") for number in range(5)]


def names() -> list[str]:
    keys.forget_everything()
    return sorted(one.name.reveal() for one in OwnContact.objects.all())


def kids() -> set[str]:
    return {sealing.kid_of(bytes(row.wrapped)) for row in UserKey.objects.all()}


def generations(contacts: list[OwnContact]) -> set[int]:
    return set(UserKey.objects.filter(owner=contacts[0].person_id).values_list("generation", flat=True))


def written_under() -> set[int]:
    return {sealing.generation_of(vars(one)["name"].blob) for one in OwnContact.objects.all()}


def weeks_later() -> None:
    """The keys there are were made 37 days ago."""
    UserKey.objects.update(created_at=timezone.now() - timedelta(days=37))


def test_a_new_root_key_wraps_every_key_and_all_still_opens(contacts: list[OwnContact]) -> None:
    before, index = keyring.load().primary, tags.blind_index("a@example.org")
    call_command("vault_rotate")
    assert kids() == {keyring.load().primary} != {before}
    assert names() == [f"friend {number}" for number in range(5)]
    assert tags.blind_index("a@example.org") == index


def test_an_old_root_key_goes_only_when_it_wraps_nothing(contacts: list[OwnContact]) -> None:
    old = keyring.load().primary
    with pytest.raises(CommandError, match="in use"):
        call_command("vault_rotate", remove=old)
    call_command("vault_rotate")
    call_command("vault_rotate", remove=old)
    assert old not in keyring.load().keys and len(names()) == 5


def test_everybodys_own_key_is_changed_and_what_they_keep_is_sealed_anew(contacts: list[OwnContact]) -> None:
    call_command("vault_rotate", owners=True)
    assert generations(contacts) == {1, 2} and written_under() == {2}
    assert names() == [f"friend {number}" for number in range(5)]


def test_old_generations_go_when_no_backup_needs_them_and_not_before(contacts: list[OwnContact]) -> None:
    call_command("vault_rotate", owners=True)
    finish_rotation()
    assert generations(contacts) == {1, 2}
    weeks_later()
    finish_rotation()
    assert generations(contacts) == {2} and len(names()) == 5


def test_what_was_written_late_under_the_old_key_is_sealed_anew_before_that_key_goes(
    contacts: list[OwnContact],
) -> None:
    late = vars(OwnContact.objects.get(pk=contacts[0].pk))["name"]
    call_command("vault_rotate", owners=True)
    OwnContact.objects.filter(pk=contacts[0].pk).update(name=late)
    assert written_under() == {1, 2}
    weeks_later()
    finish_rotation()
    assert written_under() == {2} and len(names()) == 5


def test_the_secret_of_blind_tags_is_never_changed(contacts: list[OwnContact]) -> None:
    index = tags.blind_index("a@example.org")
    call_command("vault_rotate", owners=True)
    keys.forget_everything()
    assert tags.blind_index("a@example.org") == index


def test_without_a_keyring_the_command_says_so_and_changes_nothing(contacts: list[OwnContact]) -> None:
    keyring.path().unlink()
    for words in ({}, {"owners": True}):
        with pytest.raises(CommandError, match="Nothing was changed"):
            call_command("vault_rotate", **words)
    assert not keyring.path().exists() and generations(contacts) == {1}
