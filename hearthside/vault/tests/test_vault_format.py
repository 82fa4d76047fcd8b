"""Whatever is changed about a sealed value, a wrap or a box: one error, and never a text."""

import random
import struct
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from hearthside.vault import sealing
from hearthside.vault.sealing import Sealed
from hearthside.vault.tests.fixed import KEY, OTHER_KEY, OTHER_PLACES, OWNER, PLACE

ROOTS = {"root1": OTHER_KEY}
VALUES = {suite: sealing.seal(KEY, 1, PLACE, b"a quiet day", suite=suite) for suite in sealing.SUITES}
WRAP = sealing.wrap_key(OTHER_KEY, "root1", KEY, "site", OWNER, 1)
PRIVATE, PUBLIC = sealing.new_box_key()
BOX = sealing.seal_to(PUBLIC, b"post", b"a quiet day")


def _open(blob: bytes) -> bytes:
    return sealing.open_value(KEY, PLACE, blob)


def _unwrap(blob: bytes) -> bytes:
    return sealing.unwrap_key(ROOTS, blob, "site", OWNER, 1)


def _unbox(blob: bytes) -> bytes:
    return sealing.open_with(PRIVATE, b"post", blob)


THINGS = {
    "AES value": (_open, VALUES[1]),
    "ChaCha value": (_open, VALUES[2]),
    "wrap": (_unwrap, WRAP),
    "box": (_unbox, BOX),
}
each_thing = pytest.mark.parametrize(("opener", "blob"), THINGS.values(), ids=THINGS.keys())
Opener = Callable[[bytes], bytes]


def _opened(opener: Opener, blobs: list[bytes]) -> int:
    """How many of these could be opened; any error but `Sealed` is raised."""
    count = 0
    for blob in blobs:
        try:
            opener(blob)
            count += 1
        except Sealed:
            pass
    return count


@each_thing
def test_unchanged_it_opens(opener: Opener, blob: bytes) -> None:
    assert opener(blob) in (b"a quiet day", KEY)


@each_thing
def test_no_flipped_bit_goes_unnoticed(opener: Opener, blob: bytes) -> None:
    masks = [1 << bit for bit in range(8)] + [0xFF, 0x55]
    flipped = [blob[:at] + bytes([blob[at] ^ mask]) + blob[at + 1 :] for at in range(len(blob)) for mask in masks]
    assert (_opened(opener, flipped), len(flipped)) == (0, 10 * len(blob))


@each_thing
def test_no_truncation_goes_unnoticed(opener: Opener, blob: bytes) -> None:
    assert _opened(opener, [blob[:end] for end in range(len(blob))] + [blob + b"\0", b"\0" + blob]) == 0


@each_thing
def test_garbage_never_opens(opener: Opener, blob: bytes) -> None:
    chance = random.Random(1)
    start = struct.calcsize(">2sBB")
    garbage = [chance.randbytes(chance.randrange(300)) for _ in range(2_500)]
    garbage += [blob[:start] + chance.randbytes(chance.randrange(300)) for _ in range(2_500)]
    assert _opened(opener, garbage) == 0


@pytest.mark.parametrize("part", OTHER_PLACES)
@pytest.mark.parametrize("suite", sealing.SUITES)
def test_a_value_opens_in_no_other_place(part: str, suite: int) -> None:
    with pytest.raises(Sealed):
        sealing.open_value(KEY, OTHER_PLACES[part], VALUES[suite])


def test_parts_of_a_place_cannot_be_shifted_into_each_other() -> None:
    shifted = replace(PLACE, model="journal.entryt", field="ext")
    assert shifted.aad() != PLACE.aad()


@pytest.mark.parametrize("suite", sealing.SUITES)
def test_the_suite_cannot_be_swapped(suite: int) -> None:
    swapped = VALUES[suite][:3] + bytes([3 - suite]) + VALUES[suite][4:]
    assert _opened(_open, [swapped]) == 0


@pytest.mark.parametrize("suite", sealing.SUITES)
def test_another_key_opens_nothing(suite: int) -> None:
    with pytest.raises(Sealed):
        sealing.open_value(OTHER_KEY, PLACE, VALUES[suite])


