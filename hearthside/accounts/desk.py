"""Who looks after others sees what they wrote in trust: on the pages for that, sessions rest for a short time only, and where the place
asks for it, they open only to who signed in with two steps. Rules for one page stay in its room; this one holds for all of them alike."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearthside.accounts import passkeys, second_step, sessions
from hearthside.accounts.access import DESK, is_desk, person_of
from hearthside.accounts.models import Person
from hearthside.accounts.surroundings import has_a_part
from hearthside.kernel.place import place

_in_danger: list[Callable[[Person, HttpRequest], bool]] = []


def opens_in_danger(is_urgent: Callable[[Person, HttpRequest], bool]) -> None:
    """After this, a page for which `is_urgent(person, request)` holds opens without a second step: a life comes before it."""
    if is_urgent not in _in_danger:
        _in_danger.append(is_urgent)


class DeskMiddleware:
    """After this, whoever is on a page of the desk has shown what the place asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """A kind page in place of the view until a second step is there. No query for who has no part in keeping the place."""
        person = person_of(request)
        if person is None or not is_desk(request.path) or not has_a_part(person):
            return None
        sessions.rest_like_the_team(request)
        if not place().team_has_two_steps or sessions.has_two_steps(request):
            return None
        return None if any(is_urgent(person, request) for is_urgent in _in_danger) else _ask(request, person)


def asks(request: HttpRequest) -> dict[str, Any]:
    """`desk_asks` leads to the desk while it would not open to this person, lest they find out in a hurry. No query of its own."""
    person = person_of(request)
    if person is None or not place().team_has_two_steps or is_desk(request.path):
        return {}
    is_asked = has_a_part(person) and not sessions.has_two_steps(request)
    return {"desk_asks": DESK[0]} if is_asked else {}


def _ask(request: HttpRequest, person: Person) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"has_passkey": bool(passkeys.passkeys_of(person)), "has_codes": second_step.is_on(person)}
    back = request.get_full_path() if request.method == "GET" else DESK[0]
    return render(request, "accounts/desk.html", {**context, "back": back}, status=409)
