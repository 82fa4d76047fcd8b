"""How the pages of this room speak of days and hours, and how they are shown."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from hearthside.groups.models import Mode
from hearthside.meetings.models import Occurrence
from hearthside.ui.words_for_time import time_words, weekday_and_date
from hearthside.vault.fields import reveal


def hour_of(moment: datetime) -> str:
    """Such as "7 p.m.", in the reader's own time."""
    return time_words(timezone.localtime(moment))


def there(row: Occurrence) -> str:
    """The hour by the clock of the meeting's own zone, when the reader's clock shows another; else nothing."""
    own, mine = row.local, timezone.localtime(row.starts_at)
    if own.utcoffset() == mine.utcoffset():
        return ""
    city = row.meeting.zone.rpartition("/")[2].replace("_", " ")
    return _("%(hour)s by the clock of %(city)s") % {"hour": time_words(own), "city": city}


MODES = {
    Mode.ONLINE: _l("Online"),
    Mode.IN_PERSON: _l("In person"),
    Mode.HYBRID: _l("Online and in person"),
}


def mode_word(mode: str) -> Any:
    """Where a meeting takes place, in words that also fit a walk."""
    return MODES.get(Mode(mode), "")


WORDS: dict[str, Any] = {
    "hour_of": hour_of,
    "day_name": weekday_and_date,
    "there": there,
    "mode_word": mode_word,
    "reveal": reveal,
}


def page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The page with the words above at hand."""
    return render(request, f"meetings/{template}.html", WORDS | context, status=status)
