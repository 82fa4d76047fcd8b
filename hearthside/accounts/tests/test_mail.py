"""An e-mail address is optional, sealed, and proved by a code."""

import re

import pytest
from django.core import mail as letters
from django.db import connection
from django_tasks_db.models import DBTaskResult

from hearthside.accounts.models import Person, SealedEmail
from hearthside.accounts.queries import mail_address_of
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.kernel.tests.builders import run_jobs

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ADDRESS = "ava.canary@example.org"


@pytest.fixture(autouse=True)
def sends_mail(settings: object) -> None:
    fresh_counters()
    settings.EMAIL_HOST = "mail.example"  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]


def code_for(who: Person) -> str:
    client = signed_in_client(who)
    assert client.post("/me/e-mail/", {"address": ADDRESS}).url == "/me/e-mail/code/"
    run_jobs()
    found = re.search(r"\d{8}", letters.outbox[-1].body)
    assert found
    return found.group()


def test_an_address_counts_once_its_code_came_back() -> None:
    ava = person()
    code = code_for(ava)
    assert mail_address_of(ava) is None
    assert signed_in_client(ava).post("/me/e-mail/code/", {"code": code}).status_code == 302
    assert mail_address_of(ava) == ADDRESS


def test_a_wrong_code_proves_nothing() -> None:
    ava = person()
    code = code_for(ava)
    wrong = f"{(int(code) + 1) % 10**8:08}"
    assert signed_in_client(ava).post("/me/e-mail/code/", {"code": wrong}).status_code == 409
    assert mail_address_of(ava) is None


def test_the_address_lies_sealed_in_the_database_and_in_no_job() -> None:
    signed_in_client(person()).post("/me/e-mail/", {"address": ADDRESS})
    jobs = str(list(DBTaskResult.objects.values_list("args_kwargs", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_sealedemail")
        rows = str(cursor.fetchall())
    assert "person_id" in jobs and rows != "[]"
    assert "canary" not in rows + jobs


@pytest.mark.usefixtures("still_clock")
def test_codes_to_one_address_are_limited_across_people() -> None:
    answers = [
        signed_in_client(person()).post("/me/e-mail/", {"address": ADDRESS.upper()}).status_code for _ in range(6)
    ]
    assert answers == [302] * 5 + [429]


def test_the_subject_gives_nothing_away() -> None:
    code_for(person())
    assert letters.outbox[-1].subject == "Your code"


def test_an_address_can_be_taken_away() -> None:
    ava = person()
    signed_in_client(ava).post("/me/e-mail/code/", {"code": code_for(ava)})
    signed_in_client(ava).post("/me/e-mail/remove/")
    assert not SealedEmail.objects.exists()


def test_a_place_that_sends_no_mail_does_not_ask_for_an_address(settings: object) -> None:
    settings.EMAIL_HOST = ""  # type: ignore[attr-defined]
    client = signed_in_client(person())
    assert client.get("/me/e-mail/").status_code == 404
    assert "E-mail" not in client.get("/me/").content.decode()
