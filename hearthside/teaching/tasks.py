"""Jobs of the room: labels from decisions, counting and drawing, the weekly fit, letting go."""

import subprocess
import sys
from uuid import UUID

from hearthside.kernel import jobs, schedule
from hearthside.teaching import actions

A_WEEK = 7 * 24 * 60


def note_decision(case_id: str, step_id: str) -> None:
    """A decision at the desk is a label."""
    actions.note_decision(UUID(case_id), UUID(step_id))


@schedule.every(minutes=5)
@jobs.may_repeat
def read_along() -> None:
    """New posts are counted and drawn from, and the chosen reader is in use on this machine."""
    actions.settle_choice()
    actions.read_along()


@schedule.every(minutes=A_WEEK)
@jobs.reaches_out
def begin_refit() -> None:
    """The weekly fit begins in a process of its own, so that no call about somebody in danger waits for it."""
    subprocess.Popen([sys.executable, "-m", "hearthside", "teach"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


@schedule.daily(hour=4)
@jobs.may_repeat
def forget_what_is_gone() -> None:
    """Labels whose words have changed or gone, and what is past its time, are let go."""
    actions.forget_what_is_gone()
