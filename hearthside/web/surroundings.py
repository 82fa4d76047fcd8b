"""What every page carries: the name of the place, the way out, who is awake, and the links at its end. No query when warm."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.kernel.place import place
from hearthside.roster.queries import coverage

LOW = "low_energy"
"""The cookie of a browser that asked for calm pages."""
DISCREET = "discreet"
"""The cookie of a browser whose tab should look like something else."""


def around(request: HttpRequest) -> dict[str, Any]:
    """For every page. Never fails: a page without the coverage line is better than none."""
    here = place()
    return {
        "place": here.name,
        "exit_to": here.quick_exit_url,
        "plain_title": here.neutral_title if request.COOKIES.get(DISCREET) == "yes" else "",
        "footer_links": [*_unfinished(request), *_links()],
        "calm_sheet": static("web/low.css") if is_low(request) else "",
        **_coverage(),
    }


def is_low(request: HttpRequest) -> bool:
    """Whether this browser asked for calm pages: few things, one next step, the rest folded away."""
    return request.COOKIES.get(LOW) == "yes"


def _coverage() -> dict[str, Any]:
    try:
        now = coverage()
    except Exception:  # Every page stands on this, the error pages too: no fault of a database may reach it.
        return {}
    return {"coverage": now.line, "coverage_is_open": now.is_staffed}


def _unfinished(request: HttpRequest) -> list[tuple[str, str]]:
    """While the doors are closed, whoever opens them finds the way back to what is left from each page."""
    here, person = place(), getattr(request, "person", None)
    if here.is_open or not here.is_set_up or not (person and person.is_operator):
        return []
    return [(reverse("web:checklist"), _("What is left before the doors open"))]


def _links() -> list[tuple[str, str]]:
    return [
        (reverse("directory:help"), _("Get help now")),
        (reverse("web:low"), _("Low energy")),
        (reverse("web:about_safety"), _("How we keep it safe")),
        (reverse("web:privacy"), _("Privacy")),
    ]
