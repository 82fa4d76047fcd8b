"""Ways to sign in: pass-phrase, recovery phrase, passkeys, and a code from an app."""

import io

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal import auth as totp
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from markupsafe import Markup

from hearthside.accounts import actions, changes, devices, outside, passkeys, second_step, sessions, strongboxes
from hearthside.accounts.access import open_to_paused, safe_next, signed_in
from hearthside.accounts.changes import device_of
from hearthside.accounts.forms import CodeForm, PasskeyForm, PassphraseForm
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.refusals import Refusal

_SECRET = "code app secret"  # noqa: S105  (the name of a place, not a secret)


@require_http_methods(["GET", "HEAD"])
@signed_in
def ways_in(request: PersonRequest) -> HttpResponse:
    """Every way into this account, and what can be changed."""
    context = {
        "passkeys": [(key.pk, key.wrap().name, key.created_at) for key in passkeys.passkeys_of(request.person)],
        "has_passphrase": request.person.has_usable_password(),
        "has_recovery_phrase": bool(request.person.recovery_hash),
        "has_second_step": second_step.is_on(request.person),
        "service": outside.name() if outside.is_offered() else "",
        "is_linked": outside.is_linked(request.person),
        "back": safe_next(request, ""),
    }
    return render(request, "accounts/ways_in.html", context)


@open_to_paused
@require_http_methods(["GET", "HEAD"])
@signed_in
def changed(request: PersonRequest) -> HttpResponse:
    """What changed lately in how I sign in, and what to do when it was not me."""
    found = [(changes.WORDS.get(one.what, ""), one) for one in changes.changes_of(request.person)]
    return render(request, "accounts/changes.html", {"changes": found})


@require_http_methods(["GET", "HEAD", "POST"])
@sessions.confirmed
def passphrase(request: PersonRequest) -> HttpResponse:
    """A new pass-phrase; all other devices are signed out."""
    form = PassphraseForm(request.POST or None, person=request.person)
    if request.method == "POST" and form.is_valid():
        actions.set_passphrase(
            person=request.person, passphrase=form.cleaned_data["passphrase"], device=device_of(request)
        )
        sessions.begin_anew(request)
        messages.success(request, _("Your new pass-phrase is set. Other devices are signed out."))
        return redirect("accounts:ways_in")
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/passphrase.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@sessions.confirmed
def add_passkey(request: PersonRequest) -> HttpResponse:
    """A further passkey."""
    form = PasskeyForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            passkeys.check_made(form.cleaned_data["credential"])
            data = form.cleaned_data
            actions.add_passkey(person=request.person, **data, device=device_of(request))
            sessions.note_two_steps(request)
            messages.success(request, _("Your passkey is ready. Next time you can sign in with it."))
            return redirect(_back(request))
        except Refusal as refusal:
            form.add_error(None, refusal.message)
            status = refusal.status
    context = {"form": form, "options": passkeys.creation_options(request.person), "back": _back(request)}
    return render(request, "accounts/add_passkey.html", context, status=status)


@require_POST
@sessions.confirmed
def remove_passkey(request: PersonRequest, number: int) -> HttpResponse:
    """Takes one of my passkeys away; 404 for one that is not mine."""
    if not actions.remove_passkey(person=request.person, number=number, device=device_of(request)):
        raise Http404
    _alone_here(request)
    messages.success(request, _("That passkey is gone. Other devices are signed out."))
    return redirect("accounts:ways_in")


@require_http_methods(["GET", "HEAD", "POST"])
@sessions.confirmed
def codes(request: PersonRequest) -> HttpResponse:
    """Ask for a code from an app after the pass-phrase. Shows the spare codes once it is on."""
    form = CodeForm(request.POST or None)
    secret = _secret(request)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            spare = second_step.switch_on(request.person, secret, form.cleaned_data["code"], device_of(request))
            request.session.pop(_SECRET, None)
            sessions.note_two_steps(request)
            devices.end_all(request.person, but=request.session.session_key or "")
            return render(request, "accounts/spare_codes.html", {"codes": spare, "back": _back(request)})
        except Refusal as refusal:
            form.add_error(None, refusal.message)
            status = refusal.status
    context = {"form": form, "secret": " ".join(_fours(secret)), "picture": _picture(request, secret)}
    context["back"] = _back(request)
    context["app"] = get_adapter().build_totp_url(request.person, secret)
    return render(request, "accounts/codes.html", context, status=status)


def _back(request: PersonRequest) -> str:
    """Where they came from, when a page sent them here; else the ways in."""
    return safe_next(request, reverse("accounts:ways_in"))


def _secret(request: PersonRequest) -> str:
    """The secret that is being set up: new on each visit, sealed in the session until the code proves it."""
    kept = request.session.get(_SECRET)
    if request.method == "POST" and kept:
        return strongboxes.unlock(_SECRET, kept)
    secret = str(totp.generate_totp_secret())
    request.session[_SECRET] = strongboxes.lock(_SECRET, secret)
    return secret


def _fours(secret: str) -> list[str]:
    return [secret[at : at + 4] for at in range(0, len(secret), 4)]


def _picture(request: PersonRequest, secret: str) -> Markup:
    import segno  # Rarely needed.

    drawing = io.BytesIO()
    address = get_adapter().build_totp_url(request.person, secret)
    segno.make(address, error="m").save(
        drawing, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, light="#fff"
    )
    return Markup(drawing.getvalue().decode())  # noqa: S704  (drawn by us from our own address)


@require_POST
@sessions.confirmed
def codes_off(request: PersonRequest) -> HttpResponse:
    """No code is asked for any more."""
    second_step.switch_off(request.person, device_of(request))
    _alone_here(request)
    messages.success(request, _("No code is asked for any more. Other devices are signed out."))
    return redirect("accounts:ways_in")


def _alone_here(request: PersonRequest) -> None:
    """After a way in was taken away: other devices are signed out, and this one has two steps only where one is left."""
    sessions.note_two_steps(request, sessions.has_two_steps(request) and second_step.has_any(request.person))
    devices.end_all(request.person, but=request.session.session_key or "")


@require_POST
@sessions.confirmed
def spare_codes(request: PersonRequest) -> HttpResponse:
    """New spare codes; 404 while no code is asked for."""
    if not second_step.is_on(request.person):
        raise Http404
    made = second_step.renew_spare_codes(request.person, device_of(request))
    return render(request, "accounts/spare_codes.html", {"codes": made, "back": _back(request)})
