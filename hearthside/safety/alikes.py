"""Words that came in many copies: one case stands for all of them, and a decision reaches each."""

from uuid import UUID

from django.http import Http404

from hearthside.accounts.models import Person
from hearthside.kernel import push
from hearthside.safety.models import Alike, Case
from hearthside.safety.subjects import subject_of


def add_alike(case: Case, *, kind: str, subject_id: UUID, author: Person | None) -> None:
    """The case stands for this too. `author` is None when anonymous."""
    Alike.objects.create(case=case, kind=kind, subject_id=subject_id, person=author)
    push.changed("desk")


def act_on(case: Case, verb: str, actor: Person) -> list[Alike]:
    """The subject of the case and everything it stands for is held, shown or taken down; returns the others it reached."""
    subject_of(case.kind).act(case.subject_id, verb, actor)
    return [one for one in case.alikes.select_related("person") if _acted(one, verb, actor)]


def _acted(one: Alike, verb: str, actor: Person) -> bool:
    """False for what is no longer there."""
    try:
        subject_of(one.kind).act(one.subject_id, verb, actor)
    except Http404:
        return False
    return True
