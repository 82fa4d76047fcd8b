"""Reading: lists and threads."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person
from hearthside.conversations import access, actions, queries, visitors, voices
from hearthside.conversations.forms import ReplyForm
from hearthside.conversations.models import Post, State, Thread
from hearthside.groups import access as groups
from hearthside.groups.models import INSIDE, Group
from hearthside.kernel.refusals import Refusal
from hearthside.safety import receipts as safety
from hearthside.vault.fields import reveal


@require_GET
def thread(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """A conversation, a page at a time; visitors get the same page, without their own part, from memory."""
    person: Person | None = request.person  # type: ignore[attr-defined]
    start = _number(request.GET.get("from"))
    try:
        if person is None:
            return visitors.cached(request, thread_id, lambda: _thread_page(request, None, thread_id, start))
        return _thread_page(request, person, thread_id, start)
    except Http404:
        return _elsewhere(request, person, thread_id)


def _thread_page(request: HttpRequest, person: Person | None, thread_id: UUID, start: int) -> HttpResponse:
    page = queries.thread_page(person, thread_id, start)
    if not queries.is_wanted(person, page.head.title, page.head.notes):
        return render(request, "conversations/kept_away.html", {"head": page.head})
    context: dict[str, Any] = {"page": page, "head": page.head, "live_topic": f"thread:{thread_id}"}
    if person:
        _note_reading(person, page)
        context |= composer(request, person, page)
    return render(request, "conversations/thread.html", context)


def composer(
    request: HttpRequest, person: Person, page: queries.ThreadPage, form: ReplyForm | None = None
) -> dict[str, Any]:
    """What the reply box needs: a form with the kept draft, or the kind sentence that says why there is none."""
    head = page.head
    try:
        check_head(person, head)
        if not page.intent.takes_replies:
            access.check_reply(person, Thread.objects.select_related("group").get(pk=head.id))
    except Refusal as refusal:
        return {"refusal": refusal, "kept_words": form["body"].value() if form else ""}
    has_spoken, voice = queries.own_voice(person, head.id)
    draft = {} if form else actions.read_draft(person, f"reply:{head.id}")
    quoted = quoted_line(page, request.GET.get("quote"))
    form = form or ReplyForm(initial={**draft, "quote": quoted.id if quoted else None})
    return {"form": form, "has_spoken": has_spoken, "voice": voice, "quoted": quoted}


def check_head(person: Person, head: queries.Head) -> None:
    """The rule for replying, over what the page has fetched already; no query for members."""
    if head.closed_at:
        raise access.closed()
    if head.tries_until and head.membership_state not in INSIDE:
        access.check_reply(person, Thread.objects.select_related("group").get(pk=head.id))
        return
    groups.check_row(
        person,
        slug=head.slug,
        membership_state=head.membership_state,
        agreed_version=head.agreed_version,
        rules_floor=head.rules_floor,
        group_state=head.group_state,
        age_band=head.age_band,
    )


def quoted_line(page: queries.ThreadPage, quote: str | None) -> queries.Line | None:
    """The post of this page that the reader wants to quote, by its number."""
    return next((post for post in page.posts if str(post.number) == quote and post.state == State.SHOWN), None)


def _note_reading(person: Person, page: queries.ThreadPage) -> None:
    last = max((post.number for post in page.posts), default=0)
    if last > (page.head.mark or 0):
        actions.mark_read(person=person, thread_id=page.head.id, number=last)


def _elsewhere(request: HttpRequest, person: Person | None, thread_id: UUID) -> HttpResponse:
    """Visitors sign in, whatever the address; members of no group here read about a listed group; others find nothing."""
    if person is None:
        return redirect(f"{reverse('accounts:sign_in')}?next={request.path}")
    found = Thread.objects.shown().select_related("group").filter(pk=thread_id).first()
    listed = found and Group.objects.listed().filter(pk=found.group_id).exists()
    if found is None or not listed or groups.membership_of(person, found.group):
        raise Http404
    return redirect("groups:group", slug=found.group.slug)


@require_GET
@signed_in
def after(request: PersonRequest, thread_id: UUID, number: int) -> HttpResponse:
    """The posts that came after a number: what an open page fetches when it hears of news."""
    page = queries.posts_after(request.person, thread_id, number)
    _note_reading(request.person, page)
    return render(request, "conversations/posts.html", {"page": page, "head": page.head})


@require_GET
def of_group(request: HttpRequest, slug: str) -> HttpResponse:
    """A group's conversations, newest first, with an end."""
    person: Person | None = request.person  # type: ignore[attr-defined]
    room = queries.room(person, slug)
    threads, more = queries.threads_of_group(person, room.id, _before(request.GET.get("before")))
    context = {"room": room, "threads": threads, "lightest": queries.lightest, "older": _older(more)}
    return render(request, "conversations/list.html", context)


@require_GET
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    """The conversations a person takes part in, by name or by voice."""
    shelf = voices.threads_on_shelf(request.person)
    named = Post.objects.filter(author=request.person).values("thread")
    own = Q(pk__in=list(shelf)) | Q(pk__in=named)
    threads, more = queries.threads_among(request.person, own, _before(request.GET.get("before")))
    context = {"threads": threads, "shelf": shelf, "older": _older(more)}
    return render(request, "conversations/mine.html", context)


@require_GET
@signed_in
def post(request: PersonRequest, post_id: UUID) -> HttpResponse:
    """A post's own page for its author (how it stands, letters); for others, the place in its thread."""
    found = access.get_post_for(request.person, post_id)
    if not voices.is_author(request.person, found):
        return HttpResponseRedirect(
            f"{reverse('conversations:thread', args=[found.thread_id])}?from={found.number}#p{found.number}"
        )
    letters = [(letter, reveal(letter.text)) for letter in found.letters.select_related("sender").order_by("sent_at")]
    found.letters.filter(is_read=False, sender__isnull=False).update(is_read=True)
    context = {
        "post": found,
        "thread": found.thread,
        "letters": letters,
        "may_edit": access.may_edit(request.person, found),
        "receipt": safety.receipt(_cases_of(found), request.person) if found.state == State.HELD else None,
    }
    return render(request, "conversations/post.html", context)


def _cases_of(post: Post) -> list[tuple[str, UUID]]:
    return [("post", post.pk), *([("thread", post.thread_id)] if post.number == 1 else [])]


def _number(text: str | None) -> int:
    return min(int(text), 2**31 - 1) if text and text.isascii() and text.isdigit() and int(text) > 0 else 1


def _before(text: str | None) -> tuple[datetime, UUID] | None:
    try:
        moment, _, key = (text or "").partition(",")
        at = parse_datetime(moment)
        return (at, UUID(key)) if at and at.tzinfo else None
    except ValueError:
        return None


def _older(more: tuple[datetime, UUID] | None) -> str | None:
    return f"?before={more[0].isoformat().replace('+00:00', 'Z')},{more[1]}" if more else None
