"""Quiet help beside the composer. It never blocks: it speaks once, and "post as it is" is always there."""

from functools import lru_cache
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.conversations import access, actions
from hearthside.conversations.forms import WordsForm
from hearthside.conversations.models import LONGEST_BODY
from hearthside.directory import book
from hearthside.groups import access as groups
from hearthside.words.advice import QuietHelp, quiet_help
from hearthside.words.language.entries import Scope
from hearthside.words.leaks import EXPLANATIONS, HARMONISED_NUMBERS, find_leaks


@lru_cache(maxsize=1)
def helpline_numbers() -> frozenset[str]:
    """The numbers of the book's lines, which never count as somebody's own."""
    lines = [line for country in book.countries().values() for line in country.lines]
    return HARMONISED_NUMBERS | {channel.value for line in lines for channel in line.channels}


class Tips:
    """What to show beside a draft: each leak and hint with the words it is about."""

    def __init__(self, text: str, found: QuietHelp) -> None:
        self.leaks = [(text[leak.start : leak.end], str(EXPLANATIONS[leak.explanation_key])) for leak in found.leaks]
        self.hints = found.hints
        self.nudge = found.nudge

    def __bool__(self) -> bool:
        return bool(self.leaks or self.hints or self.nudge)


def tips(person_is_newcomer: bool, text: str, intent: str | None) -> Tips:
    """Quiet help for a text; `intent` is the thread's when replying."""
    place: Scope = "replies" if intent else "posts"
    found = quiet_help(
        text[:LONGEST_BODY],
        intent=intent,
        place=place,
        is_newcomer=person_is_newcomer,
        allowed_numbers=helpline_numbers(),
    )
    return Tips(text, found)


def help_for(request: PersonRequest, form: WordsForm, intent: str | None) -> Tips | None:
    """Tips for a form that was sent, for the page that shows it again."""
    text = form.data.get("body", "") if form.is_bound else ""
    return tips(request.person.is_newcomer, text, intent) if text else None


def needs_a_look(request: PersonRequest, form: WordsForm) -> bool:
    """Whether to show the page once more before posting: the person asked to check, or a leak was found that they have not seen."""
    if "check" in request.POST:
        return True
    if form.cleaned_data["has_seen_leaks"]:
        return False
    return bool(find_leaks(form.cleaned_data["body"], allowed_numbers=helpline_numbers()))


@require_POST
@signed_in
def words(request: PersonRequest) -> HttpResponse:
    """Tips for the words in the composer, as a fragment; and the words are kept as a draft."""
    text = request.POST.get("body", "")[:LONGEST_BODY]
    place, intent = _place(request)
    if place:
        kept = {
            "title": request.POST.get("title", "")[:200],
            "body": text,
            "intent": request.POST.get("intent", "")[:20],
        }
        actions.save_draft(
            person=request.person, place=place, words=kept | {"notes": request.POST.getlist("notes")[:20]}
        )
    context = {"quiet_help": tips(request.person.is_newcomer, text, intent), "is_kept": bool(place)}
    return render(request, "conversations/tips.html", context)


def _place(request: PersonRequest) -> tuple[str, str | None]:
    """Where the words belong, if the person may see that place: "reply:<thread>" or "new:<group>"."""
    kind, _, key = request.POST.get("place", "").partition(":")
    if kind == "reply":
        thread = access.get_thread_for(request.person, _uuid(key))
        return f"reply:{thread.pk}", thread.intent
    if kind == "new":
        return f"new:{groups.get_group_for(request.person, key).pk}", None
    return "", None


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
