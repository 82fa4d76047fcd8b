"""Ending a group, and joining two."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.groups.models import Group
from hearthside.kernel.refusals import Refusal
from hearthside.seasons import access, actions, queries
from hearthside.seasons.forms import CloseForm, MergeForm
from hearthside.ui.words_for_time import date_words


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, slug: str) -> HttpResponse:
    """Says when and why the group ends."""
    group = access.get_led_group(request.person, slug)
    access.check_may_end(request.person, group)
    form = CloseForm(request.POST or None, today=access.today())
    if request.method == "POST" and form.is_valid():
        try:
            actions.begin_closing(actor=request.person, group=group, **form.cleaned_data)
            messages.success(request, _("Everybody in the group is told, with the day and with ways on."))
            return redirect("seasons:closing", slug=slug)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    return render(request, "seasons/close.html", {"group": group, "form": form}, status=422 if form.errors else 200)


@signed_in
@require_GET
def closing(request: PersonRequest, slug: str) -> HttpResponse:
    """When the group ends, what becomes of its words, and at least two ways on for who reads it."""
    found = access.get_closing_for(request.person, slug)
    into, is_in_it = queries.joins(request.person, found)
    context = {
        "closing": found,
        "into": into,
        "is_in_it": is_in_it,
        "day": date_words,
        "group": found.group,
        "ways": queries.ways_on(request.person, found),
        "is_leader": access.is_leader(request.person, found.group_id),
    }
    return render(request, "seasons/closing.html", context)


@signed_in
@require_POST
def call_off(request: PersonRequest, slug: str) -> HttpResponse:
    """The group goes on after all."""
    group = access.get_led_group(request.person, slug)
    actions.call_off(actor=request.person, group=group)
    messages.success(request, _("The group goes on. Everybody is told."))
    return redirect("groups:group", slug=slug)


@signed_in
@require_POST
def join_into(request: PersonRequest, slug: str) -> HttpResponse:
    """The person joins the group that this one joins, and reads its rules next."""
    found = access.get_closing_for(request.person, slug)
    mine = actions.join_into(person=request.person, closing=found)
    return redirect("groups:agree", slug=mine.group.slug)


@signed_in
@require_http_methods(["GET", "POST"])
def merge(request: PersonRequest, slug: str) -> HttpResponse:
    """Asks another group to take people in."""
    group = access.get_led_group(request.person, slug)
    access.check_may_end(request.person, group)
    near = queries.groups_that_could_take_in(request.person, group)
    form = MergeForm(request.POST or None, groups=near)
    if request.method == "POST" and form.is_valid():
        try:
            actions.offer_merge(actor=request.person, group=group, into=_chosen(near, form.cleaned_data["into"]))
            messages.success(request, _("You asked. Nothing changes before its leaders say yes."))
            return redirect("seasons:keeping", slug=slug)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    context = {"group": group, "form": form, "has_groups": bool(near)}
    return render(request, "seasons/merge.html", context, status=422 if form.errors else 200)


def _chosen(near: list[Group], slug: str) -> Group:
    for group in near:
        if group.slug == slug:
            return group
    raise Http404
