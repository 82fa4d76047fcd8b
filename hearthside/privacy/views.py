"""The pages about what is mine."""

from uuid import UUID

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthside.accounts import sessions
from hearthside.accounts.access import open_to_paused, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel.consent import Yes
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import Refusal
from hearthside.privacy import access, actions, files, queries
from hearthside.privacy.forms import EraseForm
from hearthside.ui.words_for_time import date_words
from hearthside.vault.sealing import Sealed


@open_to_paused
@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    """What I can do with my data, and how far a copy is."""
    return render(request, "privacy/mine.html", {"copies": queries.copies_of(request.person)})


@open_to_paused
@require_POST
@signed_in
def ask(request: PersonRequest) -> HttpResponse:
    """Ask for a copy."""
    actions.ask_for_copy(person=request.person)
    return redirect("privacy:mine")


@open_to_paused
@require_safe
@sessions.confirmed
def download(request: PersonRequest, copy_id: UUID) -> HttpResponse:
    """The copy as a ZIP, for its owner, who has just shown that it is them."""
    copy = access.get_copy_for(request.person, copy_id)
    try:
        content = files.read(copy)
    except (FileNotFoundError, Sealed):
        raise Http404 from None
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="what-is-mine.zip"'
    return response


@open_to_paused
@require_safe
@signed_in
def who_sees(request: PersonRequest) -> HttpResponse:
    """Each kind of data: who can read it, and for how long it is kept."""
    return render(request, "privacy/who_sees.html", {"kinds": queries.kinds_of_data()})


@open_to_paused
@require_safe
@signed_in
def agreed(request: PersonRequest) -> HttpResponse:
    """All that the person said yes to, since when, and where they take it back."""
    return render(request, "privacy/agreed.html", {"given": queries.agreed_by(request.person), "holds": holds})


def holds(one: Yes) -> str:
    """Since when and until when it holds, as far as that is known."""
    since, until = (date_words(day) if day else "" for day in (one.since, one.until))
    if since and until:
        return _("From %(since)s until %(until)s") % {"since": since, "until": until}
    if until:
        return _("Until %(until)s") % {"until": until}
    return _("Since %(since)s") % {"since": since} if since else _("The day was not kept")


@open_to_paused
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erase(request: PersonRequest) -> HttpResponse:
    """What goes and what stays; then, with name and pass-phrase, for good. Who has passkeys only shows one instead."""
    return _erase(request) if request.person.has_usable_password() else sessions.confirmed(_erase)(request)


def _erase(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, EraseForm(person=request.person))
    form = EraseForm(request.POST, person=request.person)
    try:
        check_rate("erase me", request.person.pk, at_most=10, per_seconds=900)
        if form.is_valid():
            actions.erase_person(person=request.person)
            logout(request)
            return redirect("privacy:gone")
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _page(request, form, refusal.status)
    return _page(request, form, 422)


def _page(request: PersonRequest, form: EraseForm, status: int = 200) -> HttpResponse:
    return render(request, "privacy/erase.html", {"form": form}, status=status)


@open_to_paused
@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """A last kind word; the page knows nobody."""
    return render(request, "privacy/gone.html")
