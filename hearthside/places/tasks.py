"""Jobs of the places room."""

from uuid import UUID

from django.utils import timezone

from hearthside.places.models import Booking


def free_all_of(group_id: str) -> None:
    """A group has ended: what it had booked, or asked for, from now on is free for others. May run again."""
    Booking.objects.filter(group=UUID(group_id), ends_at__gt=timezone.now()).delete()
