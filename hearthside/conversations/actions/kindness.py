"""Reactions: few, kind and labelled, for the author's eyes. Nobody sees how many."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.conversations import voices
from hearthside.conversations.models import Post, Reaction, State
from hearthside.groups import access as groups
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed
from hearthside.words.intents import REACTIONS


@transaction.atomic
def react(*, person: Person, post: Post, kind: str) -> bool:
    """Give this reaction, or take it back if it was given. True when it is now given. Refuses one's own post and unknown kinds."""
    groups.check_can_write(person, post.thread.group)
    if voices.is_author(person, post) or kind not in REACTIONS or post.state != State.SHOWN:
        raise NotAllowed(_("That reaction does not fit here."))
    check_rate("react", person.pk, at_most=60, per_seconds=600)
    taken_back, _rows = Reaction.objects.filter(post=post, person=person, kind=kind).delete()
    if not taken_back:
        given = Reaction(post=post, person=person, kind=kind)
        Reaction.objects.bulk_create([given], ignore_conflicts=True)  # The same tap, sent twice, may have been first.
    return not taken_back
