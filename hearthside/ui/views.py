"""The pattern page: every element once, for people who build, for the accessibility check and for screenshots."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hearthside.ui.forms import SampleForm

ASKED_AGAIN = {"again-called": "Ava", "again-words": "A hard week", "again-wish": "heard", "again-notes": ["grief"]}
LOOKS = {"theme": ("light", "dark", "contrast"), "text_size": ("large", "larger"), "dir": ("rtl", "ltr")}


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Shows every element; `?theme=`, `?text_size=` and `?dir=` try a look, anything else in the address is ignored."""
    now = timezone.now()
    ways = [
        ("#home", _("Home"), "home", True),
        ("#groups", _("Groups"), "groups", False),
        ("#me", _("Me"), "person", False),
    ]
    moments = [now, now - timedelta(days=1), now - timedelta(days=3), now - timedelta(days=60)]
    context = {
        "form": SampleForm(),
        "asked_again": SampleForm(ASKED_AGAIN, prefix="again"),
        "navigation": ways,
        "moments": moments,
    }
    return render(request, "ui/patterns.html", context | _look(request))


def _look(request: HttpRequest) -> dict[str, str]:
    asked = {key: request.GET.get(key, "") for key in LOOKS}
    return {key: value for key, value in asked.items() if value in LOOKS[key]}
