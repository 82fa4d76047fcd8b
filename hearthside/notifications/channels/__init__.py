"""The ways out for a call: mail, push, and the operator's gateway. What they carry is always the same and says nothing of anybody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hearthside.notifications.channels import mail, push, webhook
from hearthside.notifications.channels.trouble import Gone, Trouble
from hearthside.notifications.models import Channel, Sending

__all__ = ["WAYS", "Gone", "Trouble", "Way", "is_on"]


@dataclass(frozen=True)
class Way:
    """One channel: `why_off` is empty when it can be used, else says in words what is missing. `send` raises Trouble, or Gone when
    this address will never answer again."""

    why_off: Callable[[], Any]
    send: Callable[[Sending], None]


WAYS: dict[str, Way] = {
    Channel.PUSH: Way(push.why_off, push.send),
    Channel.WEBHOOK: Way(webhook.why_off, webhook.send),
    Channel.MAIL: Way(mail.why_off, mail.send),
}
"""The quick ones first: a mail server that hangs keeps nobody from the rest."""


def is_on(channel: str) -> bool:
    """Whether the operator has set this channel up."""
    return not WAYS[channel].why_off()
