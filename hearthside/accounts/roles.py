"""Giving people a part in keeping the place, and taking it back. Each change is in the audit log."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import devices, second_step
from hearthside.accounts.models import Person
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotAllowed, NotNow


@transaction.atomic
def make_first_operator(*, person: Person) -> None:
    """The person runs the place. Refuses where somebody does already."""
    if Person.objects.filter(is_operator=True).exists():
        raise NotAllowed(_("Somebody runs this place already."))
    _set(person, is_operator=True)
    audit.record(person, "accounts.operator_made", person)


@transaction.atomic
def set_helper(*, actor: Person, person: Person, until: date | None, since: date | None = None) -> None:
    """The person is a certified helper until that day, or no longer. Without `since` it counts from the day on record, or from today.
    Refuses a last day that has passed, a first one that is still to come, and minors."""
    _check_operator(actor)
    today = timezone.localdate()
    since = since or (person.helper_since if person.is_helper else None) or today
    if until and since > today:
        raise NotNow(_("That day is still to come. Choose the day from which the person was certified."))
    if until and until < timezone.localdate():
        raise NotNow(_("That day has passed. Choose one that is still to come."))
    _check_grown_up(person, until is not None)
    _set(person, helper_until=until, helper_since=since if until else None)
    audit.record(actor, "accounts.helper_made" if until else "accounts.helper_ended", person)


@transaction.atomic
def set_course(*, actor: Person, person: Person, finished_on: date | None) -> None:
    """The person finished the course for peer supporters on that day, or nothing is on record. Refuses a day that is still to come."""
    _check_operator(actor)
    if finished_on and finished_on > timezone.localdate():
        raise NotNow(_("That day is still to come. Choose the day on which the course was finished."))
    if person.course_on != finished_on:
        _set(person, course_on=finished_on)
        audit.record(actor, "accounts.course_noted" if finished_on else "accounts.course_taken_back", person)


@transaction.atomic
def set_safety_lead(*, actor: Person, person: Person, is_lead: bool) -> None:
    """The person answers for safety, or no longer. Refuses minors."""
    _check_operator(actor)
    _check_grown_up(person, is_lead)
    if person.is_safety_lead != is_lead:
        _set(person, is_safety_lead=is_lead)
        audit.record(actor, "accounts.safety_lead_made" if is_lead else "accounts.safety_lead_ended", person)


@transaction.atomic
def set_operator(*, actor: Person, person: Person, is_operator: bool) -> None:
    """The person runs the place, or no longer. Refuses to take away the last one, and minors."""
    _check_operator(actor)
    _check_grown_up(person, is_operator)
    if person.is_operator == is_operator:
        return
    if not is_operator and not _others(person):
        raise NotNow(_("This is the last person who runs the place. Give the role to somebody else first."))
    _set(person, is_operator=is_operator)
    audit.record(actor, "accounts.operator_made" if is_operator else "accounts.operator_ended", person)


@transaction.atomic
def take_second_step_away(*, actor: Person, person: Person) -> None:
    """The person signs in without it until they add another. Refuses all but operators, oneself, and people who have none."""
    _check_operator(actor)
    if actor.pk == person.pk:
        raise NotNow(_("This is you. Change your own ways to sign in under Me."))
    if not second_step.take_away(person, by=actor):
        raise NotNow(_("There is no second step that could be taken away."))


@transaction.atomic
def end_sessions(*, actor: Person, person: Person) -> None:
    """The person is signed out everywhere, and can sign in again. Refuses all but operators."""
    _check_operator(actor)
    devices.end_all(person)
    audit.record(actor, "accounts.sessions_ended", person)


def _others(person: Person) -> bool:
    running = Person.objects.select_for_update().filter(is_operator=True).exclude(pk=person.pk)
    return any(one.is_active and not one.is_paused for one in running)


def _check_operator(actor: Person) -> None:
    if not actor.is_operator or actor.is_paused:
        raise NotAllowed(_("Only the people who run this place can do that."))


def _check_grown_up(person: Person, is_given: bool) -> None:
    if is_given and person.is_minor:
        raise NotAllowed(_("This role is for people of 18 or over."))


def _set(person: Person, **fields: object) -> None:
    for name, value in fields.items():
        setattr(person, name, value)
    person.save(update_fields=list(fields))
