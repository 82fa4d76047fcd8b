"""Quiet hours: from one hour of the day until another, across midnight or not."""

from hearthside.notifications.models import Wishes


def is_quiet(hour: int, wishes: Wishes) -> bool:
    """Whether this local hour is in the person's quiet hours; equal ends mean that no hour is."""
    start, end = wishes.quiet_from, wishes.quiet_until
    if start <= end:
        return start <= hour < end
    return hour >= start or hour < end


def sends_at(wishes: Wishes) -> int:
    """The local hour of the digest: the chosen one, or the end of the quiet hours when it falls into them."""
    return wishes.quiet_until if is_quiet(wishes.digest_hour, wishes) else wishes.digest_hour
