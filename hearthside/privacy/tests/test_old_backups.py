"""An old copy of the data beside the newest keys: what was sealed for an erased person stays noise."""

import pytest
from django.db import models

from hearthside.accounts.models import Person
from hearthside.conversations.models import Post, Shelf
from hearthside.conversations.personal_data import erase
from hearthside.privacy import actions
from hearthside.privacy.tests.builders import pair
from hearthside.vault.erasure import shred
from hearthside.vault.fields import SealedText, sealed_fields
from hearthside.vault.sealing import Sealed

pytestmark = pytest.mark.django_db
Kept = list[tuple[models.Model, SealedText]]


def sealed_for(person: Person) -> Kept:
    """Rows, as they lie in the backup, with a value sealed under this person's key."""
    found = [(row, field) for field in sealed_fields() for row in field.model._base_manager.all()]
    return [(row, field) for row, field in found if getattr(row, field.name) and field.owner_of(row) == person.pk]


def opened(kept: Kept) -> int:
    return sum(_opens(row, field) for row, field in kept)


def _opens(row: models.Model, field: SealedText) -> bool:
    try:
        getattr(row, field.name).reveal()
    except Sealed:
        return False
    return True


def test_nothing_sealed_for_an_erased_person_opens_again_and_all_of_others_does():
    me, _own, other, _foreign = pair()
    mine, theirs = sealed_for(me), sealed_for(other)
    assert len(mine) > 5 and opened(mine) == len(mine)
    actions.erase_person(person=me)
    assert opened(mine) == 0
    assert opened(theirs) == len(theirs) > 5


def test_anonymous_words_are_found_and_erased_though_the_shelf_no_longer_opens():
    me, *_ = pair()
    shred(me.pk)
    erase(me)
    assert not Shelf.objects.filter(person=me).exists()
    assert not any(body.startswith("ownmark") for body in Post.objects.values_list("body", flat=True))
