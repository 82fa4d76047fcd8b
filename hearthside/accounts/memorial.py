"""Accounts of people who have died: no way in, no duty, nothing that reminds; reversible, since news can be wrong."""

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person, State
from hearthside.kernel import audit, push
from hearthside.kernel.refusals import NotAllowed, NotNow


def check_may_keep(actor: Person, person: Person) -> None:
    """Passes for safety leads; for anybody else this does not exist (Http404). Refuses oneself."""
    if not actor.is_safety_lead or actor.is_paused:
        raise Http404
    if actor.pk == person.pk:
        raise NotAllowed(_("This is you. You cannot do this for your own account."))


@transaction.atomic
def keep(*, actor: Person, person: Person) -> None:
    """The account is in memory: sessions end, since nobody signs in to it, and every duty is gone. Refuses a closed account, and the
    last person who runs the place."""
    check_may_keep(actor, person)
    if person.state == State.CLOSED:
        raise NotNow(_("This account is closed."))
    if person.is_operator and not Person.objects.filter(is_operator=True).exclude(pk=person.pk).exists():
        raise NotNow(_("This is the last person who runs the place. Give the role to somebody else first."))
    fields: dict[str, object] = {"state": State.MEMORIAL, "is_safety_lead": False, "is_operator": False}
    fields |= {"helper_until": None, "helper_since": None, "course_on": None}
    Person.objects.filter(pk=person.pk).update(**fields)
    audit.record(actor, "accounts.in_memory", person)
    push.changed(f"person:{person.pk}")


@transaction.atomic
def take_back(*, actor: Person, person: Person) -> None:
    """The person can sign in again."""
    check_may_keep(actor, person)
    if Person.objects.filter(pk=person.pk, state=State.MEMORIAL).update(state=State.ACTIVE):
        audit.record(actor, "accounts.out_of_memory", person)
