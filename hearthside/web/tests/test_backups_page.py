"""The person who runs the place sees how old the last backup is, and whether it ever came back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.web import backups

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(settings: Any, tmp_path: Path, client: Client) -> Any:
    """What the operator reads now."""
    settings.DATA_DIR = tmp_path
    client.force_login(person("Sol", is_operator=True))
    return lambda: client.get("/site/backups/").content.decode()


def made(days_ago: float, *, is_encrypted: bool = True) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    backups.note_backup(backups.Made(at, is_encrypted, "/east/copy", "/west/copy"))


def practised(days_ago: float, *, is_good: bool = True, words: str = "") -> None:
    at = timezone.now() - timedelta(days=days_ago)
    backups.note_practice(backups.Practice(at, is_good, words, at, 100, 100, 3.2))


def test_before_the_first_backup_the_page_says_what_to_run(page: Any) -> None:
    shown = page()
    assert "There is none yet." in shown and "hearthside backup" in shown and "hearthside practise_restore" in shown


def test_who_may_open_a_backup_is_settled_first(page: Any, settings: Any) -> None:
    settings.BACKUP_UNENCRYPTED, settings.BACKUP_RECIPIENTS = False, {"data": [], "keys": []}
    assert "hearthside backup_key ~/backup.key" in page()
    settings.BACKUP_RECIPIENTS = {"data": ["age1example"], "keys": ["age1example"]}
    assert "backup_key" not in page()


def test_what_is_to_be_typed_is_for_this_site_wherever_one_stands(page: Any, settings: Any, tmp_path: Path) -> None:
    settings.BACKUP_UNENCRYPTED, settings.BACKUP_RECIPIENTS = False, {"data": [], "keys": []}
    settings.DATA_DIR = tmp_path / "our place"
    assert f"backup ~/first-backup --key ~/backup.key --data &#39;{tmp_path}/our place&#39;" in page()


def test_the_page_says_where_the_keyring_is_that_is_in_no_backup(page: Any, settings: Any) -> None:
    settings.HEARTHSIDE_KEYRING_FILE = "/safe/keyring"
    assert "<code>/safe/keyring</code>" in page()


def test_a_fresh_backup_that_came_back_asks_for_nothing(page: Any) -> None:
    made(0.5), practised(3)
    shown = page()
    assert "It is encrypted." in shown and "100 opened" in shown and "To do" not in shown


def test_an_old_backup_asks_for_another(page: Any) -> None:
    made(3), practised(3)
    assert page().count("To do") == 1


def test_an_old_practice_asks_for_another(page: Any) -> None:
    made(0.5), practised(10)
    assert page().count("To do") == 1


def test_a_practice_that_went_wrong_says_why(page: Any) -> None:
    made(0.5), practised(1, is_good=False, words="copy was changed or cut short.")
    shown = page()
    assert "It went wrong." in shown and "copy was changed or cut short." in shown


def test_a_backup_that_lies_open_says_so(page: Any) -> None:
    made(0.5, is_encrypted=False)
    assert "It is not encrypted." in page()
