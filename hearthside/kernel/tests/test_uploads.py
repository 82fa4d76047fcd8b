"""Nobody can fill the memory or the disk with files that no form asks for."""

import tempfile

import pytest
from django.core.files import temp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.test.utils import override_settings

from hearthside.accounts.tests.builders import fresh_counters

WITH_DISK = override_settings(FILE_UPLOAD_HANDLERS=["django.core.files.uploadhandler.TemporaryFileUploadHandler"])


def form_with_file(size: int) -> dict[str, object]:
    return {"name": "Nobody Here", "passphrase": "wrong " * 4, "more": SimpleUploadedFile("a.bin", b"x" * size)}


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    fresh_counters()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The temporary files that were made."""
    made: list[str] = []
    make = tempfile.NamedTemporaryFile
    monkeypatch.setattr(temp, "NamedTemporaryFile", lambda **more: made.append("a file") or make(**more))
    return made


@pytest.mark.django_db
def test_a_form_with_a_large_file_is_refused_and_nothing_is_written(written: list[str]) -> None:
    assert Client().post("/sign-in/", form_with_file(2_000_000)).status_code == 400
    assert written == []


@pytest.mark.django_db
def test_a_small_file_is_passed_over_and_the_form_is_read() -> None:
    assert Client().post("/sign-in/", form_with_file(1_000)).status_code == 422


def test_no_file_reaches_a_page() -> None:
    sent = RequestFactory().post("/sign-in/", form_with_file(1_000))
    assert sent.POST["name"] == "Nobody Here" and not sent.FILES


@WITH_DISK
@pytest.mark.django_db
def test_a_server_that_takes_files_would_be_noticed(written: list[str]) -> None:
    assert Client().post("/sign-in/", form_with_file(2_000_000)).status_code == 422
    assert written == ["a file"]
    assert RequestFactory().post("/sign-in/", form_with_file(1_000)).FILES
