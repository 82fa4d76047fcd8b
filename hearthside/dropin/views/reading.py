"""What is open, how the line works, and how it is kept."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.dropin import access, actions, queries, waits
from hearthside.dropin.actions.listening import FIRST_WHY, GRACE
from hearthside.dropin.forms import HoursForm
from hearthside.dropin.models import Way
from hearthside.kernel.refusals import Refusal, permits


@require_safe
def hours_list(request: HttpRequest) -> HttpResponse:
    """Every drop-in with a line: open now, or when it opens. Visitors see those that are open to all."""
    context = {"rows": queries.listed(person_of(request)), "way_words": dict(Way.choices), "local": timezone.localtime}
    return render(request, "dropin/list.html", context)


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """The rule of the line, for everybody."""
    context = {"reasons": FIRST_WHY.values(), "grace": GRACE.seconds // 60, "enough": waits.ENOUGH}
    return render(request, "dropin/how.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def settings(request: PersonRequest, meeting_id: UUID) -> HttpResponse:
    """Whether the series keeps a line, and how. What was typed stays when it cannot be."""
    series = access.get_meeting_to_lead(request.person, meeting_id)
    hours = access.hours_of(series)
    if request.method == "POST" and request.POST.get("stop"):
        actions.stop_hours(meeting=series)
        messages.success(request, _("There is no line any more. The meetings go on as before."))
        return redirect("dropin:settings", meeting_id=series.pk)
    known = {"minutes_each": 20, "takes_minors": False, "policy": ""}
    now = {name: getattr(hours, name) for name in known} if hours else known
    form, status = HoursForm(request.POST or None, initial=now), 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_hours(actor=request.person, meeting=series, **form.cleaned_data)
            messages.success(request, _("Saved. The line is there at the next meeting."))
            return redirect("dropin:settings", meeting_id=series.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            status = refusal.status
    context = {
        "form": form,
        "series": series,
        "hours": hours,
        "counts": queries.counts_of(series) if hours else {},
        "may_set_policy": permits(access.check_may_set_policy, request.person),
        "next_one": queries.next_of(series),
    }
    return render(request, "dropin/settings.html", context, status=422 if form.errors and status == 200 else status)
