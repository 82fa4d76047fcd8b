"""A gentle time for a group, and keeping an account in memory."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts import memorial
from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person, State
from hearthside.groups import access, actions
from hearthside.kernel.refusals import Refusal


@require_POST
@signed_in
def gentle(request: PersonRequest, slug: str) -> HttpResponse:
    """Begin a gentle time with one tap, or end it."""
    group = access.get_group_for(request.person, slug)
    if "end" in request.POST:
        actions.end_gentle(actor=request.person, group=group)
        messages.success(request, _("The gentle time is over."))
    else:
        actions.begin_gentle(actor=request.person, group=group)
        messages.success(request, _("The gentle time has begun. It ends by itself after two weeks."))
    return redirect("groups:group", slug=slug)


@require_http_methods(["GET", "POST"])
@signed_in
def memory(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Keep the account of somebody who has died in memory, or take that back."""
    person = get_object_or_404(Person, pk=person_id)
    memorial.check_may_keep(request.person, person)
    context = {"person_shown": person, "is_kept": person.state == State.MEMORIAL}
    if request.method == "POST":
        try:
            return _kept(request, person)
        except Refusal as refusal:
            return render(request, "groups/memory.html", {**context, "refusal": refusal}, status=refusal.status)
    return render(request, "groups/memory.html", context)


def _kept(request: PersonRequest, person: Person) -> HttpResponse:
    if "back" in request.POST:
        actions.take_from_memory(actor=request.person, person=person)
        messages.success(request, _("The person can sign in again."))
    else:
        actions.keep_in_memory(actor=request.person, person=person)
        messages.success(request, _("The account is kept in memory."))
    return redirect("groups:memory", person_id=person.pk)
