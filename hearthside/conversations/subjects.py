"""What safety may know of posts and threads: enough to read, judge and write to their authors, and no more."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.conversations import actions
from hearthside.conversations.models import Earlier, Letter, Post, State, voice_of
from hearthside.conversations.voices import is_author
from hearthside.groups.queries import moderators_of
from hearthside.safety.subjects import Excerpt

AROUND = 3  # posts before and after (DOMAIN 3.11)


class PostSubject:
    """A post."""

    takes_edits = True

    def title(self, subject_id: UUID) -> str:
        """Whose words, in which group; none of the words."""
        post = _post(subject_id)
        return _("%(name)s in %(group)s") % {
            "name": voice_of(post) or _("Someone who left"),
            "group": post.thread.group.name,
        }

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """The words, what they were before an edit, letters, and three posts on each side."""
        post = _post(subject_id)
        others = Post.objects.select_related("author").filter(thread=post.thread_id).exclude(pk=post.pk)
        before = others.filter(number__lt=post.number).order_by("-number")[:AROUND]
        after = others.filter(number__gt=post.number).order_by("number")[:AROUND]
        earlier = [_("Before an edit: %(words)s") % {"words": text} for text in _earlier(post)]
        return Excerpt(
            text=_titled(post),
            before=tuple([_said(one) for one in reversed(before)] + earlier),
            after=tuple([_said(one) for one in after] + _letters(post)),
            address=f"{reverse('conversations:thread', args=[post.thread_id])}?from={max(1, post.number - AROUND)}#p{post.number}",
        )

    def whole(self, subject_id: UUID) -> tuple[str, ...]:
        """Every post of its thread in order, for two people who may read it."""
        posts = Post.objects.select_related("author").filter(thread=_post(subject_id).thread_id).order_by("number")
        return tuple(_said(post) for post in posts)

    def gathered(self, subject_id: UUID) -> dict[str, list[UUID]]:
        """Its conversation and every post in it."""
        thread_id = _post(subject_id).thread_id
        return {
            "thread": [thread_id],
            "post": list(Post.objects.filter(thread=thread_id).values_list("pk", flat=True)),
        }

    def involved(self, subject_id: UUID) -> set[UUID]:
        """Its author, if it has a name."""
        author = _post(subject_id).author_id
        return {author} if author else set()

    def is_by(self, person: Person, subject_id: UUID) -> bool:
        """Whether this person wrote it, by name or by voice."""
        return is_author(person, _post(subject_id))

    def moderators(self, subject_id: UUID) -> list[Person]:
        """The moderators of its group."""
        return moderators_of(_post(subject_id).thread.group_id)

    def scope(self, subject_id: UUID) -> UUID | None:
        """Its group."""
        return _post(subject_id).thread.group_id

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """Hold, release or remove it."""
        {"hold": actions.hold, "release": actions.release, "remove": actions.remove}[verb](_post(subject_id))

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """A letter in the post's mailbox."""
        actions.write_to_author(post=_post(subject_id), sender=actor, text=text)


class ThreadSubject(PostSubject):
    """A whole thread: judged through its first post."""

    def title(self, subject_id: UUID) -> str:
        """As for its first post."""
        return super().title(_first(subject_id))

    def excerpt(self, subject_id: UUID, viewer: Person | None) -> Excerpt:
        """As for its first post."""
        return super().excerpt(_first(subject_id), viewer)

    def whole(self, subject_id: UUID) -> tuple[str, ...]:
        """As for its first post."""
        return super().whole(_first(subject_id))

    def gathered(self, subject_id: UUID) -> dict[str, list[UUID]]:
        """As for its first post."""
        return super().gathered(_first(subject_id))

    def involved(self, subject_id: UUID) -> set[UUID]:
        """As for its first post."""
        return super().involved(_first(subject_id))

    def is_by(self, person: Person, subject_id: UUID) -> bool:
        """As for its first post."""
        return super().is_by(person, _first(subject_id))

    def moderators(self, subject_id: UUID) -> list[Person]:
        """As for its first post."""
        return super().moderators(_first(subject_id))

    def scope(self, subject_id: UUID) -> UUID | None:
        """As for its first post."""
        return super().scope(_first(subject_id))

    def act(self, subject_id: UUID, verb: str, actor: Person) -> None:
        """As for its first post: holding or removing that hides the thread."""
        super().act(_first(subject_id), verb, actor)

    def write_to_author(self, subject_id: UUID, text: str, actor: Person) -> None:
        """To who opened it."""
        super().write_to_author(_first(subject_id), text, actor)


def _post(post_id: UUID) -> Post:
    post = Post.objects.select_related("thread__group", "author").filter(pk=post_id).first()
    if post is None:
        raise Http404
    return post


def _first(thread_id: UUID) -> UUID:
    found = Post.objects.filter(thread=thread_id, number=1).values_list("pk", flat=True).first()
    if found is None:
        raise Http404
    return found


def _titled(post: Post) -> str:
    return f"{post.thread.title}\n\n{post.body}" if post.number == 1 else post.body


def _said(post: Post) -> str:
    words = post.body if post.state in {State.SHOWN, State.HELD} else _("(no longer here)")
    return f"{voice_of(post) or _('Someone who left')}: {words}"


def _earlier(post: Post) -> list[str]:
    return list(Earlier.objects.filter(post=post).order_by("replaced_at").values_list("body", flat=True))


def _letters(post: Post) -> list[str]:
    letters = Letter.objects.filter(post=post).select_related("sender").order_by("sent_at")
    return [
        f"{letter.sender.name if letter.sender else _('The writer answers')}: {letter.text.reveal()}"
        for letter in letters
    ]
