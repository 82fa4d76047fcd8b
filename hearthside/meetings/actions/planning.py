"""Planning a series, changing what it says, and ending it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, LIVING, Group, Membership, Mode, Visibility
from hearthside.kernel import audit
from hearthside.kernel.events import announce
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings import access, links, questions, recurrence
from hearthside.meetings.actions.housing import check_place
from hearthside.meetings.actions.making import add_hosts, ahead_of, make_occurrences, set_time, slots_of
from hearthside.meetings.actions.settling import call_off_rows, move_up, tell_once
from hearthside.meetings.events import MOVED, MeetingPlanned
from hearthside.meetings.formats import FORMATS
from hearthside.meetings.models import Audience, Host, Kind, Meeting, Occurrence, SeriesState, UsualHost, Why
from hearthside.meetings.plans import OF_TIME, Plan
from hearthside.places import queries as places
from hearthside.safety import actions as safety

MOST_MEETINGS = 30
"""Series of one group that go on."""
A_MOMENT = timedelta(minutes=10)


@transaction.atomic
def plan_meeting(
    *, actor: Person, group: Group, plan: Plan, hosts: Iterable[Person] = (), cover: Iterable[Person] = ()
) -> Meeting:
    """The series is there with its meetings made ahead. Refuses all but those who lead, rules we do not take, and hosts from outside.

    Its words are read like any that others will see; a held series waits, unseen, for the team.
    """
    groups.check_can_lead(actor, group)
    if group.state not in LIVING:
        raise NotNow(_("This group is not open now, so it cannot plan a meeting."))
    check_rate("meetings.plan", actor.pk, at_most=20, per_seconds=86_400)
    if Meeting.objects.filter(group=group).exclude(state=SeriesState.ENDED).count() >= MOST_MEETINGS:
        raise NotNow(_("A group has at most 30 meetings that go on. Please end one first."))
    values = checked(plan, group)
    if earlier := _planned_before(actor, group, values):
        return earlier
    meeting = Meeting(group=group, made_by=actor, **values)
    check_place(meeting, group)
    verdict = safety.screen(f"{values['title']}\n\n{values['about']}")
    meeting.state = SeriesState.HIDDEN if verdict.holds else SeriesState.ACTIVE
    meeting.save(force_insert=True)
    set_hosts(meeting, list(hosts) or [actor], list(cover))
    make_occurrences(meeting)
    questions.keep(actor, meeting, plan.answers)
    safety.follow_up(verdict, kind="meeting", subject_id=meeting.pk, author=actor, scope=group.pk, is_new=True)
    audit.record(actor, "meetings.planned", meeting)
    announce(MeetingPlanned(meeting_id=meeting.pk, group_id=group.pk))
    return meeting


def _planned_before(actor: Person, group: Group, values: dict[str, Any]) -> Meeting | None:
    """The series that the same form made a moment ago: sent twice, it makes nothing new."""
    same = {name: values[name] for name in ("title", "kind", *OF_TIME)}
    since = timezone.now() - A_MOMENT
    return Meeting.objects.filter(group=group, made_by=actor, made_at__gt=since, **same).first()


def checked(plan: Plan, group: Group) -> dict[str, Any]:
    """The columns of a meeting. Refuses what cannot be: times, rules, zones, an open meeting of a group nobody may know of."""
    if plan.kind not in Kind.values or plan.format_key not in FORMATS or plan.mode not in Mode.values:
        raise recurrence.NoSuchTimes(_("Please choose from the lists."))
    if plan.audience == Audience.EVERYONE and group.visibility != Visibility.LISTED:
        raise NotAllowed(_("Nobody outside may know of this group, so its meetings are for its members."))
    if plan.venue is not None and plan.venue not in places.agreed_venues(group):
        raise NotNow(_("This place is not agreed for your group yet. Please ask for it first."))
    if plan.link and not links.is_good(plan.link.strip()):
        raise recurrence.NoSuchTimes(links.ASKED)
    recurrence.read_zone(plan.zone)
    values = plan.fields()
    values["rule"] = recurrence.clean_rule(plan.rule, plan.starts_local)
    values["starts_local"] = recurrence.write_local(recurrence.read_local(plan.starts_local))
    access.check_group_lasts(group, values["starts_local"])
    return values


def set_hosts(meeting: Meeting, hosts: list[Person], cover: list[Person]) -> None:
    """These people host the series, those may be asked when one cannot. Refuses anybody who is not in the group."""
    people = {one.pk: one for one in (*cover, *hosts)}
    inside = Membership.objects.filter(group=meeting.group_id, person__in=people, state__in=INSIDE)
    if inside.count() != len(people):
        raise NotAllowed(_("Only members of the group can host its meetings. Please look at the names again."))
    UsualHost.objects.filter(meeting=meeting).delete()
    named = {one.pk for one in hosts}
    UsualHost.objects.bulk_create(
        UsualHost(meeting=meeting, person=one, is_cover=key not in named) for key, one in people.items()
    )


@transaction.atomic
def change_meeting(
    *, actor: Person, meeting: Meeting, plan: Plan, hosts: Iterable[Person] = (), cover: Iterable[Person] = ()
) -> Meeting:
    """The series says this now. Meetings that no longer fit a new rule are called off, and who wanted to come is told; the others
    keep their people. Refuses the same as planning, and fewer seats than are taken."""
    groups.check_can_lead(actor, meeting.group)
    values = checked(plan, meeting.group)
    has_new_times = any(values[name] != getattr(meeting, name) for name in OF_TIME)
    has_new_place = any(values[name] != getattr(meeting, name) for name in ("venue", "mode"))
    verdict = safety.screen(f"{values['title']}\n\n{values['about']}")
    for name, value in values.items():
        setattr(meeting, name, value)
    if has_new_times or has_new_place:
        check_place(meeting, meeting.group)
    if verdict.holds:
        meeting.state = SeriesState.HIDDEN
    meeting.save(update_fields=[*values, "state"])
    _change_hosts(meeting, list(hosts), list(cover))
    _change_rows(meeting, has_new_times, actor)
    questions.keep(actor, meeting, plan.answers)
    safety.follow_up(verdict, kind="meeting", subject_id=meeting.pk, author=actor, scope=meeting.group_id)
    audit.record(actor, "meetings.changed", meeting)
    return meeting


def _change_hosts(meeting: Meeting, hosts: list[Person], cover: list[Person]) -> None:
    """New usual hosts host every meeting ahead; who is no longer one hosts none of them, unless they stepped in."""
    if not hosts and not cover:
        return
    set_hosts(meeting, hosts, cover)
    rows = ahead_of(meeting)
    old = Host.objects.filter(occurrence__in=rows, is_cover=False)
    old.exclude(person__in=hosts).delete()
    add_hosts(meeting, rows)


def _change_rows(meeting: Meeting, has_new_times: bool, actor: Person) -> None:
    rows = ahead_of(meeting)
    for row in rows:
        _set_seats(row, meeting)
    if has_new_times:
        _retime(meeting, rows, actor)
        make_occurrences(meeting)


def _set_seats(row: Occurrence, meeting: Meeting) -> None:
    if meeting.capacity is not None and row.seats_taken > meeting.capacity:
        raise NotNow(_("More people than that are coming already. Please keep the seats they were given."))
    row.capacity, row.format_key = meeting.capacity, meeting.format_key
    row.save(update_fields=["capacity", "format_key"])
    move_up(row)


def _retime(meeting: Meeting, rows: list[Occurrence], actor: Person) -> None:
    """Meetings whose time is still in the rule stay, and people hear when it is another moment; the others go: silently where nobody
    had asked, else with a word."""
    kept = {recurrence.write_local(one) for one in slots_of(meeting, timezone.now())}
    gone = [row for row in rows if row.slot not in kept]
    empty = [row for row in gone if not row.attendances.exists()]
    Occurrence.objects.filter(pk__in=[row.pk for row in empty]).delete()
    call_off_rows([row for row in gone if row not in empty], why=Why.CHANGED)
    shifted = [row.pk for row in rows if row.slot in kept and _shift(row, meeting)]
    tell_once(shifted, MOVED, but_not=[actor])


def _shift(row: Occurrence, meeting: Meeting) -> bool:
    """The meeting is as long as its series says, by the clock of its zone; whether it starts at another moment now."""
    before = (row.starts_at, row.ends_at)
    set_time(row, row.starts_local, meeting)
    if before == (row.starts_at, row.ends_at):
        return False
    row.changed += 1
    row.save(update_fields=["starts_at", "ends_at", "changed"])
    return row.starts_at != before[0]


@transaction.atomic
def end_meeting(*, actor: Person, meeting: Meeting) -> Meeting:
    """The series has ended: meetings ahead are called off and who wanted to come is told."""
    groups.check_can_lead(actor, meeting.group)
    if meeting.state != SeriesState.ENDED:
        meeting.state = SeriesState.ENDED
        meeting.save(update_fields=["state"])
        call_off_rows(ahead_of(meeting), why=Why.HOSTS)
        audit.record(actor, "meetings.ended", meeting)
    return meeting
