"""Asking to be looked in on, and being looked in on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts.access import open_to_paused, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.aftercare import access, actions, queries
from hearthside.vault.fields import reveal

ANSWERS = ("better", "same", "worse")


@open_to_paused
@signed_in
@require_http_methods(["GET", "POST"])
def tomorrow(request: PersonRequest) -> HttpResponse:
    """Ask to be looked in on tomorrow, or call it off."""
    if request.method == "POST":
        if request.POST.get("wish") == "no":
            actions.call_off(person=request.person)
        else:
            actions.ask_tomorrow(person=request.person)
        return redirect("aftercare:tomorrow")
    context = {"wish": queries.own_wish(request.person), "is_private": True}
    return render(request, "aftercare/tomorrow.html", context)


@open_to_paused
@signed_in
@require_http_methods(["GET", "POST"])
def contact(request: PersonRequest, contact_id: UUID) -> HttpResponse:
    """How is it today? The answer only chooses the next page; it is not kept."""
    found = access.get_contact_for(request.person, contact_id)
    answer = request.POST.get("answer", "")
    if answer == "worse":
        return redirect("directory:help")
    context = {
        "contact": found,
        "answer": answer if answer in ANSWERS else "",
        "reveal": reveal,
        "wants_no_contact": queries.wants_no_contact(request.person),
        "is_private": True,
    }
    return render(request, "aftercare/contact.html", context)


@open_to_paused
@signed_in
@require_POST
def wishes(request: PersonRequest) -> HttpResponse:
    """Whether the team may look in out of the blue."""
    if request.POST.get("team") == "no":
        actions.stop_contacts(person=request.person)
        messages.success(request, _("We will not look in any more. You can still reach us at any time."))
    else:
        actions.allow_contacts(person=request.person)
        messages.success(request, _("Thank you. We may look in again."))
    return redirect("notifications:notices")
