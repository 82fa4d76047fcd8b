"""What pages know of the person who looks at them: who it is, the look they chose, and the ways around."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hearthside.accounts.access import person_of
from hearthside.accounts.models import Person
from hearthside.kernel.place import place

Way = tuple[str, str, str, bool]
_staff: list[Callable[[Person], bool]] = [lambda person: person.is_operator or person.is_safety_lead]


def desk_is_for(is_staff: Callable[[Person], bool]) -> None:
    """After this, people for whom `is_staff(person)` holds find the desk among their ways. It must be cheap."""
    if is_staff not in _staff:
        _staff.append(is_staff)


def has_a_part(person: Person) -> bool:
    """Whether this person has a part in keeping the place, such as a moderator or who runs it."""
    return any(is_staff(person) for is_staff in _staff)


def around(request: HttpRequest) -> dict[str, Any]:
    """For every page: the person, the look, the ways around and where the quick exit reports. No query for a visitor."""
    person = person_of(request)
    here = place()
    context: dict[str, Any] = {"person": person, "place": here.name, "exit_to": here.quick_exit_url}
    context |= {"exit_beacon": reverse("accounts:exit"), "is_private": person is not None}
    if person is None:
        return context
    return {
        **context,
        "theme": person.look["theme"],
        "text_size": person.look["text"],
        "navigation": _ways(request, person),
    }


def _ways(request: HttpRequest, person: Person) -> list[Way]:
    """Five at most: more do not fit a phone. Who has a part in keeping the place has the desk where others have the search, which
    stands at the top of Home and of Groups for everybody."""
    desk = (_address("safety:desk"), _("Desk"), "shield")
    asked = [
        ("/", _("Home"), "home"),
        (_address("groups:list"), _("Groups"), "groups"),
        desk if has_a_part(person) else (_address("search:search"), _("Search"), "search"),
        (_address("meetings:week"), _("Meetings"), "calendar"),
        (reverse("accounts:me"), _("Me"), "person"),
    ]
    return [(url, label, icon, _is_here(request.path, url)) for url, label, icon in asked if url]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_here(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
