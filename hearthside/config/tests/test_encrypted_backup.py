"""Backups that only the operator's key opens: two files in two places, restored in order, practised by the site itself."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from hearthside.config import archives, shelves, upgrades
from hearthside.config.tests.sites import databases_with_tables, hearthside, ready, with_tables
from hearthside.vault import parcels

pytestmark = [pytest.mark.slow, pytest.mark.once]
MAKE = """
from hearthside.accounts.models import Person
from hearthside.directory.models import OwnContact
for number in range(60):
    person = Person.objects.create_person(f"Canary Person {number}")
    OwnContact.objects.create(person=person, name=f"canary {number}", number="0100")
"""
ERASE = """
from hearthside.accounts.models import Person
from hearthside.privacy import actions
for number in range(10):
    actions.erase_person(person=Person.objects.get(name=f"Canary Person {number}"))
"""
COUNT = """
from hearthside.accounts.models import Person
from hearthside.directory.models import OwnContact
from hearthside.vault.models import UserKey
print(Person.objects.count(), sum(one.name.reveal().startswith("canary") for one in OwnContact.objects.all()))
"""
LISTED = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT datname FROM pg_database")
    print(*[name for (name,) in cursor.fetchall()])
"""


class Home:
    """A site with its backups: two folders, two key files."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        (self.identity, recipient), (self.keys_identity, keys_recipient) = (
            parcels.new_identity(),
            parcels.new_identity(),
        )
        (folder / "secret").write_text(f"{self.identity}\n{self.keys_identity}\n")
        self.settings = {
            "HEARTHSIDE_BACKUP_UNENCRYPTED": "no",
            "HEARTHSIDE_BACKUP_RECIPIENT": recipient,
            "HEARTHSIDE_BACKUP_KEYS_RECIPIENT": keys_recipient,
            "HEARTHSIDE_BACKUP_DATA_DIR": str(folder / "east"),
            "HEARTHSIDE_BACKUP_KEYS_DIR": str(folder / "west"),
        }

    def run(self, *words: str, **more: str) -> tuple[int, str]:
        """The code of a command, and all it said."""
        done = hearthside(self.data, *words, **{**self.settings, **more})
        return done.returncode, done.stdout + done.stderr

    def well(self, *words: str, **more: str) -> str:
        """What a command said that worked."""
        code, said = self.run(*words, **more)
        assert code == 0, said
        return said

    def newest(self, part: str) -> Path:
        """The newest file of a part."""
        return max((self.folder / {"data": "east", "keys": "west"}[part]).iterdir())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A site with sixty people and one backup."""
    made = Home(tmp_path_factory.mktemp("home"))
    with_tables(made.data)
    made.well("shell", "-v0", "-c", MAKE)
    made.well("backup")
    return made


@pytest.fixture
def copy(home: Home, tmp_path: Path) -> Home:
    """The same site once more, for a test that changes it."""
    shutil.copytree(home.folder, tmp_path / "home")
    made = Home.__new__(Home)
    made.__dict__ |= {**vars(home), "folder": tmp_path / "home", "data": tmp_path / "home" / "data"}
    east, west = (str(made.folder / name) for name in ("east", "west"))
    made.settings = {**home.settings, "HEARTHSIDE_BACKUP_DATA_DIR": east, "HEARTHSIDE_BACKUP_KEYS_DIR": west}
    return made


def test_both_files_are_closed_and_hold_no_word_and_no_key(home: Home) -> None:
    for part in ("data", "keys"):
        content = home.newest(part).read_bytes()
        assert parcels.is_parcel(home.newest(part))
        assert not any(one in content for one in (b"canary", b"Canary", b"hearthside backup", b"accounts_person"))
    assert [file.name for file in home.data.iterdir() if file.name.startswith(".")] == []


