"""A copy holds everything of mine and nothing of anybody else; only I can fetch it, for a day."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.kernel.worker import run_due
from hearthside.privacy import actions, files, packing, retention
from hearthside.privacy.models import Copy
from hearthside.privacy.tests.builders import MARK, pair

pytestmark = pytest.mark.django_db


def test_a_copy_holds_all_of_mine_and_nothing_of_anybody_else():
    me, own, _other, foreign = pair()
    text = _text(packing.pack(me))
    assert own - set(MARK.findall(text)) == set()
    assert foreign & set(MARK.findall(text)) == set()


def test_the_words_of_others_would_be_found_if_they_were_there():
    _me, _own, other, foreign = pair()
    assert foreign & set(MARK.findall(_text(packing.pack(other)))) == foreign


def _text(content: bytes) -> str:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "\n".join(archive.read(name).decode() for name in archive.namelist())


def test_a_copy_has_open_formats_and_a_page_without_scripts():
    archive = zipfile.ZipFile(io.BytesIO(packing.pack(person("<script>x"))))
    names = archive.namelist()
    assert {"index.html", "README.txt", "accounts.json", "conversations.json"} <= set(names)
    page = archive.read("index.html").decode()
    assert "<script" not in page.lower() and "&lt;script&gt;x" in page


def asked(who_client: Client) -> Copy:
    assert who_client.post(reverse("privacy:ask")).status_code == 302
    return Copy.objects.latest("asked_at")


def test_a_copy_is_made_by_a_job_and_fetched_by_its_owner():
    me = signed_in_client(person("Ava Wren"))
    copy = asked(me)
    assert "We are making your copy" in me.get(reverse("privacy:mine")).content.decode()
    assert run_due() >= 1
    assert "Your copy is ready" in me.get(reverse("privacy:mine")).content.decode()
    answer = me.get(reverse("privacy:download", args=[copy.pk]))
    assert answer["Content-Type"] == "application/zip" and "Ava Wren" in _text(answer.content)


def test_asking_twice_gives_one_copy():
    me = signed_in_client(person())
    assert asked(me) == asked(me)


def test_the_file_on_disk_is_sealed():
    who = person("Very Particular")
    copy = actions.ask_for_copy(person=who)
    run_due()
    blob = files.path_of(copy.pk).read_bytes()
    assert not zipfile.is_zipfile(io.BytesIO(blob)) and b"Particular" not in blob
    assert files.path_of(copy.pk).stat().st_mode & 0o077 == 0


def test_nobody_else_finds_a_copy():
    copy = actions.ask_for_copy(person=person())
    run_due()
    stranger = signed_in_client(person())
    assert stranger.get(reverse("privacy:download", args=[copy.pk])).status_code == 404


def test_after_a_day_the_copy_is_gone():
    who = person()
    copy = actions.ask_for_copy(person=who)
    run_due()
    Copy.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert signed_in_client(who).get(reverse("privacy:download", args=[copy.pk])).status_code == 404
    assert retention.remove_old_copies() == 1
    assert not files.path_of(copy.pk).exists() and not Copy.objects.exists()
