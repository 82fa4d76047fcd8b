"""Jobs of the room: making copies, wiping keys, and taking away what was kept long enough."""

from uuid import UUID

from django.db import connection

from hearthside.kernel import schedule
from hearthside.kernel.jobs import may_repeat
from hearthside.privacy import making, retention
from hearthside.privacy.models import Copy
from hearthside.vault import erasure
from hearthside.vault.store import ErasureUnfinished


def make_copy(copy_id: str) -> None:
    """Make the copy that was asked for, unless it is gone or made by now."""
    copy = Copy.objects.select_related("person").filter(pk=UUID(copy_id), is_ready=False).first()
    if copy is not None:
        making.make_copy(copy=copy)


def wipe_keys(owner: str) -> None:
    """Finish an erasure whose old pages were held by a reader. May run again."""
    erasure.shred(UUID(owner))


@schedule.daily(hour=5)
@may_repeat
def cut_write_ahead_log() -> None:
    """Deleted words stand in no file of the database: SQLite keeps them in its write-ahead log until it is cut. Tried again (by
    `ErasureUnfinished`) while a reader holds old pages. Nothing to do on PostgreSQL."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise ErasureUnfinished


@schedule.every(minutes=30)
def remove_old_copies() -> None:
    """Copies past their day are gone, rows and files."""
    retention.remove_old_copies()


@schedule.daily(hour=4)
def keep_no_longer() -> None:
    """Everything that was kept as long as its rule says is gone."""
    retention.keep_no_longer()
