"""An account kept in memory of somebody who has died: two people without a part in it decide that (DOMAIN 3.8, decision 10)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import memorial
from hearthside.accounts.models import Person, State
from hearthside.aftercare import actions as aftercare
from hearthside.groups import access, notices
from hearthside.groups.actions.belonging import step_back
from hearthside.groups.models import INSIDE, Membership, MemoryAsked, Role
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.actions import set_wishes, tell
from hearthside.safety import uninvolved


def ask_for_memory(*, actor: Person, person: Person) -> None:
    """It waits for a second person, and those who may agree are told. Refuses all but safety leads, and, with a trace, whoever has a
    part in it. Asking twice changes nothing."""
    memorial.check_may_keep(actor, person)
    _check_uninvolved(actor, access.part_in_memory(actor, person), person)
    with transaction.atomic():
        _row, is_new = MemoryAsked.objects.get_or_create(person=person, defaults={"asked_by": actor})
        if is_new:
            audit.record(actor, "groups.memory_asked", person)
            tell(second_for_memory(person), notices.MEMORY, about=person.pk)


def keep_in_memory(*, actor: Person, person: Person) -> None:
    """The second person agreed: nobody signs in to the account any more, it carries no duty and gets no reminder; its words stay, with a
    quiet line on its page. Refuses what nobody asked for, and, with a trace, whoever asked or has a part in it."""
    asked = _asked(person)
    _check_second(actor, asked)
    with transaction.atomic():
        audit.record(actor, "groups.memory_agreed", person)
        memorial.keep(actor=asked.asked_by, person=person)
        asked.delete()
        _let_go(person)


def drop_memory(*, actor: Person, person: Person) -> None:
    """It is not asked for any more. Whoever asked may take it back; a second person may say no."""
    asked = _asked(person)
    if asked.asked_by_id != actor.pk:
        _check_second(actor, asked)
    audit.record(actor, "groups.memory_dropped", person)
    asked.delete()


@transaction.atomic
def take_from_memory(*, actor: Person, person: Person) -> None:
    """It was a mistake: the person can sign in again. Duties do not come back by themselves. One safety lead is enough for that: it
    takes nothing from anybody."""
    memorial.take_back(actor=actor, person=person)
    aftercare.allow_contacts(person=person)


def second_for_memory(person: Person) -> list[Person]:
    """Who may agree: safety leads without a part in it; operators where none of them is left."""
    asked = MemoryAsked.objects.filter(person=person).values_list("asked_by", flat=True)
    able = Person.objects.filter(state__in=(State.ACTIVE, State.RESTING)).exclude(pk__in=[*asked, person.pk])
    leads = [one for one in able.filter(is_safety_lead=True) if not access.part_in_memory(one, person, is_second=True)]
    return leads or [
        one for one in able.filter(is_operator=True) if not access.part_in_memory(one, person, is_second=True)
    ]


def _asked(person: Person) -> MemoryAsked:
    found = MemoryAsked.objects.select_related("asked_by", "person").filter(person=person).first()
    if found is None:
        raise NotNow(_("Nobody asked for this, or it was answered already."))
    return found


def _check_second(actor: Person, asked: MemoryAsked) -> None:
    own = "own" if asked.asked_by_id == actor.pk else ""
    _check_uninvolved(actor, own or access.part_in_memory(actor, asked.person, is_second=True), asked.person)
    if actor not in second_for_memory(asked.person):
        raise NotAllowed(_("This is for somebody else of the team."))


def _check_uninvolved(actor: Person, code: str, person: Person) -> None:
    if code:
        audit.record(actor, "decision_refused", person, code=f"memory:{code}")
        raise NotAllowed(uninvolved.CONFLICTS[code])


def _let_go(person: Person) -> None:
    """No duty in a group, no plan of the team, no digest."""
    led = Membership.objects.filter(person=person, state__in=INSIDE).exclude(role=Role.MEMBER).select_related("group")
    for mine in led:
        step_back(person=person, group=mine.group)
    aftercare.call_off(person=person)
    aftercare.stop_contacts(person=person)
    set_wishes(person=person, wants_digest=False)
