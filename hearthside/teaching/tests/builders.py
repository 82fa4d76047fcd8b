"""Decisions, second looks and readers for tests."""

from typing import Any

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import first_post, thread
from hearthside.groups.models import Group, Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.tests.builders import run_jobs
from hearthside.safety import actions as safety
from hearthside.safety.models import Case
from hearthside.teaching.models import Label, SecondLook


def moderated() -> tuple[Group, Person]:
    """A group, and somebody who moderates it."""
    place, mia = group(), person()
    member(place, mia, role=Role.MODERATOR)
    return place, mia


def posted(place: Group | None = None, **words: Any) -> Post:
    """A post that opened a conversation."""
    return first_post(thread(place, **words))


def case_of(post: Post) -> Case:
    """The case that its words opened."""
    return Case.objects.get(kind="post", subject_id=post.pk)


def decided(moderator: Person, case: Case, verb: str, **given: Any) -> Label | None:
    """The label of a step with a case, once the jobs have run."""
    case.refresh_from_db()
    before = set(Label.objects.values_list("pk", flat=True))
    safety.decide(moderator=moderator, case=case, verb=verb, version=case.version, **given)
    run_jobs()
    return Label.objects.exclude(pk__in=before).first()


def drawn(post: Post) -> SecondLook:
    """This post was drawn for a second look."""
    return SecondLook.objects.create(kind="post", subject_id=post.pk, scope=post.thread.group_id, version="0" * 12)