def test_nobody_named_means_no_backup_unless_the_operator_says_so(tmp_path: Path, settings: Any) -> None:
    settings.BACKUP_RECIPIENTS = {"data": [], "keys": []}
    with pytest.raises(CommandError, match="--unencrypted"):
        call_command("backup", tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_the_first_backup_needs_the_key_and_no_setting(copy: Home, tmp_path: Path) -> None:
    copy.settings = {"HEARTHSIDE_BACKUP_UNENCRYPTED": "no"}
    copy.well("backup_key", str(tmp_path / "backup.key"))
    copy.well("backup", str(tmp_path / "first"), "--key", str(tmp_path / "backup.key"))
    copy.well("restore", str(tmp_path / "first"), "--identity", str(tmp_path / "backup.key"), "--replace")


def test_a_key_that_is_none_is_refused(tmp_path: Path, settings: Any) -> None:
    settings.BACKUP_RECIPIENTS = {"data": [], "keys": []}
    (tmp_path / "backup.key").write_text("nothing\n")
    with pytest.raises(CommandError, match="is no file of"):
        call_command("backup", tmp_path / "copy", "--key", str(tmp_path / "backup.key"))


def test_what_is_not_encrypted_says_so(copy: Home, tmp_path: Path) -> None:
    assert "(not encrypted)" in copy.well("backup", str(tmp_path / "copy"), "--unencrypted")
    assert not parcels.is_parcel(tmp_path / "copy")
    assert "hearthside.W011" in copy.well("check")


def test_data_and_keys_in_one_folder_are_refused(tmp_path: Path, settings: Any) -> None:
    settings.BACKUP_UNENCRYPTED = True
    settings.BACKUP_FOLDERS = {"data": str(tmp_path), "keys": f"{tmp_path}/"}
    with pytest.raises(CommandError, match="one folder"):
        call_command("backup")


def test_a_recipient_that_is_none_is_refused(tmp_path: Path, settings: Any) -> None:
    settings.BACKUP_RECIPIENTS = {"data": ["age1nonsense"], "keys": ["age1nonsense"]}
    with pytest.raises(CommandError, match="begins with age1"):
        call_command("backup", tmp_path / "copy")


def restored(home: Home, place: Path, *words: str) -> tuple[int, str]:
    """Bring the newest backup back in a place where only the keyring is."""
    shutil.copy2(home.folder / "data.keyring", place / "data.keyring")
    done = hearthside(place / "data", "restore", *words, **home.settings)
    return done.returncode, done.stdout + done.stderr


def test_the_newest_comes_back_with_the_key_and_a_hundred_values_open(home: Home, tmp_path: Path) -> None:
    code, said = restored(home, tmp_path, "--identity", str(home.folder / "secret"))
    assert code == 0 and "opened 100 of 100 sealed values" in said, said
    assert hearthside(tmp_path / "data", "shell", "-v0", "-c", COUNT).stdout.split() == ["60", "60"]


def test_without_the_key_or_with_another_nothing_is_touched(home: Home, tmp_path: Path) -> None:
    (tmp_path / "other").write_text(parcels.new_identity()[0])
    for words, why in (([], "is encrypted"), (["--identity", str(tmp_path / "other")], "to another key than yours")):
        code, said = restored(home, tmp_path, *words)
        assert code and why in said and "Nothing was changed" in said, said
        assert not (tmp_path / "data" / "hearthside.db").exists()


def test_the_key_of_the_data_does_not_open_the_keys(home: Home, tmp_path: Path) -> None:
    with pytest.raises(archives.Damaged, match="another key"):
        archives.read(home.newest("keys"), tmp_path, identities=[home.identity])


def test_values_that_do_not_open_are_told(home: Home, tmp_path: Path) -> None:
    secret = str(home.folder / "secret")
    assert restored(home, tmp_path, "--identity", secret)[0] == 0
    spoil = "from hearthside.vault.models import UserKey; UserKey.objects.all().delete()"
    assert hearthside(tmp_path / "data", "shell", "-v0", "-c", spoil).returncode == 0
    told = hearthside(tmp_path / "data", "finish_restore")
    assert told.returncode and "sealed values did not open" in told.stderr


def test_people_erased_since_stay_erased_though_the_keys_are_older_than_that(copy: Home) -> None:
    data, keys = copy.newest("data"), copy.newest("keys")
    copy.well("shell", "-v0", "-c", ERASE)
    words = ["restore", str(data), "--keys", str(keys), "--replace", "--identity", str(copy.folder / "secret")]
    assert "10 people who were erased since are erased again" in copy.well(*words)
    assert copy.well("shell", "-v0", "-c", COUNT).split() == ["50", "50"]


def test_the_site_practises_a_restore_without_the_operators_key(copy: Home) -> None:
    (copy.folder / "secret").unlink()
    copy.well("backup")
    said = copy.well("practise_restore")
    noted = json.loads((copy.data / "last_practice").read_text())
    assert noted["is_good"] and (noted["opened"], noted["tried"]) == (100, 100), said
    assert [file.name for file in copy.data.iterdir() if file.name.startswith(".")] == []


def test_a_practice_of_a_damaged_backup_is_told_and_the_check_warns(copy: Home) -> None:
    copy.well("backup")
    whole = copy.newest("data").read_bytes()
    copy.newest("data").write_bytes(whole[:-50])
    code, said = copy.run("practise_restore")
    assert code and "was changed or cut short" in said
    assert "hearthside.W012" in copy.well("check")


def test_this_machine_opens_the_newest_backup_and_no_older_one(copy: Home, tmp_path: Path) -> None:
    before = copy.newest("data")
    copy.well("backup")
    own = parcels.read_identities(copy.data / "practice_key")
    with pytest.raises(parcels.NotForUs):
        parcels.open_parcel(before, tmp_path / "opened", own)
    parcels.open_parcel(copy.newest("data"), tmp_path / "opened", own)


def test_a_backup_removes_what_is_too_old_and_nothing_else(copy: Home) -> None:
    now = datetime.now(UTC)
    for folder, part in (("east", "data"), ("west", "keys")):
        for days in (1, 6, 8, 34, 36):
            (copy.folder / folder / f"{now - timedelta(days=days):%Y%m%dT%H%M%SZ}.{part}.age").touch()
        (copy.folder / folder / "notes.txt").touch()
    copy.well("backup")
    left = {folder: ages(copy.folder / folder, part, now) for folder, part in (("east", "data"), ("west", "keys"))}
    assert left == {"east": [0, 0, 1, 6, 8, 34], "west": [0, 0, 1, 6]}
    assert (copy.folder / "east" / "notes.txt").exists()


def ages(folder: Path, part: str, now: datetime) -> list[int]:
    """Whole days since each file of ours was made."""
    found = [shelves.made_at(file, part) for file in folder.iterdir()]
    return sorted(max(0, (now - at).days) for at in found if at)


def test_a_key_is_made_once_and_the_command_says_the_public_half(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("backup_key", tmp_path / "secret")
    said = capsys.readouterr().out
    assert "HEARTHSIDE_BACKUP_RECIPIENT=age1" in said and "AGE-SECRET" not in said
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o400
    assert parcels.read_identities(tmp_path / "secret")
    with pytest.raises(CommandError):
        call_command("backup_key", tmp_path / "secret")


def test_copies_from_before_an_upgrade_go_when_backups_of_their_age_would(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    for day in ("20260101", "20260130", "20260209"):
        (folder := tmp_path / "before-upgrade" / f"{day}-030000").mkdir(parents=True)
        (folder / "keys.db").touch(), (folder / "hearthside.db").touch()
    upgrades.remove_old(datetime(2026, 2, 10, tzinfo=UTC).timestamp())
    left = sorted(str(file.relative_to(tmp_path / "before-upgrade")) for file in tmp_path.glob("before-upgrade/*/*"))
    assert left == ["20260130-030000/hearthside.db", "20260209-030000/hearthside.db", "20260209-030000/keys.db"]


def test_a_restore_is_practised_on_postgresql_in_a_database_that_goes_again(tmp_path: Path) -> None:
    with databases_with_tables() as (address,):
        here = Home(tmp_path)
        here.settings["DATABASE_URL"] = address
        ready(here.data, DATABASE_URL=address)
        here.well("shell", "-v0", "-c", MAKE)
        here.well("backup")
        here.well("practise_restore")
        assert json.loads((here.data / "last_practice").read_text())["opened"] == 100
        listed = here.well("shell", "-v0", "-c", LISTED).split()
        assert address.rpartition("/")[2] in listed and not [name for name in listed if name.endswith("_practice")]
