"""The pages of officers, and the one on which a member reads what was opened."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import open_to_paused, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.sessions import confirmed
from hearthside.kernel.refusals import Refusal
from hearthside.oversight import access, actions, queries, sessions
from hearthside.oversight.claims import assessment
from hearthside.oversight.forms import AskForm, DisclosureForm
from hearthside.oversight.models import Opening
from hearthside.oversight.talks import group_of
from hearthside.oversight.transparency import account
from hearthside.oversight.vocabulary import Purpose
from hearthside.ui.words_for_time import time_words
from hearthside.vault.fields import reveal


@require_GET
@signed_in
def openings(request: PersonRequest) -> HttpResponse:
    """Every request to open something, the newest first."""
    access.check_officer(request.person)
    return render(request, "oversight/openings.html", {"openings": queries.openings_for(request.person)})


@require_GET
@signed_in
def record(request: PersonRequest) -> HttpResponse:
    """What the place claims about its care, gaps first, and the account of this year."""
    access.check_officer(request.person)
    year = timezone.localdate().year
    claims = sorted(assessment(), key=lambda one: one.holds)
    return render(request, "oversight/record.html", {"claims": claims, "tables": account(year), "year": year})


@require_http_methods(["GET", "POST"])
@confirmed
def ask(request: PersonRequest, case_id: UUID) -> HttpResponse:
    """Ask a second person to agree. What was typed comes back with every refusal."""
    case = access.get_case_for(request.person, case_id)
    form = AskForm(request.POST or None, purposes=access.purposes_for(case, request.person))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask_to_open(officer=request.person, case=case, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
            return render(request, "oversight/ask.html", {"form": form, "case": case}, status=refusal.status)
        return redirect("oversight:opening", opening_id=made.pk)
    return render(request, "oversight/ask.html", {"form": form, "case": case}, status=422 if form.errors else 200)


@require_GET
@signed_in
def opening(request: PersonRequest, opening_id: UUID) -> HttpResponse:
    """One request."""
    return _page(request, access.get_opening_for(request.person, opening_id))


@require_POST
@confirmed
def answer(request: PersonRequest, opening_id: UUID) -> HttpResponse:
    """Agree, or do not."""
    found = access.get_opening_for(request.person, opening_id)
    if request.POST.get("answer") == "end":
        actions.end_session(officer=request.person, opening=found)
        sessions.end(request)
        messages.success(request, _("It is closed again."))
    elif request.POST.get("answer") == "agree":
        actions.agree(officer=request.person, opening=found)
        messages.success(request, _("It is open to you both for one hour. Every look is written down."))
    else:
        actions.decline(officer=request.person, opening=found)
        messages.success(request, _("It stays sealed."))
    return redirect("oversight:opening", opening_id=opening_id)


@require_POST
@confirmed
def look(request: PersonRequest, opening_id: UUID) -> HttpResponse:
    """What two people agreed to open: shown in this answer and nowhere else, so that every look is one step and one entry."""
    found = access.get_opening_for(request.person, opening_id)
    if access.refusal_to_look(request.person, found, found.purpose) == "":
        sessions.begin(request, found)
    if found.purpose == Purpose.AUTHOR:
        return _page(request, found, author=actions.open_author(officer=request.person, opening=found), has_looked=True)
    if found.purpose == Purpose.READING:
        return _page(request, found, lines=actions.read_conversation(officer=request.person, opening=found))
    if found.purpose == Purpose.GROUP:
        return _group_talk(request, found)
    return _disclose(request, found)


def _group_talk(request: PersonRequest, found: Opening) -> HttpResponse:
    """The list of what a group talks about, or one conversation of it."""
    if "talk" not in request.POST:
        number = request.POST.get("page", "")
        page = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1
        return _page(request, found, talks=actions.list_talks(officer=request.person, opening=found, page=page))
    try:
        thread_id = UUID(request.POST["talk"])
    except ValueError:
        raise Http404 from None
    return _page(request, found, talk=actions.read_talk(officer=request.person, opening=found, thread_id=thread_id))


def _disclose(request: PersonRequest, found: Opening) -> HttpResponse:
    form = DisclosureForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    actions.note_disclosure(officer=request.person, opening=found, **form.cleaned_data)
    messages.success(request, _("It is on record."))
    return redirect("oversight:opening", opening_id=found.pk)


def _page(
    request: PersonRequest, found: Opening, *, form: Form | None = None, status: int = 200, **shown: object
) -> HttpResponse:
    context = {
        "page": queries.opening_page(found, request.person),
        "form": form or DisclosureForm(),
        "closes_at": time_words(timezone.localtime(found.ends_at)) if found.ends_at else "",
        "reveal": reveal,
        "is_private": True,
        **shown,
    }
    return render(request, "oversight/opening.html", context, status=status)


@open_to_paused
@require_GET
@signed_in
def told(request: PersonRequest, opening_id: UUID) -> HttpResponse:
    """What the member reads: that it was opened, when, by how many, and on what ground."""
    found = Opening.objects.select_related("case").filter(pk=opening_id).first()
    if found is None or not access.may_be_told(request.person, found):
        raise Http404
    group = group_of(found.case) if found.purpose == Purpose.GROUP else None
    return render(request, "oversight/told.html", {"opening": found, "group": group, "is_private": True})
