"""The page behind `/`: for a visitor, for a member, and for whoever has just opened an empty site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person
from hearthside.kernel.place import place
from hearthside.web import actions, front_door
from hearthside.web.home import groups_of, home_of
from hearthside.web.surroundings import is_low
from hearthside.web.views import low


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Home for a member, the front door for a visitor, the set-up while nobody runs the place."""
    person = person_of(request)
    if is_low(request):
        return low.three_choices(request, person)
    if person is not None:
        return _member(request, person)
    if actions.needs_set_up():
        return redirect("web:set_up")
    return front_door.cached(request, lambda: _visitor(request))


def _visitor(request: HttpRequest) -> HttpResponse:
    return render(request, "web/visitor.html", {"here": place(), "is_public": True})


def _member(request: HttpRequest, person: Person) -> HttpResponse:
    needs_doors = person.is_operator and not place().is_open
    return render(request, "web/home.html", {"home": home_of(person), "needs_doors": needs_doors})


@require_safe
@signed_in
def start(request: PersonRequest) -> HttpResponse:
    """Where to talk: the person's groups; straight to the words when there is only one."""
    groups = [group for group in groups_of(request.person) if group.may_talk]
    if len(groups) == 1:
        return redirect("conversations:new", slug=groups[0].slug)
    return render(request, "web/start.html", {"groups": groups})
