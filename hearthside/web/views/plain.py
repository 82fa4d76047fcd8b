"""Pages in plain words that stay the same for everybody, and two files for machines."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from hearthside.accounts.access import open_to_paused, safe_next
from hearthside.kernel.place import place
from hearthside.web.surroundings import DISCREET

YEAR = 365 * 24 * 3600
LISTED = ("/$", "/help/", "/privacy/", "/about-safety/", "/static/")


@require_safe
@open_to_paused
def privacy(request: HttpRequest) -> HttpResponse:
    """What the server can read, what is kept for how long, and how to take it along or away."""
    is_discreet = request.COOKIES.get(DISCREET) == "yes"
    return render(request, "web/privacy.html", {"here": place(), "is_public": True, "is_discreet": is_discreet})


@require_safe
@open_to_paused
def about_safety(request: HttpRequest) -> HttpResponse:
    """What is done to keep people safe, and what this place cannot do."""
    return render(request, "web/about_safety.html", {"here": place(), "is_public": True})


@require_POST
@open_to_paused
def discreet(request: HttpRequest) -> HttpResponse:
    """This browser's tab looks like something else from now on, or no longer."""
    response = redirect(safe_next(request, reverse("web:privacy")))
    if request.POST.get("wish") == "on":
        response.set_cookie(DISCREET, "yes", max_age=YEAR, secure=settings.IS_SECURE, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(DISCREET)
    return response


@require_safe
@open_to_paused
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may list the front door and the plain pages, and nothing that people wrote."""
    lines = ["User-agent: *", *(f"Allow: {path}" for path in LISTED), "Disallow: /", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@open_to_paused
def security(request: HttpRequest) -> HttpResponse:
    """Where to say that something is not safe (RFC 9116)."""
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    page = settings.SITE_URL + reverse("web:about_safety")
    lines = [f"Contact: {page}#tell-us", f"Expires: {expires}", f"Preferred-Languages: {place().language}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
