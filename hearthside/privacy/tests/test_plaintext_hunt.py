"""Sealed words stand in no file: not in the database, not in its write-ahead log, not in what was logged."""

import logging
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.appointments.tests.builders import appointment as appointment_of
from hearthside.calls.models import Call
from hearthside.cards.models import Review
from hearthside.dropin.tests.builders import dropin_with as dropin_of
from hearthside.facilitating.models import Felt, Log
from hearthside.groups.tests.builders import group
from hearthside.meetings.tests.builders import occurrence
from hearthside.mending.models import Line as MendingLine
from hearthside.mending.models import Talk
from hearthside.oversight.models import Disclosure, Opening
from hearthside.places.tests.builders import venue
from hearthside.planner.models import Leaning, Planned
from hearthside.privacy.tests.builders import pair
from hearthside.safety.models import Case
from hearthside.seasons.models import ReturnNote
from hearthside.streams.models import Stream
from hearthside.trying.models import Buddy, Pair, Passport
from hearthside.vault.fields import SealedText, sealed_fields

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SEALED = (
    "mail",
    "contact",
    "number",
    "draft",
    "ownletter",
    "reportnote",
    "reason",
    "appeal",
    "teamletter",
    "thoughtof",
    "handover",
    "device",
)
PLAIN = ("about", "title", "body", "hiddenbody")


def image_of(alias: str) -> bytes:
    """Every byte of a database, uncommitted ones too: as SQLite would write them to its file, as PostgreSQL copies them out."""
    connection = connections[alias]
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return bytes(connection.connection.serialize())
    with connection.cursor() as cursor:
        return b"".join(_copied(cursor, table) for table in connection.introspection.table_names(cursor))


def _copied(cursor: CursorWrapper, table: str) -> bytes:
    with cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT BINARY)') as rows:
        return b"".join(map(bytes, rows))


def stored(tmp_path: Path) -> bytes:
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    return b"".join([image_of("default"), image_of("keys"), *files])


def test_no_sealed_word_stands_in_any_file_or_log(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG):
        pair()
    held = stored(tmp_path) + caplog.text.encode()
    assert [where for where in SEALED if f"ownmark-{where}".encode() in held] == []


def test_the_hunt_finds_words_that_are_not_sealed(tmp_path: Path):
    pair()
    held = stored(tmp_path)
    assert [where for where in PLAIN if f"ownmark-{where}".encode() not in held] == []


def test_every_sealed_field_of_the_house_is_hunted():
    pair()
    opened = Opening.objects.create(case=Case.objects.first(), purpose="disclosure", ground="life", reason="Why.")
    Disclosure.objects.create(opening=opened, service="Ambulance", told="A town.")
    _live_in_every_room()
    empty = [str(field) for field in sealed_fields() if not _is_used(field)]
    assert set(empty) - {"safety.CaseStep.note", "safety.Sanction.appeal_answer"} == set()


def _live_in_every_room() -> None:
    """One value in each sealed field of the rooms whose own tests hunt for the words."""
    place, who, other = group(), person(), person()
    talk = Talk.objects.create(
        case=Case.objects.first(), first=who, other=other, guide=person(), outcome="We are fine."
    )
    MendingLine.objects.create(talk=talk, author=who, step=1, text="It hurt.")
    Passport.objects.create(person=who, pages={})
    Planned.objects.create(person=who, what={"title": "A walk."})
    Leaning.objects.create(person=who, kept={})
    Buddy.objects.create(group=place, person=who, shares=["grief"])
    Pair.objects.create(group=place, newcomer=who, buddy=other, shares=["grief"], until=timezone.now())
    ReturnNote.objects.create(person=who, group=place, words="Come back.")
    Review.objects.create(group=place, person=who, answers={"safe": "yes"}, days=3)
    venue()
    dropin_of(place, about="It is about my mother.")
    appointment_of(where="https://example.org/talk", about="It is about my mother.")
    one = occurrence(place, where="The blue door.", link="https://example.org/room", phone="0100")
    Call.objects.create(occurrence=one, way="jitsi", room="a-room", keys={"VIEWER": "a-key"})
    where = dict.fromkeys(("link", "video", "captions", "replay"), "https://media.example.org/one.mp4")
    Stream.objects.create(occurrence=one, **where)
    Felt.objects.create(meeting=one.meeting, person=who, answers={"heard": "yes"})
    Log.objects.create(occurrence=one, themes="Sleep.", well="All spoke.", worries="None.", onward="The long walk.")
    one.where = "The red door."
    one.save(update_fields=["where"])


def _is_used(field: SealedText) -> bool:
    return bool(field.model._base_manager.exclude(**{f"{field.name}__isnull": True}).exists())
