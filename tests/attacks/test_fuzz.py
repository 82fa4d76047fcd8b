"""Thousands of requests that make no sense, as everybody and at every door: none ends in a failure of ours (SECURITY R18, G-30).

The seed is fixed here; `python -m bench.fuzz` sends 100,000 from another."""

from types import ModuleType

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from hearthside.config import urls
from tests.attacks.everybody import Everybody
from tests.attacks.found_forms import FoundForm
from tests.attacks.fuzzing import Target, fuzz, targets_of
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
REQUESTS, SEED = 3_000, 18
TAKEN = {200, 302}


def test_no_request_ends_in_a_failure_of_ours(world: World, every: Everybody):
    tally = fuzz(every.clients, targets_of(world, every), number=REQUESTS, seed=SEED)
    assert tally.lines() == []
    assert sum(tally.statuses[one] for one in TAKEN) > REQUESTS / 4, "hardly anything got as far as a page or an action"
    assert tally.statuses[422] > REQUESTS / 50, "hardly any form was looked at"


def careless(request: HttpRequest) -> HttpResponse:
    """Trusts what it is sent."""
    return HttpResponse(str(int(request.GET.get("from", "1"))) + request.POST["body"].encode().decode())


@pytest.mark.parametrize("form", (None, FoundForm("/careless/", "POST", {"body": ["x"]}, names={"body"})))
def test_a_view_that_trusts_what_it_is_sent_would_be_noticed(every: Everybody, form: FoundForm | None):
    faulty = ModuleType("faulty_urls")
    faulty.urlpatterns = [path("careless/", careless), *urls.urlpatterns]  # type: ignore[attr-defined]
    with override_settings(ROOT_URLCONF=faulty):
        found = fuzz(
            every.clients,
            [Target("member", "/careless/", form=form or FoundForm("", "GET", names={"from"}))],
            number=60,
            seed=SEED,
        )
    assert found.failures
