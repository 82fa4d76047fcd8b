"""Looking for a group by what is known of it. What somebody looks for travels in the form, never in an address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hearthside.accounts.access import person_of
from hearthside.accounts.visitors import visitor_key
from hearthside.finding import facets, places, queries, shelf
from hearthside.finding.facets import Facets
from hearthside.finding.times import tonight
from hearthside.finding.walk import languages
from hearthside.groups.topics import topic_labels
from hearthside.kernel.rates import check_rate
from hearthside.roster.queries import is_staffed_between


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """The facets and the groups that pass them; without a wish, all groups."""
    form = request.POST
    if request.method == "POST":
        check_rate("finding", visitor_key(request), at_most=600, per_seconds=3600)
    place_name = form.get("place", "").strip()[:60]
    named = places.find(place_name, shelf.listed())
    wish = wish_in(form, named)
    context = {
        "found": queries.searched(wish, person_of(request), _page(form.get("page", ""))),
        "wish": wish,
        "place_name": place_name,
        "named": named,
        "needs_place": wish.where in ("near", "both") and not place_name,
        "places": places.names(shelf.listed()),
        "several": _several(),
        "facets": facets,
        "topic_labels": topic_labels,
        "is_asked": request.method == "POST",
        "is_private": True,
    }
    return render(request, "finding/look.html", context)


def _page(asked: str) -> int:
    return max(1, int(asked)) if asked.isdecimal() and asked.isascii() and len(asked) < 5 else 1


def wish_in(form: Any, named: places.Named) -> Facets:
    """The known words of the form, and what was made of the place; everything else is left out. Never refuses."""
    chosen = {name: frozenset(form.getlist(name)) & frozenset(words) for name, (_text, words) in facets.SEVERAL.items()}
    within = form.get("within", "")
    return Facets(
        **chosen,
        where=form.get("where", "") if form.get("where", "") in facets.WHERE else "",
        spot=named.spot,
        town=named.key,
        within=float(within) if within in facets.DISTANCES else 25.0,
        cost="free" if form.get("cost") == "free" else "",
        newcomers="yes" if form.get("newcomers") == "yes" else "",
        is_somebody_awake="tonight" in chosen["when"] and is_staffed_between(*tonight(timezone.now())),
    )


def _several() -> list[tuple[str, Any, list[tuple[str, Any]]]]:
    """The facets with several words, as (name, question, words); the languages only as they are spoken here."""
    spoken = [(option.id, option.label) for option in languages()]
    return [
        (name, text, spoken if name == "language" else list(words.items()))
        for name, (text, words) in facets.SEVERAL.items()
    ]
