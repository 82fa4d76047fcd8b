"""Asking again who it is."""

import pytest

from hearthside.accounts.tests.builders import person, signed_in_client

pytestmark = pytest.mark.django_db


def test_an_empty_answer_is_asked_again():
    answer = signed_in_client(person()).post("/me/confirm/", {})
    assert answer.status_code == 422
