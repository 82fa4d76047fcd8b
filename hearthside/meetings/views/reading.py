"""Looking: the week, a meeting, a group's meetings, one's own list, and a calendar file."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access as groups
from hearthside.groups.models import Mode
from hearthside.kernel.refusals import permits
from hearthside.meetings import access, actions, calendars, queries
from hearthside.meetings.actions.hosting import who_could_host
from hearthside.meetings.ends import last_day_of
from hearthside.meetings.formats import CHECKS, KINDS, format_of
from hearthside.meetings.forms import access_words
from hearthside.meetings.models import Attendance, Meeting, Occurrence
from hearthside.meetings.pages import page
from hearthside.meetings.queries import Sieve
from hearthside.meetings.ways import door_to_link, ways_from

MOST_WEEKS = 26


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """Seven days of meetings the reader may see, with two ways to narrow them down. Visitors see those open to all."""
    return page(request, "week", _week(request))


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The same week on paper."""
    return page(request, "sheet", _week(request))


def _week(request: HttpRequest) -> dict[str, Any]:
    asked, person = request.GET, person_of(request)
    number = int(asked["week"]) if asked.get("week", "").isdecimal() and len(asked["week"]) < 4 else 0
    number = min(number, MOST_WEEKS)
    mode = asked.get("mode", "") if asked.get("mode") in (Mode.ONLINE, Mode.IN_PERSON) else ""
    sieve = Sieve(asked.get("city", "")[:60].replace("\x00", ""), mode)
    start = _start(number)
    return {
        "week": queries.week_for(person, sieve, start),
        "sieve": sieve,
        "number": number,
        "start": start,
        "ends": start + queries.WEEK - timedelta(days=1),
        "has_later": number < MOST_WEEKS,
        "is_signed_in": person is not None,
        "may_rest": person is not None and permits(access.check_may_rest_everywhere, person),
    }


def _start(number: int) -> datetime:
    """Now, or midnight of the day so many weeks from today."""
    if not number:
        return timezone.localtime()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + number * queries.WEEK


@require_safe
def meeting(request: HttpRequest, occurrence_id: UUID) -> HttpResponse:
    """One meeting: what it is, when, how it goes, and saying whether one comes."""
    occurrence = access.get_occurrence_for(person_of(request), occurrence_id)
    return page(request, "meeting", meeting_context(request, occurrence))


def meeting_context(request: HttpRequest, occurrence: Occurrence) -> dict[str, Any]:
    """What the page of a meeting shows to this reader."""
    person, series = person_of(request), occurrence.meeting
    mine = access.attendance_of(person, occurrence)
    hosts = queries.hosts_of(occurrence, seen_by=person)
    hosting = person is not None and any(one.person_id == person.pk and one.is_coming for one in hosts)
    leads = access.may_lead(person, series.group)
    is_inside = access.is_inside(person, series.group)
    return {
        **place_context(occurrence, mine, hosts=hosting or leads),
        "occurrence": occurrence,
        "series": series,
        "mine": mine,
        "hosts": [one for one in hosts if one.is_coming],
        "is_hosting": hosting,
        "may_change": hosting or leads,
        "leads": leads,
        "is_inside": is_inside,
        "may_host": person is not None
        and not hosting
        and occurrence.is_ahead
        and person.pk in who_could_host(occurrence),
        "may_come": person is not None and permits(access.check_can_come, person, occurrence),
        "by_code": person is None and permits(access.check_can_come_by_code, occurrence),
        "company": queries.company_at(occurrence, seen_by=person, is_inside=is_inside),
        "others": queries.others_of(occurrence),
        "format": format_of(occurrence.format_key),
        "access_words": _about_place(series),
        "to_check": [CHECKS[code] for code in KINDS[series.kind].checks if code not in series.checked],
        "is_signed_in": person is not None,
        "ways": ways_from(person, occurrence),
    }


def _about_place(series: Meeting) -> list[tuple[Any, Any]]:
    if not series.is_on_site:
        return []
    return list(series.venue.facts()) if series.venue else access_words(series.access)


def place_context(occurrence: Occurrence, mine: Attendance | None, *, hosts: bool) -> dict[str, Any]:
    """The sealed place, link and number, opened only where the reader may see them now; and when they will be."""
    series = occurrence.meeting
    has_any = bool(series.where or series.link or series.phone or occurrence.where or series.venue_id)
    opens = access.may_see_place(occurrence, mine, hosts=hosts)
    shown = {name: getattr(series, name) for name in ("where", "link", "phone")} if opens and has_any else {}
    if opens and has_any:
        shown["where"] = occurrence.where or series.where or (series.venue.address if series.venue else None)
    if shown.get("link") and (mine is None or mine.person_id) and (door := door_to_link(occurrence)):
        shown |= {"link": None, "door": door}
    if shown and mine is not None and mine.place_seen_at is None:
        actions.note_place_seen(attendance=mine)
    opens_at = occurrence.place_opens_at()
    return {"spot": shown, "has_place": has_any, "opens_at": opens_at if opens_at > timezone.now() else None}


@signed_in
@require_safe
def yours(request: PersonRequest) -> HttpResponse:
    """What the person comes to and hosts."""
    context = {"mine": queries.mine(request.person), "groups": queries.groups_led_by(request.person)}
    return page(request, "yours", context | {"is_private": True})


@require_safe
def of_group(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of one group, each with its next time."""
    person = person_of(request)
    group = groups.get_group_for(person, slug)
    context = {
        "group": group,
        "series": queries.series_of(group, person),
        "may_plan": access.may_lead(person, group),
        "quiet_days": queries.all_quiet_days_of(group),
        "last_day": last_day_of(group.pk),
    }
    return page(request, "of_group", context)


@require_safe
def file(request: HttpRequest, occurrence_id: UUID) -> HttpResponse:
    """The meeting as a calendar file: neutral unless its name was asked for; never its place."""
    occurrence = access.get_occurrence_for(person_of(request), occurrence_id)
    is_neutral = request.GET.get("name") != "yes"
    return calendar_file([occurrence], is_neutral=is_neutral)


def calendar_file(rows: list[Occurrence], *, is_neutral: bool = True) -> HttpResponse:
    """These meetings as a file to take along."""
    text = calendars.calendar_of(rows, name="", is_neutral=is_neutral, now=timezone.now())
    answer = HttpResponse(text, content_type=calendars.TYPE)
    answer.headers["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return answer
