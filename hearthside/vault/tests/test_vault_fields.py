"""A sealed field keeps its text to itself: in the database, in logs, in templates, in queries."""

import copy
import json
import logging
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.template import engines

from hearthside.vault import erasure, fields, keys, rotation
from hearthside.vault.fields import SealedText, reveal, sealed_fields
from hearthside.vault.sealing import Sealed, generation_of
from hearthside.vault.tests.builders import Diary, diary_table

CANARY = "heron-over-the-mill-pond"


@pytest.fixture(autouse=True)
def diaries(transactional_db: None) -> Iterator[None]:
    with diary_table():
        yield
    with connection.schema_editor() as editor:
        editor.delete_model(Diary)


pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


def _raw(column: str = "note") -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM vault_tests_diary")  # noqa: S608
        return bytes(cursor.fetchone()[0])


def _diary(**content: object) -> Diary:
    saved = Diary.objects.create(person_id=uuid4(), **{"note": CANARY, **content})
    return Diary.objects.get(pk=saved.pk)


def test_a_text_comes_back_as_it_was() -> None:
    assert _diary(note="Grüße — 心\n").note.reveal() == "Grüße — 心\n"


def test_the_database_holds_no_text() -> None:
    _diary()
    assert CANARY.encode() not in _raw() and _raw()[:2] == b"SV"


def test_nothing_stays_nothing() -> None:
    diary = _diary(note=None)
    assert diary.note is None and reveal(diary.note) == ""


def test_a_draft_reads_back_before_and_after_saving() -> None:
    diary = Diary(person_id=uuid4(), note="first")
    assert diary.note.reveal() == "first"
    diary.save()
    assert diary.note.reveal() == "first"


def test_structured_answers_come_back_as_they_were() -> None:
    answers = {"mood": 3, "words": ["calm", "tired"], "note": None}
    assert _diary(answers=answers).answers.reveal() == answers


def test_a_site_may_choose_the_other_suite(settings: Any) -> None:
    older = _diary(note="before")
    settings.HEARTHSIDE_SEAL_SUITE = 2
    newer = _diary(note="after")
    assert [vars(diary)["note"].blob[3] for diary in (older, newer)] == [1, 2]
    assert [diary.note.reveal() for diary in (older, newer)] == ["before", "after"]


def test_what_belongs_to_no_person_is_sealed_under_the_site() -> None:
    diary = _diary(rules="be kind")
    assert diary.rules.reveal() == "be kind"
    assert Diary._meta.get_field("rules").owner_of(diary) == keys.SITE


SPEAKING: dict[str, Callable[[object], object]] = {
    "str": str,
    "format": lambda value: f"{value:>5}",
    "bytes": lambda value: bytes(value),
    "list": lambda value: list(value),
    "json": json.dumps,
    "django json": lambda value: json.dumps(value, cls=DjangoJSONEncoder),
    "json by str": lambda value: json.dumps(value, default=str),
    "pickle": pickle.dumps,
    "a Django template": lambda value: engines["django"].from_string("{{ value }}").render({"value": value}),
    "a Jinja template": lambda value: engines["jinja2"].from_string("{{ value }}").render({"value": value}),
}


@pytest.mark.parametrize("way", SPEAKING)
@pytest.mark.parametrize("is_saved", [True, False])
def test_it_does_not_speak_by_accident(way: str, is_saved: bool) -> None:
    diary = _diary() if is_saved else Diary(person_id=uuid4(), note=CANARY)
    with pytest.raises(TypeError):
        SPEAKING[way](diary.note)


def test_its_repr_says_nothing() -> None:
    held = _diary(answers={"word": CANARY})
    assert repr([held.note, held.answers, vars(held)["note"]]) == "[<sealed>, <sealed>, <sealed>]"


def test_rows_cannot_be_pickled_or_dumped_with_it() -> None:
    for leak in (pickle.dumps, lambda row: serializers.serialize("json", [row])):
        with pytest.raises(TypeError):
            leak(_diary())


def test_values_of_a_query_stay_closed() -> None:
    _diary()
    assert repr(list(Diary.objects.values_list("note", flat=True))) == "[<sealed>]"


@pytest.mark.parametrize("lookup", ["note", "note__exact", "note__contains", "note__in", "note__gt", "note__length"])
def test_it_cannot_be_searched(lookup: str) -> None:
    with pytest.raises(FieldError):
        list(Diary.objects.filter(**{lookup: [CANARY]}))


def test_one_may_ask_whether_it_is_there() -> None:
    _diary()
    assert [Diary.objects.filter(note__isnull=answer).count() for answer in (True, False)] == [0, 1]


def test_plain_text_never_reaches_a_query() -> None:
    _diary()
    with pytest.raises(TypeError):
        Diary.objects.update(note=CANARY)


def test_many_rows_at_once_are_sealed_too() -> None:
    rows = Diary.objects.bulk_create([Diary(person_id=uuid4(), note=f"{CANARY} {number}") for number in range(3)])
    rows[1].note = "changed"
    Diary.objects.bulk_update(rows, ["note"])
    assert sorted(row.note.reveal() for row in Diary.objects.all()) == ["changed", f"{CANARY} 0", f"{CANARY} 2"]


