"""What a whole group talks about, for two people who may read it: its conversations, a page at a time, and each of them whole."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from hearthside.accounts.models import Person
from hearthside.conversations.models import Post, Thread, ThreadSet
from hearthside.groups.models import Group, Membership
from hearthside.oversight.models import Opening
from hearthside.oversight.vocabulary import Purpose
from hearthside.safety.models import Case
from hearthside.safety.subjects import subject_of

A_PAGE = 30
"""Conversations listed at a time."""
INSIDE = ("active", "paused")


@dataclass(frozen=True)
class Talks:
    """A page of the conversations of a group, those with the newest words first."""

    threads: list[Thread]
    page: int
    has_more: bool


@dataclass(frozen=True)
class Talk:
    """One of them: its title and every post, as they are shown."""

    title: str
    lines: tuple[str, ...]


def group_of(case: Case) -> Group | None:
    """The group the case is about, or in which its words stand; None where there is none."""
    found = case.subject_id if case.kind == "group" else case.scope
    return Group.objects.filter(pk=found).first() if found else None


def talks_in(case: Case, page: int) -> Talks:
    """The conversations of the group of this case, hidden ones too. Two queries. Refuses (Http404) a case without a group."""
    threads, start = _threads(case).order_by("-last_post_at", "-pk"), (max(page, 1) - 1) * A_PAGE
    found = list(threads[start : start + A_PAGE + 1])
    return Talks(found[:A_PAGE], max(page, 1), len(found) > A_PAGE)


def thread_in(case: Case, thread_id: UUID) -> Thread:
    """This conversation of the group of the case; Http404 for one of any other group."""
    found = _threads(case).filter(pk=thread_id).first()
    if found is None:
        raise Http404
    return found


def talk_of(thread: Thread) -> Talk:
    """Everything said in it, in order. A voice without a name stays one."""
    whole = getattr(subject_of("thread"), "whole", None)
    return Talk(thread.title, whole(thread.pk) if whole else ())


def _threads(case: Case) -> ThreadSet:
    group = group_of(case)
    if group is None:
        raise Http404
    return Thread.objects.filter(group=group)


def whose_words(opening: Opening) -> list[UUID]:
    """Ids of everybody who has to learn that a group was read: who was in it then and still is, and who had written there by name."""
    return list(Person.objects.filter(_was_there(opening)).values_list("pk", flat=True))


def was_read_of(person: Person, opening: Opening) -> bool:
    """Whether this opening read a group that the person was in, or had written in by name. One query."""
    is_read = opening.purpose == Purpose.GROUP and opening.opened_at is not None
    return is_read and Person.objects.filter(_was_there(opening), pk=person.pk).exists()


def _was_there(opening: Opening) -> Q:
    group, at = group_of(opening.case), opening.opened_at
    if group is None or at is None:
        return Q(pk=None)
    inside = Membership.objects.filter(group=group, state__in=INSIDE, joined_on__lte=at.date())
    wrote = Post.objects.filter(thread__group=group, author__isnull=False, created_at__lte=at)
    return Q(pk__in=inside.values("person")) | Q(pk__in=wrote.values("author"))
