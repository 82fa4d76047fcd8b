"""Signing in and out, the second step, and the quick exit."""

from urllib.parse import urlsplit

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts import names, outside, passkeys, second_step, sessions
from hearthside.accounts.access import open_to_paused, person_of, safe_next, signed_in
from hearthside.accounts.forms import CodeForm, ConfirmForm, PasskeyForm, SignInForm
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person
from hearthside.accounts.visitors import visitor_key
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, Refusal

CLEARED = '"cache", "cookies", "storage"'


@open_to_paused
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """A name and a pass-phrase, or a passkey. Says the same for a name nobody has as for a wrong pass-phrase."""
    if person_of(request) is not None:
        return redirect(safe_next(request))
    if request.method != "POST":
        return _page(request, SignInForm())
    form = SignInForm(request.POST)
    try:
        return _try(request, form)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _page(request, form, refusal.status)


def _page(request: HttpRequest, form: SignInForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "next": safe_next(request, ""), "passkey_form": PasskeyForm(prefix="passkey")}
    context["service"] = outside.name() if outside.is_offered() else ""
    return render(request, "accounts/sign_in.html", context, status=status)


def _check_tries(request: HttpRequest, name: str) -> None:
    check_rate("sign-in", visitor_key(request), at_most=30, per_seconds=900)
    check_rate("sign-in-name", names.key_of(name), at_most=10, per_seconds=900)


def _try(request: HttpRequest, form: SignInForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form, 422)
    _check_tries(request, form.cleaned_data["name"])
    person = authenticate(request, username=form.cleaned_data["name"], password=form.cleaned_data["passphrase"])
    if not isinstance(person, Person):
        form.add_error(None, _("This name and pass-phrase do not fit together. Please try again."))
        return _page(request, form, 422)
    return _go_on(request, person, form.cleaned_data["is_shared_device"])


def _go_on(request: HttpRequest, person: Person, is_shared: bool) -> HttpResponse:
    if second_step.is_on(person):
        sessions.begin_second_step(request, person, is_shared_device=is_shared, then=safe_next(request))
        return redirect("accounts:second_step")
    sessions.begin(request, person, is_shared_device=is_shared)
    return redirect(safe_next(request))


@require_http_methods(["GET", "HEAD", "POST"])
def second_step_page(request: HttpRequest) -> HttpResponse:
    """The code after the pass-phrase. Back to the start when nobody owes one or it took more than ten minutes."""
    waiting = sessions.waiting_for_second_step(request)
    if waiting is None or person_of(request) is not None:
        return redirect("accounts:sign_in")
    person, is_shared, then = waiting
    form = CodeForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    try:
        if request.method == "POST" and form.is_valid():
            second_step.check_code(person, form.cleaned_data["code"])
            sessions.begin(request, person, is_shared_device=is_shared, has_two_steps=True)
            return redirect(then)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        status = refusal.status
    return render(request, "accounts/second_step.html", {"form": form}, status=status)


@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """For the script: a challenge for any passkey of this site."""
    check_rate("passkey", visitor_key(request), at_most=60, per_seconds=900)
    return HttpResponse(passkeys.sign_in_options(), content_type="application/json")


@require_POST
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey; its device asks for a PIN, face or finger, so no code follows."""
    form = PasskeyForm(request.POST, prefix="passkey")
    try:
        check_rate("passkey", visitor_key(request), at_most=60, per_seconds=900)
        person = passkeys.person_with(form.cleaned_data["credential"] if form.is_valid() else None)
    except Refusal as refusal:
        asked = SignInForm({})
        asked.errors.clear()
        asked.add_error(None, refusal.message)
        return _page(request, asked, refusal.status)
    is_shared = bool(request.POST.get("is_shared_device"))
    sessions.begin(request, person, is_shared_device=is_shared, has_two_steps=True)
    return redirect(safe_next(request))


@open_to_paused
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session here and asks the browser to forget this site. A GET only asks."""
    if request.method != "POST":
        return render(request, "accounts/sign_out.html")
    sessions.end(request)
    response = redirect("accounts:sign_in")
    response.headers["Clear-Site-Data"] = CLEARED
    return response


@csrf_exempt
@open_to_paused
@require_POST
def leave_quickly(request: HttpRequest) -> HttpResponse:
    """The quick exit's word to the server: forget pages kept in the cache; with `sign_out`, end the session too.

    A page without a form has no token to send with its beacon, so the browser's word that it comes from this site counts instead.
    """
    if urlsplit(request.headers.get("Origin", "")).netloc != request.get_host():
        raise NotAllowed(_("This did not come from a page of this site."))
    ends = bool(request.POST.get("sign_out"))
    if ends and person_of(request) is not None:
        sessions.end(request)
    response = HttpResponse(status=204)
    response.headers["Clear-Site-Data"] = CLEARED if ends else '"cache"'
    return response


@open_to_paused
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: PersonRequest) -> HttpResponse:
    """Asks again who it is, by pass-phrase or passkey, before something that matters."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST":
        try:
            check_rate("confirm", request.person.pk, at_most=10, per_seconds=900)
            if _is_them(request, form):
                sessions.confirm_anew(request)
                return redirect(safe_next(request))
            form.add_error(None, _("That did not fit. Please try again."))
        except Refusal as refusal:
            form.add_error(None, refusal.message)
            status = refusal.status
    context = {
        "form": form,
        "next": safe_next(request, ""),
        "passkey_form": PasskeyForm(prefix="passkey"),
        "has_passphrase": request.person.has_usable_password(),
        "has_passkey": bool(passkeys.passkeys_of(request.person)),
    }
    return render(request, "accounts/confirm.html", context, status=status)


def _is_them(request: PersonRequest, form: ConfirmForm) -> bool:
    passkey = PasskeyForm(request.POST, prefix="passkey")
    if "passkey-credential" in request.POST and passkey.is_valid():
        is_theirs = passkeys.person_with(passkey.cleaned_data["credential"]).pk == request.person.pk
        if is_theirs:
            sessions.note_two_steps(request)
        return is_theirs
    return form.is_valid() and request.person.check_password(form.cleaned_data["passphrase"])
