"""Drills: start one, read what it showed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.roster import access, actions, drills
from hearthside.ui.words_for_time import span_words


@require_http_methods(["GET", "POST"])
@signed_in
def drill_list(request: PersonRequest) -> HttpResponse:
    """All drills; with POST, a new one."""
    access.check_leads(request.person)
    if request.method == "POST":
        drill = actions.start_drill(actor=request.person)
        messages.success(request, _("The drill runs. Those on watch are being called."))
        return redirect("roster:drill", alert_id=drill.pk)
    reports = [drills.drill_report(one) for one in drills.drills()]
    return render(request, "roster/drills.html", {"reports": reports, "due": drills.drill_is_due(), "span": span_words})


@require_GET
@signed_in
def drill(request: PersonRequest, alert_id: UUID) -> HttpResponse:
    """What a drill showed, step by step."""
    found = access.get_drill_for(request.person, alert_id)
    return render(request, "roster/drill.html", {"report": drills.drill_report(found), "span": span_words})


@require_POST
@signed_in
def end(request: PersonRequest, alert_id: UUID) -> HttpResponse:
    """Nobody is called any more."""
    found = access.get_drill_for(request.person, alert_id)
    actions.end_drill(actor=request.person, drill=found)
    messages.success(request, _("The drill is over. The report stays."))
    return redirect("roster:drill", alert_id=alert_id)
