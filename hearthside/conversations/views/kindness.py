"""Small acts: a reaction, news or no news, an answer to the team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.conversations import access, actions, queries
from hearthside.conversations.forms import LetterForm


@require_POST
@signed_in
def react(request: PersonRequest, thread_id: UUID) -> HttpResponse:
    """Give a reaction or take it back; the form says which, and to which post of the thread ("with_you 3")."""
    kind, _, number = request.POST.get("word", "").partition(" ")
    post = access.get_numbered_post_for(request.person, thread_id, number)
    actions.react(person=request.person, post=post, kind=kind)
    if request.headers.get("HX-Request"):
        page = queries.posts_after(request.person, thread_id, post.number - 1)
        page.posts = [line for line in page.posts if line.id == post.pk]
        again = render(request, "conversations/reacted.html", {"page": page, "head": page.head})
        again["HX-Retarget"], again["HX-Reswap"] = f"#p{post.number}", "outerHTML"
        return again
    return redirect(
        f"{reverse('conversations:thread', args=[thread_id])}?from={max(1, post.number - 9)}#p{post.number}"
    )


@require_POST
@signed_in
def follow(request: PersonRequest, thread_id: UUID) -> HttpResponse:
    """Hear of new replies, or do not."""
    thread = access.get_thread_for(request.person, thread_id)
    wants_news = request.POST.get("news") == "yes"
    actions.follow(person=request.person, thread=thread, wants_news=wants_news)
    messages.success(
        request, _("We will tell you of new replies.") if wants_news else _("We will not tell you of new replies here.")
    )
    return redirect("conversations:thread", thread_id=thread.pk)


@require_POST
@signed_in
def answer(request: PersonRequest, post_id: UUID) -> HttpResponse:
    """Answer the team in a post's own mailbox."""
    post = access.get_post_for(request.person, post_id)
    form = LetterForm(request.POST)
    if form.is_valid():
        actions.answer_letter(author=request.person, post=post, text=form.cleaned_data["text"])
        messages.success(request, _("The team can read your answer now."))
    return redirect("conversations:post", post_id=post.pk)
