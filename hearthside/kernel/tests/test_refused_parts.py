"""An open page that asks for a part of itself: what it gets when that is refused."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from hearthside.kernel.refusals import NotAllowed, NotNow, Refusal, RefusalMiddleware, TooFast


def answer_to(refusal: Refusal) -> HttpResponse | None:
    request = RequestFactory().get("/", headers={"HX-Request": "true"})
    return RefusalMiddleware(lambda _request: HttpResponse()).process_exception(request, refusal)


@pytest.mark.parametrize("refusal", [NotNow("Later."), NotAllowed("Not you.")])
def test_a_page_that_asks_in_vain_is_drawn_anew(refusal: Refusal) -> None:
    answer = answer_to(refusal)
    assert answer is not None
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (200, "true")


def test_a_page_that_asks_too_fast_keeps_what_was_typed_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearthside.kernel.refusals.render", lambda *_, status, **__: HttpResponse(status=status))
    answer = answer_to(TooFast("Slowly."))
    assert answer is not None
    assert answer.status_code == 429 and "HX-Refresh" not in answer.headers
