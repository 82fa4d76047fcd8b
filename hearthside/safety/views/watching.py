"""Care for those who watch, and the service clock."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.roster.access import check_leads, check_watch
from hearthside.safety import actions, carrying, service
from hearthside.ui.words_for_time import span_words


@require_GET
@signed_in
def own_care(request: PersonRequest) -> HttpResponse:
    """What I have carried in this watch, and the talks that are offered to me."""
    check_watch(request.person)
    context = {
        "load": carrying.load_of(request.person),
        "talks": carrying.talks_for(request.person),
        "names": carrying.who_may_like_a_talk() if request.person.is_safety_lead else [],
        "most_cases": settings.HEAVY_CASES,
        "most_minutes": settings.HEAVY_MINUTES,
        "is_private": True,
    }
    return render(request, "safety/own_care.html", context)


@require_POST
@signed_in
def end_talk(request: PersonRequest, debrief_id: UUID) -> HttpResponse:
    """I have talked, or I do not need to."""
    check_watch(request.person)
    actions.end_talk(person=request.person, debrief_id=debrief_id)
    messages.success(request, _("Good. It is not offered again."))
    return redirect("safety:own_care")


@require_GET
@signed_in
def clock(request: PersonRequest) -> HttpResponse:
    """How soon somebody looked, answered and let go."""
    check_leads(request.person)
    return _clock(request)


@require_GET
def public_clock(request: HttpRequest) -> HttpResponse:
    """The same for everybody, where the operator chose that; else there is no such page."""
    if not settings.SERVICE_CLOCK_IS_PUBLIC:
        raise Http404
    return _clock(request)


def _clock(request: HttpRequest) -> HttpResponse:
    context = {
        "rows": service.service_clock(),
        "span": span_words,
        "least": service.LEAST,
        "days": service.LOOKED_BACK.days,
    }
    return render(request, "safety/clock.html", context)
