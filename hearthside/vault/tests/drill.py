"""Drills on real files: erasure and rotation under writers. Run as `python -m hearthside.vault.tests.drill NAME`."""

import sys
import threading
import time
from uuid import UUID, uuid4

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from hearthside.vault import erasure, fields, keyring, keys, rotation, sealing, store  # noqa: E402
from hearthside.vault.models import UserKey  # noqa: E402
from hearthside.vault.tests.builders import Diary  # noqa: E402

WRITERS, WRITES = 8, 30


def _open_site() -> None:
    call_command("vault_prepare")
    call_command("migrate", database="default", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS vault_tests_diary")
    with connection.schema_editor() as editor:
        editor.create_model(Diary)


def _wrapped() -> dict[UUID, bytes]:
    return {row.owner: bytes(row.wrapped) for row in UserKey.objects.all()}


def erase() -> None:
    """Prints: left-overs before erasing, left-overs after, diaries of the erased that open, of the others that do not."""
    people = [uuid4() for _ in range(60)]
    for person in people:
        Diary.objects.create(person_id=person, note="mine alone")
    threading.Thread(target=lambda: UserKey.objects.count(), daemon=True).start()
    gone, wrapped = people[::4], _wrapped()
    before = sum(store.is_left_over([wrapped[person]]) for person in gone)
    for person in gone:
        erasure.shred(person)
    after = sum(store.is_left_over([wrapped[person]]) for person in gone)
    kept = sum(store.is_left_over([wrapped[person]]) for person in people if person not in gone)
    opened = [diary.person_id for diary in Diary.objects.all() if fields.reveal(diary.note) == "mine alone"]
    print(before, after, kept, len(set(opened) & set(gone)), len(opened))


def erase_carelessly() -> None:
    """The same with rows deleted as usual, without overwriting: prints how many keys can still be found in the files."""
    people = [uuid4() for _ in range(15)]
    for person in people:
        keys.user_key(person)
    wrapped = _wrapped()
    with connections["keys"].cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
    UserKey.objects.filter(owner__in=people).delete()
    print(sum(store.is_left_over([wrapped[person]]) for person in people))


def _write(row: UUID, lost: list[int]) -> None:
    """The only writer of its row: finds what it wrote last each time, or notes the loss."""
    for number in range(1, WRITES):
        diary = Diary.objects.get(pk=row)
        if diary.note.reveal() != f"version {number - 1}":
            lost.append(number)
        diary.note = f"version {number}"
        diary.save(update_fields=["note"])
        keys.forget_keys()
        time.sleep(0.02)
    connections.close_all()


def rotate() -> None:
    """Eight writers on one owner's rows while both kinds of keys change. Prints values lost, generations, root keys in use."""
    person, lost = uuid4(), list[int]()
    rows = [Diary.objects.create(person_id=person, note="version 0").pk for _ in range(WRITERS)]
    idle = [Diary.objects.create(person_id=person, note="idle").pk for _ in range(2)]
    writers = [threading.Thread(target=_write, args=(row, lost)) for row in rows]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        rotation.rotate_root_key()
        rotation.turn_user_key(person)
        rotation.reseal(person)
    _settle(person)
    wanted = {row: f"version {WRITES - 1}" for row in rows} | dict.fromkeys(idle, "idle")
    lost += [1 for diary in Diary.objects.all() if diary.note.reveal() != wanted[diary.pk]]
    kids = {sealing.kid_of(wrapped) for wrapped in _wrapped().values()}
    print(len(lost), UserKey.objects.filter(owner=person).count(), kids == {keyring.load().primary})


def _overwrite(field: fields.SealedText, row: Diary, old: fields.Stored, new: fields.Stored) -> bool:
    """Waits a moment for somebody to write the row, and then does not care what."""
    for _ in range(20):
        if vars(Diary.objects.get(pk=row.pk))[field.attname].blob != old.blob:
            break
        time.sleep(0.002)
    return bool(Diary.objects.filter(pk=row.pk).update(**{field.attname: new}))


def rotate_carelessly() -> None:
    """The same, re-sealing without a look at what was written in between."""
    fields.SealedText.swap = _overwrite
    rotate()


def _settle(person: UUID) -> None:
    """What an operator does a day later: re-seal the rest, destroy old generations, remove old root keys."""
    rotation.reseal(person)
    UserKey.objects.update(created_at=timezone.now() - 2 * rotation.STILL_NEEDED)
    rotation.retire_user_keys(person)
    rotation.rewrap_all()
    ring = keyring.load()
    for kid in set(ring.keys) - {ring.primary}:
        rotation.remove_root_key(kid)
    keys.forget_keys()


if __name__ == "__main__":
    _open_site()
    # The diary is no installed app; rotation must find its fields all the same.
    rotation.sealed_fields = lambda: fields.sealed_fields([Diary])
    {"erase": erase, "erase_carelessly": erase_carelessly, "rotate": rotate, "rotate_carelessly": rotate_carelessly}[
        sys.argv[1]
    ]()
