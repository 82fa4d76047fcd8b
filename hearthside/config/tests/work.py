"""A job for tests that run real workers."""

from hearthside.kernel import audit, push


def leave_a_mark() -> None:
    """One entry in the audit log, and news for everybody who listens to `thread:1`."""
    audit.record("SYSTEM", "left a mark")
    push.changed("thread:1")
