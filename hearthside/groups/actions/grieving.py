"""After a loss: a gentle time for a group, and an account kept in memory (DOMAIN 3.8)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hearthside.accounts import memorial
from hearthside.accounts.models import Person
from hearthside.aftercare import actions as aftercare
from hearthside.groups import access, notices
from hearthside.groups.actions.belonging import step_back
from hearthside.groups.models import INSIDE, Group, Membership, Role
from hearthside.groups.queries import moderators_of
from hearthside.kernel import audit
from hearthside.notifications.actions import set_wishes, tell

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


@transaction.atomic
def keep_in_memory(*, actor: Person, person: Person) -> None:
    """Nobody signs in to the account any more, it carries no duty and gets no reminder; its words stay, with a quiet line on its page.
    Refuses all but safety leads, and oneself."""
    memorial.keep(actor=actor, person=person)
    led = Membership.objects.filter(person=person, state__in=INSIDE).exclude(role=Role.MEMBER).select_related("group")
    for mine in led:
        step_back(person=person, group=mine.group)
    aftercare.call_off(person=person)
    aftercare.stop_contacts(person=person)
    set_wishes(person=person, wants_digest=False)


@transaction.atomic
def take_from_memory(*, actor: Person, person: Person) -> None:
    """It was a mistake: the person can sign in again. Duties do not come back by themselves. Refuses all but safety leads."""
    memorial.take_back(actor=actor, person=person)
    aftercare.allow_contacts(person=person)
