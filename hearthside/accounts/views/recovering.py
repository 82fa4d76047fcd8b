"""The recovery phrase: shown once, and the way back in for somebody who has lost the rest."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.accounts import actions, devices, mail, names, sessions
from hearthside.accounts.access import open_to_paused, person_of, safe_next
from hearthside.accounts.changes import device_of
from hearthside.accounts.forms import RecoverForm
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.visitors import visitor_key
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@sessions.confirmed
def recovery_phrase(request: PersonRequest) -> HttpResponse:
    """Says what the phrase is for; a POST makes a new one and shows it, this once."""
    context = {"next": safe_next(request), "has_one": bool(request.person.recovery_hash)}
    if request.method == "POST":
        check_rate("recovery-phrase", request.person.pk, at_most=10, per_seconds=3600)
        context["phrase"] = actions.renew_recovery_phrase(person=request.person, device=device_of(request)).split()
    return render(request, "accounts/recovery_phrase.html", context)


@open_to_paused
@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """A name, the recovery phrase and a new pass-phrase. One answer for a wrong phrase and for a name nobody has."""
    if person_of(request) is not None:
        return redirect("accounts:me")
    form = RecoverForm(request.POST or None)
    if request.method != "POST":
        return _phrase_page(request, form)
    status = 422
    try:
        if form.is_valid() and _recovered(request, form):
            messages.success(request, _("Welcome back. You can sign in with your new pass-phrase now."))
            return redirect("accounts:sign_in")
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        status = refusal.status
    return _phrase_page(request, form, status)


def _phrase_page(request: HttpRequest, form: RecoverForm, status: int = 200) -> HttpResponse:
    return render(request, "accounts/recover.html", {"form": form, "has_mail": mail.is_offered()}, status=status)


def _recovered(request: HttpRequest, form: RecoverForm) -> bool:
    check_rate("recover", visitor_key(request), at_most=10, per_seconds=3600)
    check_rate("recover-name", names.key_of(form.cleaned_data["name"]), at_most=5, per_seconds=3600)
    person = actions.recover(**form.cleaned_data, device=device_of(request))
    if person is None:
        form.add_error(None, _("This name and recovery phrase do not fit together. Please check each word."))
        return False
    devices.end_all(person)
    return True
