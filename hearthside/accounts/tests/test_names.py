"""Names that look alike count as one, and nobody can pose as the team."""

import pytest
from django.core.exceptions import ValidationError

from hearthside.accounts.names import clean_name, key_of


@pytest.mark.parametrize("other", ["AVA", "ava ", "аva", "Äva", "a v a", "@va"])
def test_names_that_look_alike_have_one_key(other: str) -> None:
    assert key_of(other) == key_of("ava")


def test_different_names_have_different_keys() -> None:
    assert key_of("Quiet Tern") != key_of("Quiet Wren")


@pytest.mark.parametrize("name", ["", "  ", "Admin", "m0derator", "a.b", "http://x", "x" * 31, "a\u202eb", "\x00"])
def test_names_that_mislead_are_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        clean_name(name)
