"""A word to the live server after a commit: "this changed". It may be lost; a job may not."""

from django.db import transaction


def changed(topic: str) -> None:
    """Tell everybody who watches this topic, once the transaction is safe. Carries no text, only the topic."""
    transaction.on_commit(lambda: _send(topic), robust=True)


def _send(topic: str) -> None:
    from hearthside.kernel import bus

    bus.publish(topic)
