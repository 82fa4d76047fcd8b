"""The headers of every answer: of pages, of files, of what machines ask, and of refusals."""

import pytest
from django.test import Client, override_settings

from hearthside.config import settings as house
from hearthside.kernel.headers import HEADERS

pytestmark = pytest.mark.django_db
ANSWERS = {
    "a page": "/sign-in/",
    "a style": "/static/ui/base.css",
    "a picture": "/static/ui/icons.svg",
    "for machines": "/healthz",
    "not there": "/nothing/here/",
}
FILES_FIRST = [house.MIDDLEWARE[3], house.MIDDLEWARE[2]]


def missing(address: str) -> list[str]:
    answer = Client().get(address)
    assert (answer.status_code == 404) is (address == ANSWERS["not there"])
    return [name for name, value in HEADERS.items() if answer.headers.get(name) != value]


@pytest.mark.parametrize("address", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_has_every_header(address: str) -> None:
    assert missing(address) == []


@pytest.mark.parametrize("address", ANSWERS.values(), ids=ANSWERS)
def test_no_other_site_may_read_an_answer(address: str) -> None:
    answer = Client().get(address, headers={"origin": "https://evil.test"})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_text_says_how_its_letters_are_written() -> None:
    kinds = [Client().get(address).headers["Content-Type"] for address in ANSWERS.values()]
    written = [kind.lower().replace('"', "") for kind in kinds if kind.startswith(("text/", "image/svg"))]
    assert len(written) > 2
    assert [kind for kind in written if "charset=utf-8" not in kind] == []


def test_pages_are_kept_by_nobody_and_files_may_be() -> None:
    assert "no-store" in Client().get("/sign-in/").headers["Cache-Control"]
    assert "no-store" not in Client().get("/static/ui/icons.svg").headers["Cache-Control"]


@pytest.mark.parametrize(
    "address", ["/.git/config", "/static/", "/static/ui/", "/static/../settings.py", "/hearthside/config/settings.py"]
)
def test_nothing_of_the_code_is_served(address: str) -> None:
    assert Client().get("/static/ui/icons.svg").status_code == 200
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("address", ["/", "/sign-in/", "/help/", "/healthz", "/static/ui/icons.svg"])
def test_a_request_is_not_sent_back(address: str) -> None:
    answer = Client().trace(address, headers={"x-canary": "a word that must not come back"})
    assert answer.status_code in {403, 404, 405}
    assert b"must not come back" not in answer.getvalue()


def test_files_that_go_round_the_headers_would_be_noticed() -> None:
    order = [*house.MIDDLEWARE[:2], *FILES_FIRST, *house.MIDDLEWARE[4:]]
    with override_settings(MIDDLEWARE=order):
        assert missing("/static/ui/icons.svg")
