"""Second looks for moderators; the readers for safety leads."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.conversations.models import voice_of
from hearthside.teaching import access, actions, queries
from hearthside.teaching.actions.refitting import ENDS
from hearthside.teaching.models import desk
from hearthside.teaching.vocabulary import ENOUGH_LABELS, LOOKED_BACK, Standing
from hearthside.triage import engine


@require_GET
@signed_in
def looks(request: PersonRequest) -> HttpResponse:
    """One post that seemed to need nobody, for somebody who may read it anyway."""
    found = access.next_look_for(request.person)
    look, post = found or (None, None)
    context = {"look": look, "post": post, "voice": voice_of(post) if post else "", "is_private": True}
    return render(request, "teaching/looks.html", context)


@require_POST
@signed_in
def look(request: PersonRequest, look_id: UUID) -> HttpResponse:
    """How it is."""
    found, _post = access.get_look_for(request.person, look_id)
    is_well = request.POST.get("is") != "look_in"
    actions.answer_look(moderator=request.person, look=found, is_well=is_well)
    messages.success(request, _("Thank you.") if is_well else _("Thank you. It is with the team now."))
    return redirect("teaching:looks")


@require_GET
@signed_in
def readers(request: PersonRequest) -> HttpResponse:
    """How well texts are read, and which reader reads them."""
    access.check_sees_readers(request.person)
    weights, shipped, now = engine.in_use(), engine.shipped(), desk()
    rows = queries.reader_rows()
    context = {
        "chooses": request.person.is_safety_lead,
        "looks_again": access.may_look(request.person),
        "figures": queries.figures(),
        "rows": rows,
        "version": weights.version if weights else "",
        "is_shipped": weights is shipped,
        "is_unusable": weights is shipped and any(one.reader.standing == Standing.IN_USE for one in rows),
        "desk": now,
        "tried": ENDS.get(now.tried, ""),
        "days": LOOKED_BACK.days,
        "enough": ENOUGH_LABELS,
    }
    return render(request, "teaching/readers.html", context)


@require_POST
@signed_in
def adopt(request: PersonRequest, reader_id: UUID) -> HttpResponse:
    """Take it into use."""
    found = access.get_reader_for(request.person, reader_id)
    actions.adopt(lead=request.person, reader=found)
    messages.success(request, _("It is in use from now on. You can go back at any time."))
    return redirect("teaching:readers")


@require_POST
@signed_in
def back(request: PersonRequest) -> HttpResponse:
    """The reader that came with the release."""
    access.check_teaches(request.person)
    actions.put_back(lead=request.person)
    messages.success(request, _("The reader that came with this release is in use again."))
    return redirect("teaching:readers")


@require_POST
@signed_in
def private(request: PersonRequest) -> HttpResponse:
    """Whether private groups take part."""
    access.check_teaches(request.person)
    takes_private = request.POST.get("private") == "yes"
    actions.let_private_groups_in(lead=request.person, takes_private=takes_private)
    messages.success(request, _("Saved. It holds from now on."))
    return redirect("teaching:readers")
