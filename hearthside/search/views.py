"""The search page, and the page where people say whether they want to be found."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.visitors import visitor_key
from hearthside.kernel.rates import check_rate
from hearthside.search import actions, queries, worry
from hearthside.search.asking import MOST_LETTERS
from hearthside.search.forms import FoundForm, found_by

LONGEST = 20_000
"""Letters that are looked at in any way; more were never typed."""
JOINERS = "\u200c\u200d"
"""Signs without a face of their own that words of some scripts, and some pictures, are written with."""


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """A box, and after a question what was found. Questions come in the body of a POST and stand in no address, log or title."""
    if request.method != "POST":
        return render(request, "search/search.html", {"is_private": True, "q": "", "topics": found_by()})
    text = request.POST.get("q", "")[:LONGEST]
    person = person_of(request)
    if person:
        check_rate("search", person.pk, at_most=60, per_seconds=600)
    else:
        check_rate("search", visitor_key(request), at_most=30, per_seconds=600)
    return render(request, "search/search.html", _answer(request, text))


def _answer(request: HttpRequest, text: str) -> dict[str, object]:
    reading = worry.read(text)
    order, page = request.POST.get("order", ""), _page(request.POST.get("page", ""))
    context = {"is_private": True, "reading": reading, "was_asked": True, "order": order, "next_page": page + 1}
    context["q"] = "".join(sign for sign in text if sign.isprintable() or sign in JOINERS)[:MOST_LETTERS]
    if reading.looks_for_harm:
        return context
    found = queries.search(person_of(request), text, is_newest_first=order == "newest", page=page)
    return context | {"found": found, "may_show_more": found.has_more and page < queries.MOST_PAGES}


def _page(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 1


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: PersonRequest) -> HttpResponse:
    """Being found by people in one's own groups: on by their own choice, off with one touch."""
    if request.method == "POST" and request.POST.get("wish") == "no":
        actions.be_unfindable(person=request.person)
        messages.success(request, _("Nobody finds you here any more."))
        return redirect("search:found")
    topics = queries.own_topics(request.person)
    form = FoundForm(request.POST if request.method == "POST" else None, initial={"topics": topics or []})
    if request.method == "POST" and form.is_valid():
        actions.be_findable(person=request.person, topics=form.cleaned_data["topics"])
        messages.success(request, _("Saved. People in your groups can find you now."))
        return redirect("search:found")
    context = {"form": form, "is_found": topics is not None, "is_private": True}
    return render(request, "search/found.html", context, status=422 if form.errors else 200)
