"""Notes to oneself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups import access as groups
from hearthside.kernel.refusals import Refusal
from hearthside.seasons import access, actions, queries
from hearthside.seasons.forms import NoteForm
from hearthside.ui.words_for_time import date_words
from hearthside.vault.fields import reveal


@signed_in
@require_http_methods(["GET", "POST"])
def leave_note(request: PersonRequest, slug: str) -> HttpResponse:
    """A note to oneself, before or during a pause or before leaving."""
    group = groups.place_of(request.person, slug).group
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words, day = form.cleaned_data["words"], form.remind_on(access.today())
        try:
            actions.keep_note(person=request.person, group=group, words=words, remind_on=day)
            messages.success(request, _("Kept. Only you can read it."))
            return redirect("groups:yours", slug=slug)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    context = {"group": group, "form": form, "is_private": True}
    return render(request, "seasons/leave_note.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def notes(request: PersonRequest) -> HttpResponse:
    """All notes to oneself."""
    context = {
        "notes": queries.notes_of(request.person),
        "reveal": reveal,
        "day": date_words,
        "is_private": True,
    }
    return render(request, "seasons/notes.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def note(request: PersonRequest, note_id: UUID) -> HttpResponse:
    """One note; a press lets it go."""
    found = access.get_note_for(request.person, note_id)
    if request.method == "POST":
        actions.let_go(note=found)
        messages.success(request, _("Let go."))
        return redirect("seasons:notes")
    return render(
        request, "seasons/note.html", {"note": found, "reveal": reveal, "day": date_words, "is_private": True}
    )
