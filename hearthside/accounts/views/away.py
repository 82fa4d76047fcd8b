"""Somebody who said they are too young may answer again after a day: remembered in the session and in a signed cookie of its own."""

import time

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

AWAY_FOR = 24 * 3600
"""Seconds before somebody too young may answer the age question again in this browser."""
_SALT = "come back at"


def cookie_name() -> str:
    """The cookie that outlives a new session; it holds a time and nothing else."""
    return f"{settings.COOKIE_PREFIX}later"


def is_away(request: HttpRequest) -> bool:
    """Whether this browser was sent away less than a day ago. A cookie that is not ours counts for nothing."""
    said = request.session.get("come_back_at", 0)
    try:
        kept = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=_SALT, max_age=AWAY_FOR)
    except signing.BadSignature:
        kept = 0
    return max(int(said), int(kept)) > time.time()


def send_away(request: HttpRequest) -> HttpResponse:
    """The kind page, and the day begins."""
    come_back_at = int(time.time()) + AWAY_FOR
    request.session["come_back_at"] = come_back_at
    response = too_young(request)
    response.set_cookie(
        cookie_name(),
        signing.dumps(come_back_at, salt=_SALT),
        max_age=AWAY_FOR,
        secure=settings.IS_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def too_young(request: HttpRequest) -> HttpResponse:
    """The kind page alone."""
    return render(request, "accounts/too_young.html")
