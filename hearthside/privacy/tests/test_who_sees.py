"""The list of who sees what is whole."""

from collections import Counter

import pytest

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.privacy.registry import ROOMS
from hearthside.privacy.retention import RULES, keep_no_longer
from hearthside.privacy.who_sees import KINDS
from hearthside.vault.fields import sealed_fields


def test_every_model_about_people_stands_in_one_line():
    listed = Counter(model for kind in KINDS for model in kind.models)
    claimed = {model for room in ROOMS.values() for model in room.MODELS}
    assert {model: listed[model] for model in claimed} == dict.fromkeys(claimed, 1)
    assert set(listed) - claimed == set()


def test_what_is_called_sealed_has_a_sealed_field_or_a_box():
    sealed = {field.model for field in sealed_fields()}
    for kind in KINDS:
        has_one = bool(sealed & set(kind.models)) or any("Copy" in model.__name__ for model in kind.models)
        assert kind.is_sealed == has_one, kind.what


@pytest.mark.django_db
def test_the_page_is_a_table_with_every_kind():
    page = signed_in_client(person()).get("/me/data/who-sees/").content.decode()
    assert page.count('<th scope="row">') == len(KINDS)


@pytest.mark.django_db
def test_what_is_past_its_time_is_removed_and_nothing_else():
    assert keep_no_longer() == dict.fromkeys([rule.name for rule in RULES], 0)