def test_saving_again_leaves_the_sealed_bytes_alone() -> None:
    diary = _diary()
    before = _raw()
    diary.save()
    assert _raw() == before


def test_a_value_cannot_be_handed_to_another_row() -> None:
    with pytest.raises(TypeError, match="one row only"):
        _diary().note = _diary().note


def test_sealed_bytes_moved_to_another_row_do_not_open() -> None:
    first, second = _diary(), _diary(note="other")
    Diary.objects.filter(pk=second.pk).update(note=vars(first)["note"])
    second.refresh_from_db()
    with pytest.raises(Sealed):
        second.note.reveal()


def test_a_deferred_text_opens() -> None:
    diary = _diary()
    assert Diary.objects.defer("note").get(pk=diary.pk).note.reveal() == CANARY


def test_copying_what_a_row_holds_copies_no_text() -> None:
    held = vars(_diary())["note"]
    assert copy.deepcopy(held) is held


@pytest.mark.parametrize(("content", "error"), [(b"bytes", TypeError), (5, TypeError), ("x" * 50_001, ValueError)])
def test_it_refuses_what_is_no_text_or_too_long(content: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        Diary(person_id=uuid4(), note=content)


def test_a_row_without_an_owner_is_not_sealed() -> None:
    with pytest.raises(TypeError, match="owner"):
        Diary(note="x").save()


def test_damaged_bytes_show_a_sentence_and_log_no_text(caplog: pytest.LogCaptureFixture) -> None:
    diary = _diary()
    vars(diary)["note"] = fields.Stored(_raw()[:-1] + b"?")
    with caplog.at_level(logging.WARNING, "hearthside.vault"):
        assert reveal(diary.note) == "This cannot be opened."
    assert [record.getMessage() for record in caplog.records] == [
        f"A value cannot be opened: vault_tests.diary.note, row {diary.pk}, generation 1."
    ]


def test_a_closed_vault_shows_a_sentence_and_refuses_new_text(own_keyring: Path) -> None:
    diary = _diary()
    own_keyring.unlink()
    keys.forget_keys()
    assert reveal(diary.note) == "This part is locked for now. Nothing is lost."
    with pytest.raises(Sealed):
        Diary(person_id=uuid4(), note="new").save()


def test_after_erasure_the_text_is_gone_and_others_stay() -> None:
    gone, other = _diary(), _diary()
    erasure.shred(gone.person_id)
    assert (reveal(gone.note), reveal(other.note)) == ("This cannot be opened.", CANARY)


@pytest.fixture
def known_diary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rotation finds the diary's fields as it finds those of installed apps."""
    monkeypatch.setattr(rotation, "sealed_fields", lambda: sealed_fields([Diary]))


def test_turning_a_key_reseals_everything_of_its_owner(known_diary: None) -> None:
    diary = _diary(answers=[1])
    rotation.turn_user_key(diary.person_id)
    assert (rotation.reseal(diary.person_id), rotation.reseal(diary.person_id)) == (2, 0)
    assert generation_of(_raw()) == 2
    assert Diary.objects.get().note.reveal() == CANARY


def test_the_sites_own_values_can_be_resealed(known_diary: None) -> None:
    _diary(note=None, rules="be kind")
    rotation.turn_user_key(keys.SITE)
    assert rotation.reseal(keys.SITE) == 1
    assert Diary.objects.get().rules.reveal() == "be kind"


def test_a_generation_that_is_needed_is_not_destroyed(known_diary: None, monkeypatch: pytest.MonkeyPatch) -> None:
    diary = _diary()
    rotation.turn_user_key(diary.person_id)
    monkeypatch.setattr(rotation, "STILL_NEEDED", -rotation.STILL_NEEDED)
    assert rotation.retire_user_keys(diary.person_id) == 0
    rotation.reseal(diary.person_id)
    assert rotation.retire_user_keys(diary.person_id) == 1


def test_a_write_between_reading_and_resealing_wins() -> None:
    field, stale = Diary._meta.get_field("note"), _diary()
    fresh = Diary.objects.get()
    fresh.note = "newer"
    fresh.save()
    assert not field.swap(stale, vars(stale)["note"], field.seal_for(stale, CANARY))
    assert Diary.objects.get().note.reveal() == "newer"


def test_the_registry_names_every_sealed_field() -> None:
    assert [field.name for field in sealed_fields([Diary])] == ["note", "answers", "rules"]
    assert all(isinstance(field, SealedText) for field in sealed_fields())


def test_a_field_whose_owner_is_no_column_is_refused() -> None:
    class Astray(models.Model):
        text = SealedText(owner="nobody_id")

        class Meta:
            app_label = "vault_tests"

    assert [found.id for found in Astray._meta.get_field("text").check()] == ["vault.E002"]


def test_migrations_write_the_field_in_full() -> None:
    _, path, _, kwargs = Diary._meta.get_field("note").deconstruct()
    assert (path, kwargs["owner"], "editable" in kwargs) == ("hearthside.vault.fields.SealedText", "person_id", False)
