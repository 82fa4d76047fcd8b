"""Secrets that come in an address, such as a mailed link or an invitation.

An address is written down on its way: by proxies, by the browser's history. So the secret is taken out of it at the first step,
waits in the session, and the browser goes on at an address without it. Nothing is spent by that step, since programs that look at
mail open links too.
"""

import time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearthside.accounts.access import person_of

LASTS = 4 * 3600
"""Seconds a secret waits in the session: long enough to read ground rules and join without haste."""
INVITATION = "an invitation"


def move_on(request: HttpRequest, purpose: str, secret: str, to: str, **arguments: Any) -> HttpResponse:
    """Keep the secret in the session for this purpose, and lead to the page `to`, whose address does not hold it."""
    if person_of(request) is None:
        request.session.cycle_key()
        request.session.set_expiry(0)
    request.session[_name(purpose)] = {"secret": secret, "until": time.time() + LASTS}
    response: HttpResponse = redirect(to, **arguments)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def kept(request: HttpRequest, purpose: str) -> str:
    """The secret that waits for this purpose, or nothing when none does or it waited too long."""
    found = request.session.get(_name(purpose)) or {"secret": "", "until": 0}
    return str(found["secret"]) if found["until"] > time.time() else ""


def forget(request: HttpRequest, purpose: str) -> None:
    """No secret waits for this purpose any more."""
    request.session.pop(_name(purpose), None)


def _name(purpose: str) -> str:
    return f"arrived with {purpose}"
