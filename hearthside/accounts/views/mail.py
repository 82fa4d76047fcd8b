"""Adding an e-mail address, proving it, taking it away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts import mail, queries, sessions, way_back
from hearthside.accounts.changes import device_of
from hearthside.accounts.forms import AddressForm, CodeForm
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@sessions.confirmed
def address(request: PersonRequest) -> HttpResponse:
    """My e-mail address, if I want one; 404 where the place sends no mail and I have none."""
    now = queries.mail_address_of(request.person)
    if not mail.is_offered() and now is None:
        raise Http404
    form = AddressForm(request.POST or None)
    status = 422 if form.is_bound else 200
    try:
        if form.is_bound and form.is_valid():
            mail.add_address(person=request.person, address=form.cleaned_data["address"])
            return redirect("accounts:prove_address")
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        status = refusal.status
    context = {"form": form, "now": now, "is_waiting": mail.waiting_address(request.person) is not None}
    context["is_for_team"] = not way_back.may_come_back(request.person)
    return render(request, "accounts/address.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@sessions.confirmed
def prove_address(request: PersonRequest) -> HttpResponse:
    """The code from the mail; back to the address when none waits for a code."""
    if mail.waiting_address(request.person) is None:
        return redirect("accounts:address")
    form = CodeForm(request.POST or None)
    status = 422 if form.is_bound else 200
    try:
        if form.is_bound and form.is_valid():
            mail.prove(person=request.person, code=form.cleaned_data["code"], device=device_of(request))
            messages.success(request, _("Your address is set."))
            return redirect("accounts:address")
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        status = refusal.status
    return render(request, "accounts/prove_address.html", {"form": form}, status=status)


@require_POST
@sessions.confirmed
def send_code_again(request: PersonRequest) -> HttpResponse:
    """A new code for the address that waits for one."""
    mail.send_code_again(person=request.person)
    messages.success(request, _("A new code is on its way. The one before no longer works."))
    return redirect("accounts:prove_address")


@require_POST
@sessions.confirmed
def remove_address(request: PersonRequest) -> HttpResponse:
    """No address any more."""
    mail.remove_address(person=request.person, device=device_of(request))
    messages.success(request, _("Your address is gone from here."))
    return redirect("accounts:me")
