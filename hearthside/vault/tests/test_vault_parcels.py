"""A parcel opens for its recipients only, whole or not at all, and is the age format to the byte."""

import os
import random
from pathlib import Path

import pytest

from hearthside.vault import parcels
from hearthside.vault.tests import age_reader

WORDS = b"The tide table of the harbour."


def closed(tmp_path: Path, recipients: list[str], content: bytes = WORDS) -> Path:
    (tmp_path / "plain").write_bytes(content)
    parcels.close(tmp_path / "plain", tmp_path / "closed", recipients)
    return tmp_path / "closed"


def test_each_recipient_opens_it(tmp_path: Path) -> None:
    pairs = [parcels.new_identity() for _number in range(2)]
    file = closed(tmp_path, [recipient for _identity, recipient in pairs])
    for identity, _recipient in pairs:
        parcels.open_parcel(file, tmp_path / "opened", [identity])
        assert (tmp_path / "opened").read_bytes() == WORDS


def test_nothing_of_the_words_stands_in_the_file(tmp_path: Path) -> None:
    file = closed(tmp_path, [parcels.new_identity()[1]])
    assert parcels.is_parcel(file) and WORDS[:8] not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("length", [0, 1, 65535, 65536, 65537, 200_000])
def test_another_reader_of_the_format_opens_it(tmp_path: Path, length: int) -> None:
    identity, recipient = parcels.new_identity()
    content = os.urandom(length)
    assert age_reader.read(closed(tmp_path, [recipient], content), identity) == content


def test_a_stranger_is_told_it_is_not_for_them(tmp_path: Path) -> None:
    file = closed(tmp_path, [parcels.new_identity()[1]])
    with pytest.raises(parcels.NotForUs):
        parcels.open_parcel(file, tmp_path / "opened", [parcels.new_identity()[0]])
    assert not (tmp_path / "opened").exists()


def test_three_hundred_damaged_parcels_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    identity, recipient = parcels.new_identity()
    whole, chance = closed(tmp_path, [recipient], os.urandom(70_000)).read_bytes(), random.Random(7)
    for number in range(300):
        damaged = bytearray(whole)
        if number % 3:
            damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        else:
            del damaged[chance.randrange(len(whole)) :]
        (tmp_path / "damaged").write_bytes(damaged)
        with pytest.raises((parcels.NotForUs, parcels.Torn)):
            parcels.open_parcel(tmp_path / "damaged", tmp_path / "opened", [identity])
        assert not (tmp_path / "opened").exists()


@pytest.mark.parametrize("wrong", ["", "age1xyz", "AGE-SECRET-KEY-1", "ssh-ed25519 AAAA"])
def test_what_is_no_recipient_is_refused_without_repeating_it(wrong: str) -> None:
    with pytest.raises(parcels.BadKey) as refused:
        parcels.check_recipient(wrong)
    assert not wrong or wrong not in str(refused.value)


def test_a_file_of_age_keygen_is_read_and_one_without_a_key_is_not(tmp_path: Path) -> None:
    identity, recipient = parcels.new_identity()
    (tmp_path / "key").write_text(f"# created: 2026-05-01\n# public key: {recipient}\n{identity}\n")
    assert parcels.read_identities(tmp_path / "key") == [identity]
    for words in ("# nothing", "not a key"):
        (tmp_path / "key").write_text(words)
        with pytest.raises(parcels.BadKey):
            parcels.read_identities(tmp_path / "key")


def test_nobody_to_open_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(parcels.BadKey):
        closed(tmp_path, [])
    assert not (tmp_path / "closed").exists()
