"""After a loss: a gentle time for a group (DOMAIN 3.8)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups import access, notices
from hearthside.groups.models import Group
from hearthside.groups.queries import moderators_of
from hearthside.kernel import audit
from hearthside.notifications.actions import tell

GENTLE_FOR = timedelta(days=14)
"""DOMAIN 3.8: extra care for 14 days."""


@transaction.atomic
def begin_gentle(*, actor: Person, group: Group) -> None:
    """For two weeks the group's pages carry a calm word with help, and new conversations wait for a moderator. It ends by itself.
    Its moderators are told. Refuses all but safety leads."""
    access.check_answers_for_safety(actor, group)
    group.gentle_until = timezone.now() + GENTLE_FOR
    group.save(update_fields=["gentle_until"])
    audit.record(actor, "groups.gentle_begun", group)
    tell(moderators_of(group.pk), notices.GENTLE, about=group.pk, but_not=[actor])


@transaction.atomic
def end_gentle(*, actor: Person, group: Group) -> None:
    """The group is as on any other day. What waits still waits for a moderator."""
    access.check_answers_for_safety(actor, group)
    group.gentle_until = None
    group.save(update_fields=["gentle_until"])
    audit.record(actor, "groups.gentle_ended", group)
