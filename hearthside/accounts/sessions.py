"""Beginning and ending a session, the second step between, and asking again before something that matters."""

import time
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from hearthside.accounts import changes, devices, unsent
from hearthside.accounts.access import P, PersonView, View, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person
from hearthside.accounts.session_rows import ENDS_AT, RESTS_FOR

BACKEND = "hearthside.accounts.backend.PersonBackend"
STEP_LASTS = 600
"""Seconds between the pass-phrase and the code."""
CONFIRMED_LASTS = 900
"""Seconds after signing in or confirming in which changes to sign-in are taken without asking again (ASVS 7.5.3)."""
STAFF_SESSION_LASTS = 12 * 3600
"""Seconds a session of the person who runs the site lasts (SECURITY 2.3)."""
_STEP, _CONFIRMED, _TWO_STEPS = "second_step", "confirmed_at", "two_steps"


def begin(request: HttpRequest, person: Person, *, is_shared_device: bool = False, has_two_steps: bool = False) -> None:
    """Sign the person in under a new session key, for so long and no longer. On a shared device the session ends with the browser."""
    changes.note_device(request, person)
    login(request, person, backend=BACKEND)
    request.session.pop(_STEP, None)
    lasts = STAFF_SESSION_LASTS if person.is_operator else settings.SESSION_COOKIE_AGE
    request.session.set_expiry(0 if is_shared_device else lasts)
    request.session[ENDS_AT] = time.time() + lasts
    request.session[RESTS_FOR] = idle_for(is_team=person.is_operator or person.is_safety_lead)
    request.session[_TWO_STEPS] = has_two_steps
    confirm(request)
    devices.remember(request, person)
    request.person = person  # type: ignore[attr-defined]


def idle_for(*, is_team: bool) -> int:
    """Seconds after which a session that nobody uses ends: sooner where others' private things can be seen."""
    return settings.TEAM_IDLE_MINUTES * 60 if is_team else settings.IDLE_DAYS * 24 * 3600


def rest_like_the_team(request: HttpRequest) -> None:
    """From now on this session ends as soon as those of the team do when nobody uses it. Writes once."""
    if request.session.get(RESTS_FOR) != idle_for(is_team=True):
        request.session[RESTS_FOR] = idle_for(is_team=True)


def begin_anew(request: PersonRequest) -> None:
    """Keep the person signed in here, under a new key, after their pass-phrase changed; sign out every other device."""
    devices.end_all(request.person)
    is_shared, two_steps = request.session.get_expire_at_browser_close(), has_two_steps(request)
    begin(request, request.person, is_shared_device=is_shared, has_two_steps=two_steps)


def end(request: HttpRequest) -> None:
    """Sign out here: the session and its row among the devices are gone."""
    key = request.session.session_key
    logout(request)
    devices.forget(key)


def begin_second_step(request: HttpRequest, person: Person, *, is_shared_device: bool, then: str) -> None:
    """Remember, in a fresh session, who has given the pass-phrase and still owes the code."""
    request.session.cycle_key()
    request.session[_STEP] = {"person": str(person.pk), "at": time.time(), "shared": is_shared_device, "then": then}


def waiting_for_second_step(request: HttpRequest) -> tuple[Person, bool, str] | None:
    """Who owes the code, whether the device is shared, and where to go then; None when nobody does or it took too long."""
    step = request.session.get(_STEP)
    if not step or time.time() - step["at"] > STEP_LASTS:
        return None
    person = Person.objects.filter(pk=UUID(step["person"])).first()
    return (person, step["shared"], step["then"]) if person and person.is_active else None


def confirm(request: HttpRequest) -> None:
    """Note that the person has just shown that it is them."""
    request.session[_CONFIRMED] = time.time()


def confirm_anew(request: HttpRequest) -> None:
    """As `confirm`, for somebody who was asked again: their session goes on under a new key, and the old one opens nothing."""
    before = request.session.session_key
    request.session.cycle_key()
    devices.goes_on(before, request.session.session_key)
    confirm(request)


def has_two_steps(request: HttpRequest) -> bool:
    """Whether the person has shown two things in this session: a passkey, which asks for both, or a code after the pass-phrase."""
    return bool(request.session.get(_TWO_STEPS))


def note_two_steps(request: HttpRequest, has_two_steps: bool = True) -> None:
    """Note that they have, or that they have them no longer."""
    request.session[_TWO_STEPS] = has_two_steps


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the person has shown within a quarter of an hour that it is them."""
    return bool(time.time() - request.session.get(_CONFIRMED, 0) <= CONFIRMED_LASTS)


def confirmed(view: PersonView[P]) -> View[P]:
    """After this, the person has shown within a quarter of an hour that it is them; else they are asked first."""

    @wraps(view)
    def guarded(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_confirmed(request):
            then = reverse("accounts:unsent") if unsent.keep(request, request.person.pk) else request.get_full_path()
            return redirect(reverse("accounts:confirm") + "?" + urlencode({"next": then}))
        return view(request, *args, **kwargs)

    return signed_in(guarded)
