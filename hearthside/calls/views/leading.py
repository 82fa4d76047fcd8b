"""What hosts do at the door: begin, let in, ask somebody to leave, end."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.calls import access, actions
from hearthside.calls.forms import RemoveForm
from hearthside.calls.models import Call, Guest
from hearthside.calls.views.pages import opened, refused, to_door
from hearthside.kernel.refusals import NotAllowed, Refusal


@signed_in
@require_POST
def begin(request: PersonRequest, occurrence_id: UUID) -> HttpResponse:
    """The call is on, or the ways that are left are said."""
    occurrence, way = access.get_occurrence_for(request.person, occurrence_id)
    try:
        actions.begin(actor=request.person, occurrence=occurrence, way=way)
    except Refusal as refusal:
        return refused(request, occurrence, way, refusal)
    return to_door(occurrence)


@signed_in
@require_POST
def lead(request: PersonRequest, occurrence_id: UUID, verb: str) -> HttpResponse:
    """One of `VERBS`; about somebody in the call where `guest` is sent along."""
    if verb not in VERBS:
        raise Http404
    occurrence, way, call = opened(request, occurrence_id)
    access.check_leads(request.person, call)
    try:
        VERBS[verb](request, call)
    except Refusal as refusal:
        typed = {"guest": request.POST.get("guest", ""), "reason": request.POST.get("reason", "")}
        return refused(request, occurrence, way, refusal, typed=typed)
    return to_door(occurrence)


def _let_in(request: PersonRequest, call: Call) -> None:
    actions.let_in(actor=request.person, guest=_guest(request, call))


def _remove(request: PersonRequest, call: Call) -> None:
    form = RemoveForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    actions.remove(actor=request.person, guest=_guest(request, call), reason=reason)
    messages.success(
        request,
        _("Their way in is shut for tonight. If they are in the call already, take them out over there as well."),
    )


def _move(request: PersonRequest, call: Call) -> None:
    actions.move(actor=request.person, call=call)
    messages.success(request, _("The call goes on in a new room. Open it with the new link below."))


def _end(request: PersonRequest, call: Call) -> None:
    if actions.end(actor=request.person, call=call):
        messages.success(request, _("The call has ended for everybody."))
    else:
        messages.warning(
            request, _("Nobody can come in any more. Please end it for those who are in the call, over there.")
        )


VERBS: dict[str, Callable[[PersonRequest, Call], None]] = {
    "let-in": _let_in,
    "let-all": lambda request, call: actions.let_all_in(actor=request.person, call=call, is_on=True),
    "one-by-one": lambda request, call: actions.let_all_in(actor=request.person, call=call, is_on=False),
    "remove": _remove,
    "move": _move,
    "end": _end,
}
"""What hosts do with one button."""


def _guest(request: PersonRequest, call: Call) -> Guest:
    """The person the button was about, in this call and in no other."""
    try:
        asked = UUID(request.POST.get("guest", ""))
    except ValueError:
        asked = UUID(int=0)
    found = (
        Guest.objects.select_related("person", "call__occurrence__meeting__group").filter(call=call, pk=asked).first()
    )
    if found is None:
        raise NotAllowed(_("This person does not wait any more."))
    return found
