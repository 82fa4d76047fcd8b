"""Looking in when the time has come."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from hearthside.aftercare import actions
from hearthside.aftercare.models import CaringContact
from hearthside.kernel import jobs, schedule

KEPT_FOR = timedelta(days=30)


@schedule.every(minutes=10)
def look_in_on_those_due() -> None:
    """Everybody whose time has come has a job of their own: one that fails keeps nobody else waiting."""
    due = CaringContact.objects.filter(sent_at=None, due_at__lte=timezone.now()).values_list("pk", flat=True)
    for contact_id in due.iterator():
        jobs.later(look_in, arguments={"contact_id": str(contact_id)})


def look_in(contact_id: str) -> None:
    """The person finds a notice, once."""
    actions.look_in(UUID(contact_id))


@schedule.daily(4)
def forget_old_contacts() -> None:
    """What reached somebody a month ago is gone."""
    CaringContact.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()
