"""How a card is worked out, and saying how a group was."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hearthside.accounts.access import person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.cards import access, actions, page_parts, words
from hearthside.cards.models import Review
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.vault.sealing import Sealed


@require_GET
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """Every word of the card with its rule and its day; for everybody who may see the group."""
    group = groups.get_group_for(person_of(request), slug)
    found = page_parts.card_of(group.pk)
    context = {
        "group": group,
        "lines": words.lines(found),
        "said": words.said(found),
        "said_on": words.on_day(found.said_on),
        "is_quiet": page_parts.is_quiet(found),
    }
    return render(request, "cards/card.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def review(request: PersonRequest, slug: str) -> HttpResponse:
    """Four questions for people who were there, to answer, change or take back."""
    group = groups.get_group_for(request.person, slug)
    if request.method == "POST":
        return _said(request, group)
    access.check_was_there(request.person, group)
    row = Review.objects.filter(person=request.person, group=group).first()
    context = {
        "group": group,
        "asked": words.ASKED,
        "answers": words.ANSWERS,
        "given": _given(row),
        "has_said": row is not None,
    }
    return render(request, "cards/review.html", context | {"is_private": True})


def _given(row: Review | None) -> dict[str, str]:
    try:
        return dict(row.answers.reveal()) if row else {}
    except Sealed:
        return {}


def _said(request: PersonRequest, group: Group) -> HttpResponse:
    answers = {question: request.POST.get(question, "") for question in words.ASKED}
    if request.POST.get("wish") == "erase":
        actions.take_back(person=request.person, group=group)
        messages.success(request, _("What you said is gone."))
    elif actions.say(person=request.person, group=group, answers=answers):
        messages.success(request, _("Thank you. It counts in a week, together with what others say."))
    else:
        messages.success(request, _("Nothing is kept."))
    return redirect("groups:group", slug=group.slug)
