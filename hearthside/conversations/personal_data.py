"""What this room keeps of a person: given to them whole, and erased for good."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.conversations import voices
from hearthside.conversations.actions.changing import erase_words
from hearthside.conversations.hellos import let_go_of_all
from hearthside.conversations.models import (
    AnonymousAuthor,
    Draft,
    Earlier,
    Letter,
    Post,
    Reaction,
    ReadMark,
    Shelf,
    Thread,
)

MODELS: list[type[Model]] = [Thread, Post, AnonymousAuthor, Shelf, Earlier, Reaction, ReadMark, Draft, Letter]


def export(person: Person) -> dict[str, object]:
    """The person's own words, by name and by voice, their letters, drafts and reactions. Nobody else's words."""
    posts = voices.posts_of(person)
    reactions = Reaction.objects.filter(person=person).order_by("pk").values_list("post_id", "kind")
    return {
        "posts": [_post(post) for post in posts],
        "letters": [_letter(letter) for letter in Letter.objects.filter(post__in=posts).order_by("sent_at")],
        "drafts": [draft.words.reveal() for draft in Draft.objects.filter(person=person).order_by("saved_at")],
        "reactions": [{"post": str(post), "reaction": kind} for post, kind in reactions],
    }


def _post(post: Post) -> dict[str, object]:
    return {
        "id": str(post.pk),
        "conversation": str(post.thread_id),
        "title": post.thread.title if post.number == 1 else None,
        "anonymous_voice": post.voice or None,
        "words": post.body,
        "state": post.state,
        "written_at": post.created_at.isoformat(),
        "earlier_words": list(post.earlier.order_by("replaced_at").values_list("body", flat=True)),
    }


def _letter(letter: Letter) -> dict[str, object]:
    return {"post": str(letter.post_id), "from_team": letter.sender_id is not None, "text": letter.text.reveal()}


def erase(person: Person) -> None:
    """No word of the person is left, by name or by voice. Where others answered, the empty place stays without a name."""
    let_go_of_all(person)
    for post in voices.posts_of(person):
        erase_words(post)
        AnonymousAuthor.objects.filter(post=post).delete()
    Post.objects.filter(author=person).update(author=None)
    Thread.objects.filter(author=person).update(author=None)
    for kept in (Draft, Shelf, Reaction, ReadMark):
        kept.objects.filter(person=person).delete()
    Letter.objects.filter(sender=person).update(sender=None)
