"""What tests of every room need of the ground."""

from hearthside.kernel import worker


def run_jobs() -> None:
    """Every job that waits is done, and those they queue."""
    while worker.run_next():
        pass
