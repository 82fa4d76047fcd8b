"""The sheet of keys keeps its word: what it lists leads somewhere in every state of a case."""

import pytest

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.safety import actions
from hearthside.safety.tests.builders import case, notes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_writing_to_the_person_keeps_its_key_when_it_is_the_next_thing_to_do() -> None:
    notes()
    lea, one = person("Lea", is_safety_lead=True), case("amber")
    client = signed_in_client(lea)
    address = f"/safety/case/{one.pk}/"
    assert 'data-key="t"' in client.get(address).content.decode()
    one.refresh_from_db()
    actions.decide(moderator=lea, case=one, verb="take", version=one.version)
    assert 'data-key="t m"' in client.get(address).content.decode()