def test_a_key_the_value_was_not_committed_to_opens_nothing() -> None:
    aad, salt = PLACE.aad(), bytes(24)
    material = sealing._derive(KEY, salt, b"SV1 value", 1, 1, aad)
    blobs = []
    for commitment in (material[44:], bytes(32)):
        header = sealing._VALUE.pack(b"SV", 1, 1, 1, salt, commitment)
        blobs.append(header + sealing._encrypt(material, 1, header, aad, sealing.pad(b"")))
    assert [_opened(_open, [blob]) for blob in blobs] == [1, 0]


def test_a_box_opens_with_no_other_key_and_for_no_other_post() -> None:
    strangers = [(sealing.new_box_key()[0], b"post"), (PRIVATE, b"other post"), (bytes(32), b"post")]
    opened = [
        _opened(lambda blob, key=key, post=post: sealing.open_with(key, post, blob), [BOX]) for key, post in strangers
    ]
    assert opened == [0, 0, 0]


MOVED = {
    "to another site": (ROOTS, "other", OWNER, 1, sealing.USER_KEY),
    "to another owner": (ROOTS, "site", UUID(int=9), 1, sealing.USER_KEY),
    "to another generation": (ROOTS, "site", OWNER, 2, sealing.USER_KEY),
    "to another use": (ROOTS, "site", OWNER, 1, sealing.SITE_KEY),
    "from under its root key": ({"root2": OTHER_KEY}, "site", OWNER, 1, sealing.USER_KEY),
    "under another root key": ({"root1": KEY}, "site", OWNER, 1, sealing.USER_KEY),
}


@pytest.mark.parametrize("moved", MOVED)
def test_a_wrapped_key_cannot_be_moved(moved: str) -> None:
    roots, site, owner, generation, label = MOVED[moved]
    with pytest.raises(Sealed):
        sealing.unwrap_key(roots, WRAP, site, owner, generation, label)


def test_a_wrap_does_not_open_under_the_name_of_another_use() -> None:
    assert _opened(_unwrap, [WRAP, b"SK" + WRAP[2:]]) == 1


@pytest.mark.parametrize("start", [b"SV\1\3\0\1", b"SV\1\1\0\0", b"SV\2\1\0\1", b"SB\1\1\0\1"])
def test_unknown_versions_suites_and_generations_are_no_values(start: bytes) -> None:
    with pytest.raises(Sealed):
        sealing.generation_of(start + VALUES[1][6:])


def test_twenty_thousand_values_have_twenty_thousand_salts() -> None:
    assert len({sealing.seal(KEY, 1, PLACE, b"")[6:30] for _ in range(20_000)}) == 20_000


def test_texts_of_one_bucket_have_one_length() -> None:
    assert {len(sealing.seal(KEY, 1, PLACE, b"x" * length)) for length in range(61)} == {62 + 64 + 16}


def test_a_larger_floor_hides_more() -> None:
    assert {len(sealing.pad(b"x" * length, 1024)) for length in (0, 500, 1020)} == {1024}


def test_padding_costs_at_most_twelve_percent() -> None:
    assert max(sealing.bucket(length) / length for length in range(64, 100_000)) <= 1.12


@pytest.mark.parametrize("padded", [b"", b"\0\0", b"\0\0\0\5four", b"\0\0\0\1x\0\1"])
def test_bad_padding_is_refused(padded: bytes) -> None:
    with pytest.raises(Sealed):
        sealing.unpad(padded)


def test_the_error_tells_no_reason() -> None:
    with pytest.raises(Sealed) as wrong_key:
        sealing.open_value(OTHER_KEY, PLACE, VALUES[1])
    with pytest.raises(Sealed) as garbage:
        _open(b"garbage")
    assert str(wrong_key.value) == str(garbage.value) and wrong_key.value.__cause__ is None


def test_a_wrap_refuses_a_bad_kid() -> None:
    with pytest.raises(ValueError, match="kid"):
        sealing.wrap_key(OTHER_KEY, "No", KEY, "site", OWNER, 1)


def test_the_index_of_an_address_forgives_case_spaces_and_unicode_form() -> None:
    forms = [" Zoë@example.org", "zoe\u0308@EXAMPLE.org "]
    assert len({sealing.address_index(KEY, form) for form in forms}) == 1


def test_tags_tell_where_parts_end() -> None:
    assert sealing.tag(KEY, b"a", b"bc") != sealing.tag(KEY, b"ab", b"c")
