"""Ending a group: four weeks' notice, ways on for everybody, time to read, then gone."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.actions.belonging import let_in
from hearthside.groups.actions.setting_up import check_complete
from hearthside.groups.models import Group, GroupState, Invitation, Membership
from hearthside.kernel import audit
from hearthside.kernel.events import announce
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.notifications.actions import tell, withdraw
from hearthside.safety.models import Case
from hearthside.search.actions import forget_scope
from hearthside.seasons import access, notices
from hearthside.seasons.events import EndCalledOff, EndSet, GroupEnded
from hearthside.seasons.models import Closing, Offer, Reason, Stage

SHORTEST_NOTICE, LONGEST_NOTICE = timedelta(days=28), timedelta(days=180)
KEPT_FOR = (90, 180, 365)
"""Days in which a closed group can still be read. At least as long as notices are kept, so that none outlives what it is about."""


@transaction.atomic
def begin_closing(
    *, actor: Person, group: Group, reason: str, ends_on: date, kept_for: int = KEPT_FOR[0], into: Group | None = None
) -> Closing:
    """The group ends on this day and says so: nobody new comes, everybody inside is told and has ways on, and meetings
    after that day are off. Refuses all but leaders, less than four weeks or more than half a year, and a group that is not open or
    resting."""
    access.check_may_end(actor, group)
    notice = ends_on - access.today()
    if not SHORTEST_NOTICE <= notice <= LONGEST_NOTICE:
        raise NotNow(_("People need at least four weeks to say goodbye, and half a year at most."))
    if reason not in Reason.values or kept_for not in KEPT_FOR:
        raise NotNow(_("Please choose one of these."))
    check_complete(group)
    before, group.state = group.state, GroupState.CLOSING
    group.save(update_fields=["state"])
    kept_until = ends_on + timedelta(days=kept_for)
    made = Closing.objects.create(
        group=group, reason=reason, ends_on=ends_on, kept_until=kept_until, into=into, state_before=before
    )
    Offer.objects.filter(group=group, stage=Stage.OFFERED).exclude(into=into, into__isnull=False).delete()
    announce(EndSet(group_id=group.pk, last_day=ends_on, actor_id=actor.pk))
    audit.record(actor, "seasons.closing_begun", group, code=reason)
    tell(access.people_inside(group.pk), notices.CLOSING, about=group.pk, but_not=[actor])
    return made


@transaction.atomic
def call_off(*, actor: Person, group: Group) -> None:
    """The group goes on as before, its meetings too, and everybody inside is told. Refuses all but leaders, and an end that has come."""
    groups.check_is_leader(actor, group)
    found = Closing.objects.filter(group=group, is_over=False).first()
    if found is None:
        raise NotNow(_("This group is not ending."))
    found.delete()
    group.state = found.state_before
    group.save(update_fields=["state"])
    withdraw(group.pk)
    announce(EndCalledOff(group_id=group.pk, actor_id=actor.pk))
    audit.record(actor, "seasons.closing_called_off", group)
    tell(access.people_inside(group.pk), notices.GOES_ON, about=group.pk, but_not=[actor])


@transaction.atomic
def join_into(*, person: Person, closing: Closing) -> Membership:
    """The person is a member of the group this one joins, by their own choice; to write there they agree to its rules first. Their
    place here is as it was. Refuses where there is no such group, and across the age wall."""
    into = closing.into
    if into is None or into.state not in (GroupState.OPEN, GroupState.WAITLIST, GroupState.FULL):
        raise NotNow(_("There is no group to join now."))
    if not groups.age_fits(person, into.age_band):
        raise NotAllowed(_("This group is for another age. Adults and young people have their own groups here."))
    return let_in(person=person, group=into)


def archive_ended(today: date) -> int:
    """Groups past their last day can be read by their people and written in by nobody; how many. May run again."""
    due = Closing.objects.filter(is_over=False, ends_on__lt=today).select_related("group")
    for closing in due:
        _archive(closing)
    return len(due)


@transaction.atomic
def _archive(closing: Closing) -> None:
    group = closing.group
    Group.objects.filter(pk=group.pk).update(state=GroupState.ARCHIVED)
    Closing.objects.filter(pk=closing.pk).update(is_over=True)
    Invitation.objects.filter(group=group).delete()
    Offer.objects.filter(group=group).delete()
    announce(GroupEnded(group_id=group.pk))
    audit.record("seasons", "seasons.archived", group)
    tell(access.people_inside(group.pk), notices.HAS_ENDED, about=group.pk)


def remove_kept(today: date) -> int:
    """Closed groups past the day their notice named are gone, with everything in them; how many. One that the team still looks into
    waits until its cases are closed."""
    due = Closing.objects.filter(is_over=True, kept_until__lt=today).select_related("group")
    gone = [closing.group for closing in due if not Case.objects.open().filter(scope=closing.group_id).exists()]
    for group in gone:
        _remove(group)
    return len(gone)


@transaction.atomic
def _remove(group: Group) -> None:
    withdraw(group.pk)
    audit.record("seasons", "seasons.removed", group)
    forget_scope(group.pk)
    group.delete()
