"""The verbs of the room: what rooms above call when their things change, and what a person decides about being found."""

from collections.abc import Sequence
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.accounts.topics import TOPICS
from hearthside.kernel import jobs
from hearthside.kernel.refusals import NotAllowed
from hearthside.search import building, tasks
from hearthside.search.engines import IndexLost, engine
from hearthside.search.models import Findable

PEOPLE = "person"
MANY = 200


def renew(kind: str, subjects: Sequence[UUID]) -> None:
    """The index says of these things what is so now, at once and in the caller's transaction; by a job where it lies elsewhere.

    Call it when a thing's words, or whether others may find it, have changed. New things of a vast kind come in by themselves.
    Never fails for the index's sake: one that is lost is built anew.
    """
    if not subjects:
        return
    if engine().is_inside:
        _kept_whole(kind, subjects)
    else:
        arguments = {"kind": kind, "subjects": ",".join(str(one) for one in subjects)}
        jobs.later(tasks.renew, arguments=arguments)


def forget(kind: str, subjects: Sequence[UUID]) -> None:
    """Nothing of these things is left in the index, at once and in the caller's transaction. As `renew` otherwise."""
    if not subjects:
        return
    if not engine().is_inside:
        arguments = {"kind": kind, "subjects": ",".join(str(one) for one in subjects)}
        jobs.later(tasks.forget, arguments=arguments)
        return
    try:
        engine().drop(kind, subjects)
    except IndexLost as fault:
        _unless_lost(fault)


def forget_scope(scope: UUID) -> None:
    """Nothing of whatever lies in this scope, such as a group that is deleted, is left in the index: at once and in the caller's
    transaction. As `renew` otherwise."""
    if not engine().is_inside:
        jobs.later(tasks.forget_scope, arguments={"scope": str(scope)})
        return
    try:
        engine().drop_scope(scope)
    except IndexLost as fault:
        _unless_lost(fault)


def build_soon() -> None:
    """A job takes in everything there is; call it after filling a place from outside."""
    jobs.later(tasks.build)


def _kept_whole(kind: str, subjects: Sequence[UUID]) -> None:
    try:
        building.renew_now(kind, subjects)
    except IndexLost as fault:
        _unless_lost(fault)


def _unless_lost(fault: IndexLost) -> None:
    if not building.note_trouble(fault):
        raise fault.__cause__ if isinstance(fault.__cause__, DatabaseError) else fault


@transaction.atomic
def be_findable(*, person: Person, topics: Sequence[str]) -> None:
    """People of the same age band who share a group with this person find them by these topics. Refuses an empty or unknown choice."""
    if not topics or not set(topics) <= set(TOPICS):
        raise NotAllowed(_("Choose at least one from the list."))
    Findable.objects.update_or_create(person=person, defaults={"topics": sorted(set(topics))})
    renew(PEOPLE, [person.pk])


@transaction.atomic
def be_unfindable(*, person: Person) -> None:
    """Nobody finds this person any more, from this moment on."""
    Findable.objects.filter(person=person).delete()
    forget(PEOPLE, [person.pk])
