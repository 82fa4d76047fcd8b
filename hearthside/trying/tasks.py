"""Jobs of this room."""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.kernel import jobs, schedule
from hearthside.trying import actions
from hearthside.trying.models import Buddy, Pair, Trial


@schedule.every(minutes=10)
def end_trials() -> None:
    """Trials past their time end, each in a job of its own, silently. Access was over at the minute it ran out, without this."""
    for trial_id in Trial.objects.filter(until__lte=timezone.now()).values_list("pk", flat=True):
        jobs.later(end_trial, arguments={"trial_id": str(trial_id)})


def end_trial(trial_id: str) -> None:
    """One trial is over, if its time is."""
    actions.end_overdue(UUID(trial_id))


@schedule.daily(hour=4)
def end_pairs() -> None:
    """Pairs past their time are gone."""
    Pair.objects.filter(until__lte=timezone.now()).delete()


def end_trial_of_member(group_id: str, person_id: str) -> None:
    """Who joined by a leader's yes or an invitation looks around no more; what they said stays."""
    person, group = Person.objects.filter(pk=person_id).first(), Group.objects.filter(pk=group_id).first()
    if person and group:
        actions.has_joined(person=person, group=group)


def end_pairs_of_leaver(group_id: str, person_id: str) -> None:
    """Who left keeps nobody company there and has nobody to do so."""
    group, person = UUID(group_id), UUID(person_id)
    Pair.objects.filter(Q(newcomer=person) | Q(buddy=person), group=group).delete()
    Buddy.objects.filter(group=group, person=person).delete()


def end_all_of(group_id: str) -> None:
    """A group has ended: nobody looks around in it or keeps anybody company there any more. May run again."""
    Pair.objects.filter(group=UUID(group_id)).delete()
    Buddy.objects.filter(group=UUID(group_id)).delete()
    for trial in Trial.objects.filter(group=UUID(group_id)).select_related("person", "group"):
        actions.end(person=trial.person, group=trial.group)
