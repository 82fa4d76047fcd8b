"""Low energy: three large choices in the place of everything else. One tap turns it on, and this browser remembers it."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.accounts.access import person_of
from hearthside.accounts.models import Person
from hearthside.finding.queries import open_to_read
from hearthside.web.home import groups_of
from hearthside.web.surroundings import LOW
from hearthside.web.views.plain import YEAR


class Choice(NamedTuple):
    """One large choice: where it leads, its sign, its words."""

    address: str
    icon: str
    title: str
    about: str


@require_http_methods(["GET", "HEAD", "POST"])
def low(request: HttpRequest) -> HttpResponse:
    """Turns it on and leads to the three choices; a form turns it off again. It changes nothing but this browser's own page."""
    response = redirect("web:home")
    if request.method == "POST":
        response.delete_cookie(LOW)
    else:
        response.set_cookie(LOW, "yes", max_age=YEAR, secure=settings.IS_SECURE, httponly=True, samesite="Lax")
    return response


def three_choices(request: HttpRequest, person: Person | None) -> HttpResponse:
    """The first page while it is on."""
    context: dict[str, Any] = {"question": _("What do you need?"), "choices": _choices(person), "is_first": True}
    return render(request, "web/low.html", context | {"is_private": person is not None})


@require_safe
def company(request: HttpRequest) -> HttpResponse:
    """To be with someone, for who has no group yet: a trained voice, words of others, or people alike."""
    slug = open_to_read()
    read = reverse("conversations:list", args=[slug]) if slug else reverse("groups:list")
    choices = [
        _help(_("Talk to a trained person"), _("By phone or text.")),
        Choice(read, "eye", _("Read what others say"), _("You need not say a word.")),
    ]
    context: dict[str, Any] = {"question": _("Who would be good now?"), "choices": choices, "offers_finder": True}
    return render(request, "web/low.html", context | {"is_private": person_of(request) is not None})


def _choices(person: Person | None) -> list[Choice]:
    return [
        _help(_("Get help"), _("People who answer now.")),
        _somebody(person),
        Choice(reverse("finding:small"), "leaf", _("Something small for me"), _("One thing. A minute or two.")),
    ]


def _help(title: str, about: str) -> Choice:
    return Choice(reverse("directory:help"), "phone", title, about)


def _somebody(person: Person | None) -> Choice:
    """Straight to the words where there is a group to say them in."""
    groups = [group for group in groups_of(person) if group.may_talk] if person else []
    if not groups:
        return Choice(reverse("web:company"), "mug", _("Be with someone"), _("Hear a voice, or just read."))
    first = min(groups, key=lambda group: group.must_agree)
    address = reverse("conversations:new", args=[first.slug])
    return Choice(address, "talk", _("Say one thing"), _("In your group. A few words are enough."))
