"""What is mine: name, look, what I keep away, who I keep away from, where I am signed in."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts import actions, devices, queries, sessions
from hearthside.accounts.access import open_to_paused, person_of, signed_in
from hearthside.accounts.forms import LookForm, NotTodayForm, ProfileForm
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.rows import rows_for
from hearthside.kernel.refusals import Refusal

YEAR = 365 * 24 * 3600


@require_http_methods(["GET", "HEAD"])
@signed_in
def me(request: PersonRequest) -> HttpResponse:
    """Everything I can set, in a short list."""
    context = {"rows": rows_for(request.person), "line": queries.person_line(request.person)}
    context["is_resting"] = request.person.is_resting
    return render(request, "accounts/me.html", context)


def _form_page(request: HttpRequest, form: forms.Form, title: str, lead: str, **more: Any) -> HttpResponse:
    status = more.pop("status", 422 if form.is_bound else 200)
    context = {"form": form, "page_title": title, "lead": lead, "back": reverse("accounts:me"), **more}
    return render(request, "accounts/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def profile(request: PersonRequest) -> HttpResponse:
    """My name, words about me, pronouns, country and time zone."""
    mine = {field: getattr(request.person, field) for field in ProfileForm.base_fields}
    form = ProfileForm(request.POST or None, initial=mine)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_profile(person=request.person, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("accounts:me")
        except Refusal as refusal:
            form.add_error("name", refusal.message)
            status = refusal.status
    return _form_page(
        request, form, _("Name and about you"), _("Members see your name, and what you say here."), status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Colours and text size, for visitors too: kept in this browser, and with the person who is signed in."""
    person = person_of(request)
    worn = person.look if person else {key: request.COOKIES.get(key, "") for key in ("theme", "text")}
    form = LookForm(request.POST or None, initial=worn)
    if request.method != "POST" or not form.is_valid():
        back = reverse("accounts:me") if person else "/"
        title, lead = _("How it looks"), _("Choose what is easy on your eyes.")
        return _form_page(request, form, title, lead, back=back)
    if person:
        actions.set_look(person=person, **form.cleaned_data)
    response = redirect("accounts:look")
    for key, value in form.cleaned_data.items():
        response.set_cookie(key, value, max_age=YEAR, samesite="Lax", secure=settings.IS_SECURE)
    messages.success(request, _("Saved."))
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def not_today(request: PersonRequest) -> HttpResponse:
    """Topics and words that are left out of everything I am shown."""
    kept = request.person.not_today
    form = NotTodayForm(request.POST or None, initial={"topics": kept["topics"], "words": "\n".join(kept["words"])})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"].splitlines()
        actions.set_not_today(person=request.person, topics=form.cleaned_data["topics"], words=words)
        messages.success(request, _("Saved. These are left out for you from now on."))
        return redirect("accounts:not_today")
    lead = _("Some days some things are too much. What you choose here is left out everywhere, until you change it.")
    return _form_page(request, form, _("Not today"), lead)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rest(request: PersonRequest) -> HttpResponse:
    """A break of my own: nothing but what is about safety reaches me until I am back."""
    if request.method == "POST":
        is_away = request.POST.get("wish") == "away"
        actions.rest(person=request.person, is_resting=is_away)
        messages.success(request, _("Your break has begun. Be well.") if is_away else _("Welcome back."))
        return redirect("accounts:rest" if is_away else "accounts:me")
    return render(request, "accounts/rest.html", {"is_resting": request.person.is_resting})


@require_http_methods(["GET", "HEAD"])
@signed_in
def apart(request: PersonRequest) -> HttpResponse:
    """The people I keep away from."""
    return render(request, "accounts/apart.html", {"blocks": queries.kept_away_by(request.person)})


@open_to_paused
@require_http_methods(["GET", "HEAD"])
@signed_in
def my_devices(request: PersonRequest) -> HttpResponse:
    """Where I am signed in."""
    return render(request, "accounts/devices.html", {"devices": devices.devices_of(request, request.person)})


@open_to_paused
@require_POST
@signed_in
def end_device(request: PersonRequest, number: int) -> HttpResponse:
    """Sign one of my devices out; 404 for one that is not mine."""
    if not devices.end_device(request.person, number):
        raise Http404
    messages.success(request, _("That device is signed out."))
    return redirect("accounts:devices")


@open_to_paused
@require_POST
@signed_in
def end_all_devices(request: PersonRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    devices.end_all(request.person)
    sessions.end(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("accounts:sign_in")
