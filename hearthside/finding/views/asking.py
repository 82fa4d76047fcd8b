"""The reflection: one question at a time or all on one page, then the groups. Answers travel in the form, never in an address."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.visitors import visitor_key
from hearthside.directory.pages import help_context
from hearthside.directory.place_of_reader import country_for
from hearthside.finding import actions, queries
from hearthside.finding.questions import BY_ID, QUESTIONS, Question, in_words
from hearthside.finding.walk import Walk, options_of, walk_in
from hearthside.kernel.rates import check_rate


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """The first question; after an answer the next one, or help first where the answer asks for it, or the groups."""
    if request.method != "POST":
        return _question(request, Walk({}, is_member=person_of(request) is not None), QUESTIONS[0])
    check_rate("finding", visitor_key(request), at_most=600, per_seconds=3600)
    go, walk = request.POST.get("go", "next"), walk_in(request.POST, person_of(request))
    if go == "skip":
        walk = walk.without(walk.at)
    if go == "unsay":
        walk = replace(walk.without("safety").without("age"), has_seen_help=False)
        return _question(request, walk, QUESTIONS[0])
    if walk.help_first:
        return _help(request, walk, go)
    return _onward(request, walk, go)


def _onward(request: HttpRequest, walk: Walk, go: str) -> HttpResponse:
    if go == "all":
        return _one_page(request, walk)
    if go == "keep":
        return _keep(request, walk)
    if go.startswith("drop:"):
        return _results(request, walk.without(go[5:]))
    if go == "show":
        return _results(request, walk)
    ahead = walk.next(step=-1) or QUESTIONS[0] if go == "back" else walk.next()
    return _question(request, walk, ahead) if ahead else _results(request, walk)


@require_safe
def one_page(request: HttpRequest) -> HttpResponse:
    """All questions on one page."""
    return _one_page(request, Walk({}, is_member=person_of(request) is not None))


def _one_page(request: HttpRequest, walk: Walk) -> HttpResponse:
    return render(request, "finding/one_page.html", _around(walk))


def _question(request: HttpRequest, walk: Walk, question: Question) -> HttpResponse:
    here = replace(walk, at=question.id)
    return render(request, "finding/question.html", {**_around(here), "question": question})


def _around(walk: Walk) -> dict[str, Any]:
    return {"walk": walk, "options_of": options_of, "is_private": True, "in_words": in_words}


def _help(request: HttpRequest, walk: Walk, go: str) -> HttpResponse:
    """Help before anything else; what was asked for goes on after one tap, but for somebody too young for this place."""
    person = person_of(request)
    is_young = walk.help_first == "young" or bool(person and person.is_minor) or "16_17" in walk.said.get("age", ())
    context = help_context(country_for(request), is_young=is_young)
    return render(request, f"finding/help_{walk.help_first}.html", {**context, **_around(walk), "go": go})


def _results(request: HttpRequest, walk: Walk, *, is_kept: bool = False) -> HttpResponse:
    person = person_of(request)
    context = {
        "results": queries.results_for(walk.said, person),
        "questions": BY_ID,
        "is_signed_in": person is not None,
        "is_kept": is_kept,
    }
    return render(request, "finding/results.html", {**context, **_around(walk)})


def _keep(request: HttpRequest, walk: Walk) -> HttpResponse:
    """A member's answers lie sealed from now on; a visitor's stay where they are."""
    person = person_of(request)
    if person is not None:
        actions.keep(person=person, said=walk.said)
    return _results(request, walk, is_kept=person is not None)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def kept(request: PersonRequest) -> HttpResponse:
    """The answers a member chose to keep: to use again, or to let go."""
    if request.method == "POST":
        actions.forget(person=request.person)
        messages.success(request, _("Your answers are gone."))
        return redirect("finding:start")
    found = queries.kept_answers(request.person)
    walk = Walk(found.said if found else {}, is_member=True)
    return render(request, "finding/kept.html", {**_around(walk), "kept": found})
