"""Other people's pages, and keeping away from somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts import actions, queries
from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person


@require_http_methods(["GET", "HEAD"])
@signed_in
def person(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Somebody's name and words about themselves; nothing that was not said."""
    other = queries.person_seen_by(request.person, person_id)
    context = {
        "other": other,
        "line": queries.person_line(other),
        "distance": queries.distance_from(request.person, other),
        "report_url": reverse("safety:report", args=["person", other.pk]),
    }
    return render(request, "accounts/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def block(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Asks, then keeps the two apart everywhere. The other is not told."""
    other = queries.person_seen_by(request.person, person_id)
    if other.pk == request.person.pk:
        raise Http404
    if request.method != "POST":
        return render(request, "accounts/block.html", {"other": other})
    if request.POST.get("how") == "mute":
        actions.mute(request.person, other)
        messages.success(request, _("You no longer see what this person writes. They are not told."))
    else:
        actions.block(request.person, other)
        messages.success(request, _("You two are kept apart now. They are not told."))
    return redirect("accounts:apart")


@require_POST
@signed_in
def unblock(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Ends my own block or mute; 404 when there is none."""
    kept = {row.blocked_id for row in queries.kept_away_by(request.person)}
    if person_id not in kept:
        raise Http404
    actions.unblock(request.person, get_object_or_404(Person, pk=person_id))
    messages.success(request, _("You no longer keep away from this person."))
    return redirect("accounts:apart")
