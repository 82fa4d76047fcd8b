"""A gentle time for a group, and keeping an account in memory."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

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
        messages.success(request, str(_("The gentle time is over.")))
    else:
        actions.begin_gentle(actor=request.person, group=group)
        messages.success(request, str(_("The gentle time has begun. It ends by itself after two weeks.")))
    return redirect("groups:group", slug=slug)


@require_http_methods(["GET", "POST"])
@signed_in
def memory(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Ask that the account of somebody who has died is kept in memory, agree to it, or take it back."""
    person = access.get_remembered(request.person, person_id)
    refusal = None
    if request.method == "POST":
        try:
            return _answered(request, person)
        except Refusal as found:
            refusal = found
    context = {
        "person_shown": person,
        "is_kept": person.state == State.MEMORIAL,
        "asked": access.memory_asked(person),
        "may_agree": request.person in actions.second_for_memory(person),
        "refusal": refusal,
    }
    return render(request, "groups/memory.html", context, status=refusal.status if refusal else 200)


STEPS = {
    "back": (actions.take_from_memory, _("The person can sign in again.")),
    "agree": (actions.keep_in_memory, _("The account is kept in memory.")),
    "drop": (actions.drop_memory, _("It is not asked for any more.")),
    "ask": (actions.ask_for_memory, _("A second person has to agree. They have been told.")),
}


def _answered(request: PersonRequest, person: Person) -> HttpResponse:
    step, words = STEPS[next((name for name in STEPS if name in request.POST), "ask")]
    step(actor=request.person, person=person)
    messages.success(request, str(words))
    if request.person.is_safety_lead:
        return redirect("groups:memory", person_id=person.pk)
    return redirect("safety:desk")
