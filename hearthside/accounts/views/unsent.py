"""The form that waited until its sender had signed in again."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hearthside.accounts import unsent
from hearthside.accounts.access import open_to_paused, signed_in
from hearthside.accounts.middleware import PersonRequest


@open_to_paused
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def waiting_form(request: PersonRequest) -> HttpResponse:
    """What waits, with a button that sends it on its way. A POST lets go of it; where nothing waits, home."""
    found = unsent.waiting(request, request.person)
    if found is None or request.method == "POST":
        unsent.forget(request)
        return redirect("/")
    return render(request, "accounts/unsent.html", {"unsent": found})
