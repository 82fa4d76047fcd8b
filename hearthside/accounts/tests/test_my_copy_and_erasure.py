"""A copy of what is mine, and nothing left when I go."""

import json

import pytest

from hearthside.accounts import actions, personal_data
from hearthside.accounts.models import Block, Person
from hearthside.accounts.tests.builders import block, fresh_counters, person, signed_in_client

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_copy_holds_what_i_said_and_no_secret() -> None:
    fresh_counters()
    ava, ben = person("Ava", about="Tea."), person("Ben")
    block(ava, ben)
    phrase = actions.renew_recovery_phrase(person=ava)
    copy = json.dumps(personal_data.export(ava))
    assert all(word in copy for word in ("Ava", "Tea.", "Ben"))
    assert phrase not in copy and ava.password not in copy and ava.recovery_hash not in copy


def test_a_copy_does_not_tell_who_keeps_away_from_me() -> None:
    ava, ben = person("Ava"), person("Ben")
    block(ben, ava)
    assert "Ben" not in json.dumps(personal_data.export(ava))


def test_after_an_erasure_nothing_is_left_and_no_session_works() -> None:
    fresh_counters()
    ava, ben = person("Ava"), person("Ben")
    client = signed_in_client(ava)
    block(ava, ben), block(ben, ava)
    personal_data.erase(ava)
    assert client.get("/me/").status_code == 302
    assert not Block.objects.exists()
    assert list(Person.objects.all()) == [ben]
