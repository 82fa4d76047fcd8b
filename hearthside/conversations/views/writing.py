"""Writing: new conversations, replies, edits, taking back. Typed text survives every refusal."""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.conversations import access, actions, queries
from hearthside.conversations.forms import ReplyForm, ThreadForm, WordsForm
from hearthside.conversations.models import Post, State, Thread
from hearthside.conversations.views.help import help_for, needs_a_look
from hearthside.conversations.views.reading import composer
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.kernel.refusals import Refusal
from hearthside.words.intents import INTENTS

FIRST = ("unsure", "listen", "advice", "vent")
"""The wishes that most people have; the others are one touch away."""


@require_http_methods(["GET", "POST"])
@signed_in
def new(request: PersonRequest, slug: str) -> HttpResponse:
    """Start a conversation in a group."""
    group = groups.get_group_for(request.person, slug)
    place = f"new:{group.pk}"
    if request.method == "GET":
        access.check_start(request.person, group)
        return _new_page(
            request, group, ThreadForm(initial=_first_words(request) | actions.read_draft(request.person, place))
        )
    form = ThreadForm(request.POST)
    if not form.is_valid() or needs_a_look(request, form):
        return _new_page(request, group, form, status=200 if form.is_valid() else 422)
    fields = {name: form.cleaned_data[name] for name in ("title", "body", "intent", "notes", "is_anonymous", "once")}

    def publish() -> actions.Published:
        return actions.start_thread(author=request.person, group=group, **fields)

    return _send(request, form, place, publish, lambda status: _new_page(request, group, form, status=status))


def _first_words(request: PersonRequest) -> dict[str, str]:
    """On calm pages something stands on top already, so that nobody has to think of it."""
    return {"title": _("A few words")} if request.COOKIES.get("low_energy") == "yes" else {}


def _new_page(request: PersonRequest, group: Group, form: ThreadForm, status: int = 200) -> HttpResponse:
    context = {
        "group": group,
        "form": form,
        "intents": list(INTENTS.values()),
        "first": FIRST,
        "chosen": form["intent"].value() or "unsure",
        "is_hello": access.says_hello(request.person, group),
        "quiet_help": help_for(request, form, intent=None),
    }
    return render(request, "conversations/new.html", context, status=status)


@require_POST
@signed_in
def reply(request: PersonRequest, thread_id: UUID) -> HttpResponse:
    """Answer in a conversation."""
    thread = access.get_thread_for(request.person, thread_id)
    form = ReplyForm(request.POST)
    if not form.is_valid() or needs_a_look(request, form):
        return _thread_again(request, thread, form, status=200 if form.is_valid() else 422)
    fields = {name: form.cleaned_data[name] for name in ("body", "once", "is_anonymous")}
    quote = _quote(request, form)

    def publish() -> actions.Published:
        return actions.publish_reply(author=request.person, thread=thread, quote=quote, **fields)

    return _send(
        request, form, f"reply:{thread.pk}", publish, lambda status: _thread_again(request, thread, form, status)
    )


def _quote(request: PersonRequest, form: WordsForm) -> Post | None:
    quoted = form.cleaned_data.get("quote")
    return access.get_post_for(request.person, quoted) if quoted else None


def _thread_again(request: PersonRequest, thread: Thread, form: ReplyForm, status: int) -> HttpResponse:
    page = queries.thread_page(request.person, thread.pk, max(1, thread.last_number - queries.PAGE + 1))
    context = {"page": page, "head": page.head, "quiet_help": help_for(request, form, intent=thread.intent)}
    context |= composer(request, request.person, page, form)
    return render(request, "conversations/thread.html", context, status=status)


def _send(
    request: PersonRequest,
    form: WordsForm,
    place: str,
    publish: Callable[[], actions.Published],
    again: Callable[[int], HttpResponse],
) -> HttpResponse:
    try:
        published = publish()
    except Refusal as refusal:
        _keep(request, form, place)
        form.refuse(refusal)
        return again(refusal.status)
    return _onward(request, published, place)


def _keep(request: PersonRequest, form: WordsForm, place: str) -> None:
    """What was refused waits as a draft, for when the way is free; a draft that cannot be kept is still on the page."""
    words = {name: form.cleaned_data.get(name, "") for name in ("title", "body", "intent")}
    with suppress(Refusal):
        actions.save_draft(
            person=request.person, place=place, words=words | {"notes": form.cleaned_data.get("notes", [])}
        )


def _onward(request: PersonRequest, published: actions.Published, place: str) -> HttpResponse:
    """Where the author goes next: to people who can help when the words worry us, to the post when it waits, else to the thread."""
    post = published.post
    if published.is_held:
        messages.warning(request, _("Your words are safe, and wait for a moderator."), extra_tags=f"draft-done:{place}")
        address = reverse("conversations:post", args=[post.pk])
    else:
        messages.success(request, _("Your words are here now."), extra_tags=f"draft-done:{place}")
        address = (
            f"{reverse('conversations:thread', args=[post.thread_id])}?from={max(1, post.number - 9)}#p{post.number}"
        )
    if published.shows_help:
        address = f"{reverse('safety:care')}?{_next(address)}"
    return HttpResponseRedirect(address)


def _next(address: str) -> str:
    return urlencode({"next": address})


@require_http_methods(["GET", "POST"])
@signed_in
def edit(request: PersonRequest, post_id: UUID) -> HttpResponse:
    """Change one's own words."""
    post = access.get_post_for(request.person, post_id)
    access.check_edit(request.person, post)
    form = WordsForm(request.POST or None, initial={"body": post.body})
    status = 422 if request.method == "POST" and not form.is_valid() else 200
    if request.method == "POST" and form.is_valid() and not needs_a_look(request, form):
        try:
            return _changed(request, post, form.cleaned_data["body"])
        except Refusal as refusal:
            form.refuse(refusal)
            status = refusal.status
    context = {"form": form, "post": post, "quiet_help": help_for(request, form, intent=None)}
    return render(request, "conversations/edit.html", context, status=status)


def _changed(request: PersonRequest, post: Post, body: str) -> HttpResponse:
    verdict = actions.edit_post(author=request.person, post=post, body=body)
    waits = post.state == State.HELD
    words = _("Your words are changed. They still wait for a moderator.") if waits else _("Your words are changed.")
    messages.success(request, words)
    address = reverse("conversations:post", args=[post.pk])
    return redirect(f"{reverse('safety:care')}?{_next(address)}" if verdict.shows_help else address)


@require_http_methods(["GET", "POST"])
@signed_in
def take_back(request: PersonRequest, post_id: UUID) -> HttpResponse:
    """Take one's own words back, after one clear question."""
    post = access.get_post_for(request.person, post_id)
    access.check_author(request.person, post)
    if request.method == "GET":
        return render(request, "conversations/take_back.html", {"post": post})
    actions.take_back(author=request.person, post=post)
    messages.success(request, _("Your words are gone."))
    if post.thread.state == State.SHOWN:
        return redirect("conversations:thread", thread_id=post.thread_id)
    return redirect("conversations:mine")
