"""Asking the team to write: for oneself, with one tap and no need for words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hearthside.accounts.access import open_to_paused, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.directory import queries as directory
from hearthside.directory.place_of_reader import country_for
from hearthside.kernel.refusals import Refusal
from hearthside.roster.queries import coverage
from hearthside.safety import actions
from hearthside.safety.forms import AskForm


@open_to_paused
@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: PersonRequest) -> HttpResponse:
    """Somebody who looks after safety will write to this person; the page says truthfully when."""
    form, hours = AskForm(request.POST if request.method == "POST" else None), coverage()
    context = {"form": form, "hours": hours, "is_private": True}
    if request.method == "POST" and form.is_valid():
        try:
            route = actions.ask_for_somebody(person=request.person, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            return render(request, "safety/ask.html", context, status=refusal.status)
        card = directory.helplines_for(country_for(request), is_young=request.person.is_minor)
        asked = {**context, "is_with_somebody": bool(route.people), "card": card, **form.cleaned_data}
        return render(request, "safety/asked.html", asked)
    return render(request, "safety/ask.html", context, status=422 if form.errors else 200)
