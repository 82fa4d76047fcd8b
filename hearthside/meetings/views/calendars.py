"""Calendars for programs: addresses with a secret, and what they give."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.visitors import visitor_key
from hearthside.groups import access as groups
from hearthside.kernel.rates import check_rate
from hearthside.meetings import actions, calendars, queries
from hearthside.meetings.pages import page


@signed_in
@require_http_methods(["GET", "POST"])
def feeds(request: PersonRequest) -> HttpResponse:
    """One's calendar addresses; a new one is shown once."""
    context = {"is_private": True, "address": ""}
    if request.method == "POST":
        check_rate("meetings.feed", request.person.pk, at_most=20, per_seconds=3600)
        slug = request.POST.get("group", "")
        group = groups.get_group_for(request.person, slug) if slug else None
        is_neutral = request.POST.get("names") != "yes"
        _key, secret = actions.make_calendar(person=request.person, group=group, is_neutral=is_neutral)
        context["address"] = settings.SITE_URL + reverse("meetings:feed", args=[secret])
    context |= {"keys": queries.calendars_of(request.person), "places": queries.groups_of(request.person)}
    return page(request, "feeds", context)


@signed_in
@require_POST
def end_feed(request: PersonRequest, feed_id: UUID) -> HttpResponse:
    """The address shows nothing any more."""
    actions.end_calendar(person=request.person, key_id=feed_id)
    messages.success(request, _("This calendar address is closed. Programs that use it get nothing any more."))
    return redirect("meetings:feeds")


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar behind a secret, read anew each time by what its person may see now. Anything else is not there (404)."""
    check_rate("meetings.feed.read", visitor_key(request), at_most=600, per_seconds=3600)
    found = actions.find_calendar(key)
    if found is None:
        raise Http404
    rows = queries.rows_of_calendar(found)
    name = found.group.name if found.group else _("My meetings")
    text = calendars.calendar_of(rows, name=name, is_neutral=found.is_neutral, now=timezone.now())
    return HttpResponse(text, content_type=calendars.TYPE)
