"""Who looks at posts again, and who chooses the reader."""

from uuid import UUID

from django.http import Http404

from hearthside.accounts.models import Person
from hearthside.conversations.access import get_post_for
from hearthside.conversations.models import Post
from hearthside.conversations.voices import is_author
from hearthside.groups.models import Group, Visibility
from hearthside.safety.subjects import scopes_of
from hearthside.teaching.models import Reader, SecondLook, desk

MOST_TRIED = 60
"""Looks that are tried for one that this person may read."""


def check_sees_readers(person: Person) -> None:
    """Passes for safety leads and operators; for anybody else the figures do not exist (Http404)."""
    if not sees_readers(person):
        raise Http404


def sees_readers(person: Person) -> bool:
    """Whether this person reads how well posts are read."""
    return not person.is_paused and (person.is_safety_lead or person.is_operator)


def check_teaches(person: Person) -> None:
    """Passes for safety leads, who choose the reader; for anybody else nothing can be chosen (Http404)."""
    if person.is_paused or not person.is_safety_lead:
        raise Http404


def check_looks(person: Person) -> None:
    """Passes for safety leads and moderators; for anybody else second looks do not exist (Http404)."""
    if not may_look(person):
        raise Http404


def may_look(person: Person) -> bool:
    """Whether this person looks at posts again."""
    return not person.is_paused and (person.is_safety_lead or bool(scopes_of(person)))


def get_reader_for(person: Person, reader_id: UUID) -> Reader:
    """A reader that was learned here, for safety leads; else Http404."""
    check_teaches(person)
    found = Reader.objects.filter(pk=reader_id).first()
    if found is None:
        raise Http404
    return found


def next_look_for(person: Person) -> tuple[SecondLook, Post] | None:
    """The oldest post to look at again that this person may read anyway, and did not write; None when there is none."""
    check_looks(person)
    waiting = SecondLook.objects.filter(is_well=None).order_by("drawn_at", "pk")
    if not person.is_safety_lead:
        waiting = waiting.filter(scope__in=scopes_of(person))
    for look in waiting[:MOST_TRIED]:
        post = readable(person, look)
        if post is not None:
            return look, post
    return None


def get_look_for(person: Person, look_id: UUID) -> tuple[SecondLook, Post]:
    """This look and its post, for somebody who could be asked to look; else Http404."""
    check_looks(person)
    look = SecondLook.objects.filter(pk=look_id).first()
    if look is None or not (person.is_safety_lead or look.scope in scopes_of(person)):
        raise Http404
    post = readable(person, look)
    if post is None:
        raise Http404
    return look, post


def readable(person: Person, look: SecondLook) -> Post | None:
    """The post, when the normal rules let this person read it, it is not theirs, and its group takes part."""
    try:
        post = get_post_for(person, look.subject_id)
    except Http404:
        return None
    is_kept_out = post.thread.group.is_private and not desk().takes_private
    return None if is_kept_out or is_author(person, post) else post


def private_groups() -> set[UUID]:
    """Ids of the groups nobody outside may know of."""
    return set(Group.objects.filter(visibility=Visibility.PRIVATE).values_list("pk", flat=True))
