"""Giving times, and who is named as a professional."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.appointments import access, actions, queries
from hearthside.appointments.forms import NameForm, OfferForm, PresentForm
from hearthside.kernel.refusals import Refusal


@signed_in
@require_http_methods(["GET", "POST"])
def give(request: PersonRequest) -> HttpResponse:
    """One's own times, and how one is shown."""
    access.check_gives(request.person)
    giver = access.giver_of(request.person)
    known = {"work": giver.work, "about": giver.about, "is_open": giver.is_open} if giver else {"is_open": True}
    form, status = PresentForm(request.POST if request.method == "POST" else None, initial=known, giver=giver), 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.present(person=request.person, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("appointments:give")
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            status = refusal.status
    return _page(request, present_form=form, status=422 if form.errors and status == 200 else status)


def _page(request: PersonRequest, *, status: int = 200, **forms: Any) -> HttpResponse:
    giver = access.giver_of(request.person)
    known = {"work": giver.work, "about": giver.about, "is_open": giver.is_open} if giver else {"is_open": True}
    context = {
        "giver": giver,
        "rows": queries.own_slots(giver) if giver else [],
        "present_form": PresentForm(initial=known, giver=giver),
        "offer_form": OfferForm(initial=OfferForm.usual(request.person)),
        "is_private": True,
        **forms,
    }
    return render(request, "appointments/give.html", context, status=status)


@signed_in
@require_POST
def offer(request: PersonRequest) -> HttpResponse:
    """Give some times. What was typed stays when it cannot be."""
    access.check_gives(request.person)
    form, giver = OfferForm(request.POST), access.giver_of(request.person)
    if giver is None:
        messages.info(request, _("Please say first what people can come to you with."))
        return redirect("appointments:give")
    if not form.is_valid():
        return _page(request, offer_form=form, status=422)
    try:
        made, left_out = actions.offer_slots(giver=giver, **form.asked())
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _page(request, offer_form=form, status=refusal.status)
    said = ngettext("One time is there now.", "%(count)s times are there now.", len(made)) % {"count": len(made)}
    messages.success(
        request, said + (" " + _("Some touched times you give already, and were left out.") * bool(left_out))
    )
    return redirect("appointments:give")


@signed_in
@require_POST
def withdraw(request: PersonRequest, slot_id: UUID) -> HttpResponse:
    """A time is not given any more; who had it is told."""
    slot = access.get_own_slot_for(request.person, slot_id)
    actions.withdraw_slot(slot=slot)
    messages.success(request, _("The time is not given any more. If somebody had it, they are told."))
    return redirect("appointments:give")


@signed_in
@require_http_methods(["GET", "POST"])
def professionals(request: PersonRequest) -> HttpResponse:
    """Who is named as a professional, by the team."""
    access.check_names(request.person)
    form, status = NameForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_professional(actor=request.person, **form.cleaned_data)
            messages.success(request, _("They can give times now."))
            return redirect("appointments:professionals")
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            status = refusal.status
    context = {"form": form, "rows": queries.professionals()}
    return render(
        request, "appointments/professionals.html", context, status=422 if form.errors and status == 200 else status
    )


@signed_in
@require_POST
def end_professional(request: PersonRequest, giver_id: UUID) -> HttpResponse:
    """They give no times any more."""
    giver = access.get_professional_for(request.person, giver_id)
    actions.end_professional(actor=request.person, giver=giver)
    messages.success(request, _("They give no times any more. Who had one is told."))
    return redirect("appointments:professionals")
