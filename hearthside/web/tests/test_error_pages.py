import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from hearthside.web import errors

SECRET = "my-private-words"
HANDLERS = [
    (errors.bad_request, 400),
    (errors.not_allowed, 403),
    (errors.not_found, 404),
    (errors.wrong_way, 405),
    (errors.broken, 500),
    (errors.closed_for_now, 503),
]


@pytest.mark.parametrize(("handler", "status"), HANDLERS)
def test_each_page_stands_without_a_database_and_repeats_nothing(handler, status: int) -> None:
    request = RequestFactory().post(f"/{SECRET}/", {"body": SECRET})
    page = handler(request)
    assert page.status_code == status
    assert "Get help now" in page.content.decode()
    assert SECRET not in page.content.decode()
    assert "<main" in page.content.decode()


def test_a_database_that_is_away_is_said_to_be_away() -> None:
    try:
        raise OperationalError(SECRET)
    except OperationalError:
        page = errors.broken(RequestFactory().get("/"))
    assert (page.status_code, page.headers["Retry-After"]) == (503, "30")
    assert SECRET not in page.content.decode()


def test_when_even_the_page_fails_a_last_one_comes(monkeypatch) -> None:
    def fails(*_all: object, **_more: object) -> str:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(errors, "render_to_string", fails)
    page = errors.not_found(RequestFactory().get("/"))
    assert page.status_code == 500
    assert "/help/" in page.content.decode()
    assert SECRET not in page.content.decode()


@pytest.mark.django_db
def test_an_address_that_leads_nowhere_is_a_kind_page(client: Client) -> None:
    page = client.get(f"/{SECRET}/")
    assert page.status_code == 404
    assert "There is nothing here" in page.content.decode()
    assert SECRET not in page.content.decode()


@pytest.mark.django_db
def test_an_address_that_only_a_button_leads_to_is_a_page_too(client: Client) -> None:
    page = client.get("/set-up/doors/")
    assert (page.status_code, page.headers["Allow"]) == (405, "POST")
    assert "There is nothing to read here" in page.content.decode()
    assert "Get help now" in page.content.decode()


@pytest.mark.django_db
def test_a_fault_in_a_page_says_nothing_of_it(monkeypatch) -> None:
    def fails(*_all: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("hearthside.web.views.plain.place", fails)
    page = Client(raise_request_exception=False).get("/privacy/")
    assert page.status_code == 500
    assert "This page could not be shown" in page.content.decode()
    assert SECRET not in page.content.decode()
