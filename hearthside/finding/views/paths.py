"""The front of the finder, and the ways for those who are well, who come for somebody else, or who would rather be alone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearthside.accounts.access import person_of
from hearthside.finding import queries
from hearthside.finding.small_things import one_of_them


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Where to begin, and what happens with answers."""
    kept = queries.kept_answers(person_of(request))
    return render(request, "finding/start.html", {**_around(request), "kept": kept})


@require_safe
def well(request: HttpRequest) -> HttpResponse:
    """Nothing is wrong, and somebody wants to stay well."""
    return render(request, "finding/well.html", _around(request))


@require_safe
def beside(request: HttpRequest) -> HttpResponse:
    """For somebody who comes because of somebody else."""
    return render(request, "finding/beside.html", _around(request))


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """For somebody who would rather do it alone."""
    return render(request, "finding/own.html", {**_around(request), "open_group": queries.open_to_read()})


@require_safe
def small(request: HttpRequest) -> HttpResponse:
    """One small thing to do, and another one for the asking."""
    return render(request, "finding/small.html", {**_around(request), "thing": one_of_them()})


def _around(request: HttpRequest) -> dict[str, Any]:
    return {"is_signed_in": person_of(request) is not None, "is_private": True}
