"""Jobs of the house as a whole."""

import subprocess
import sys

from hearthside.config import upgrades
from hearthside.kernel import jobs, schedule
from hearthside.vault import keys, rotation

WEEK = 7 * 24 * 60
"""Minutes."""


@schedule.every(minutes=WEEK)
def practise_restore() -> None:
    """A restore is practised, in a process of its own: it may take longer than a job is allowed to."""
    words = [sys.executable, "-m", "hearthside", "practise_restore"]
    subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # noqa: S603


@schedule.daily(hour=5)
def remove_old_copies() -> None:
    """Copies from before an upgrade are gone when backups of their age would be."""
    upgrades.remove_old()


@schedule.daily(hour=3)
@jobs.reaches_out
def finish_rotation() -> None:
    """What a change of owners' keys left is sealed anew, and generations that nothing needs are destroyed.

    Reaches out to nobody; it is marked so because it may take long, and must not hold others up by one long transaction.
    """
    if keys.is_open():
        rotation.settle()
