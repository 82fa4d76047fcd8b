"""Lines between the team and the author of a post, through the post's own mailbox."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.conversations import access
from hearthside.conversations.models import Letter, Post
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed
from hearthside.notifications import actions as notifications
from hearthside.safety import actions as safety

NEW_LETTER = "conversations.new_letter"


@transaction.atomic
def write_to_author(*, post: Post, sender: Person, text: str) -> Letter:
    """The author finds this line at their post and on their home page. An anonymous author gets no notice row: none may name them."""
    letter = Letter.objects.create(post=post, sender=sender, text=text)
    if post.author_id:
        notifications.tell([post.author_id], NEW_LETTER, about=post.pk)
    return letter


@transaction.atomic
def answer_letter(*, author: Person, post: Post, text: str) -> Letter:
    """The author's answer reaches those who work on the case, under the post's voice; where the words are hidden or taken down it asks
    for a second look. Refuses anybody else, words that were taken back, where nobody wrote first, and more than 20 in an hour."""
    access.check_mailbox(author, post)
    check_rate("letter", author.pk, at_most=20, per_seconds=3600)
    if not Letter.objects.filter(post=post, sender__isnull=False).exists():
        raise NotAllowed(_("There is nobody to answer here yet."))
    letter = Letter.objects.create(post=post, text=text)
    safety.hear_author(kind="post", subject_id=post.pk)
    if post.number == 1:
        safety.hear_author(kind="thread", subject_id=post.thread_id)
    return letter
