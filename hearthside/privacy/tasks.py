"""Jobs of the room: making copies, wiping keys, and taking away what was kept long enough."""

from uuid import UUID

from hearthside.kernel import schedule
from hearthside.privacy import making, retention
from hearthside.privacy.models import Copy
from hearthside.vault import erasure


def make_copy(copy_id: str) -> None:
    """Make the copy that was asked for, unless it is gone or made by now."""
    copy = Copy.objects.select_related("person").filter(pk=UUID(copy_id), is_ready=False).first()
    if copy is not None:
        making.make_copy(copy=copy)


def wipe_keys(owner: str) -> None:
    """Finish an erasure whose old pages were held by a reader. May run again."""
    erasure.shred(UUID(owner))


@schedule.every(minutes=30)
def remove_old_copies() -> None:
    """Copies past their day are gone, rows and files."""
    retention.remove_old_copies()


@schedule.daily(hour=4)
def keep_no_longer() -> None:
    """Everything that was kept as long as its rule says is gone."""
    retention.keep_no_longer()
