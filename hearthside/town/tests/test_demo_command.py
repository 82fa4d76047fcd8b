"""Opening the demo: never beside real people, and always with words on who can sign in."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.kernel.refusals import NotNow
from hearthside.town.load import SIZES, load_town

pytestmark = pytest.mark.django_db


def test_a_town_is_never_loaded_beside_a_person():
    somebody = person("Somebody real")
    with pytest.raises(NotNow):
        load_town(SIZES["small"])
    assert list(Person.objects.all()) == [somebody]


def test_the_command_refuses_a_folder_where_somebody_lives(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    person("Somebody real")
    monkeypatch.setattr("hearthside.town.management.commands.demo.call_command", lambda *args, **options: None)
    with pytest.raises(CommandError, match="Somebody lives"):
        call_command("demo", no_serve=True)
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_who_can_sign_in(settings, tmp_path, monkeypatch, capsys):
    settings.DATA_DIR = tmp_path
    (tmp_path / "demo").write_text("loaded before")
    person("ava")
    monkeypatch.setattr("hearthside.town.management.commands.demo.call_command", lambda *args, **options: None)
    call_command("demo", no_serve=True, port=9321)
    people = json.loads((tmp_path / "personas.json").read_text())
    assert list(people) == ["ava", "ben", "mia", "Ruth Ademola", "sol"]
    assert all(len(one["passphrase"]) >= 15 and ":9321/" in one["url"] for one in people.values())
    assert people["ben"]["passphrase"] in capsys.readouterr().out


def test_nobody_is_told_to_set_up_a_demo(settings, tmp_path, monkeypatch, capsys):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("hearthside.config.management.commands.prepare.collect_static", lambda: False)
    monkeypatch.setattr("hearthside.town.management.commands.demo.load_town", lambda _size: None)
    call_command("demo", no_serve=True)
    assert "set-up code" not in capsys.readouterr().out


def test_open_pages_of_a_demo_on_another_port_may_listen_to_its_news(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    (tmp_path / "demo").write_text("loaded before")
    person("ava")
    monkeypatch.setattr("hearthside.config.management.commands.prepare.collect_static", lambda: False)
    call_command("demo", no_serve=True, port=9321)
    origins = json.loads((tmp_path / "live.json").read_text())["origins"]
    assert "http://127.0.0.1:9321" in origins and "http://127.0.0.1:8000" not in origins
