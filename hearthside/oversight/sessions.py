"""The staff session: while something sealed is open to somebody, every page of theirs says so, until when, and where to end it.

The banner lives in the session of the browser, so that it costs no query; what may be opened is decided by `access` alone, each time.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from hearthside.oversight.models import Opening
from hearthside.ui.words_for_time import time_words

KEY = "open_until"


def begin(request: HttpRequest, opening: Opening) -> None:
    """From now on the pages of this browser carry the banner."""
    if opening.ends_at is not None:
        request.session[KEY] = {"until": opening.ends_at.isoformat(), "opening": str(opening.pk)}


def end(request: HttpRequest) -> None:
    """They carry it no more."""
    request.session.pop(KEY, None)


def banner(request: HttpRequest) -> dict[str, Any]:
    """`staff_session` with the hour at which it closes and the address of the request; nothing when none is open. No query."""
    if getattr(request, "person", None) is None:
        return {}
    kept = request.session.get(KEY)
    if not kept:
        return {}
    until = datetime.fromisoformat(kept["until"])
    if until <= timezone.now():
        return {}
    address = reverse("oversight:opening", args=[kept["opening"]])
    return {"staff_session": {"until": time_words(timezone.localtime(until)), "address": address}}
