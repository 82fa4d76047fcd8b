"""What the benches measure is what people do: their reader may read what they read."""

import json
from uuid import UUID

import pytest

from bench.fill import fill
from hearthside.accounts.models import Block, Person
from hearthside.conversations.models import Thread
from hearthside.conversations.queries import thread_page

pytestmark = pytest.mark.django_db


def test_the_reader_of_the_bench_may_read_every_conversation_it_asks_for():
    asked = [UUID(one) for one in json.loads(fill(60)["threads"])]
    reader = Person.objects.get(name="Bench Reader")
    hidden = Thread.objects.filter(author__in=Block.objects.values("blocked"))
    assert hidden.exists(), "somebody the reader keeps away from has opened one"
    assert not hidden.filter(pk__in=asked).exists()
    assert all(thread_page(reader, one).posts for one in asked)
