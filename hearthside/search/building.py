"""How things come into the index: what is new every minute, all of it when it must be built anew. Each step is whole or not at all."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from hearthside.kernel.prepared import Prepared, columns, revived
from hearthside.search import kinds
from hearthside.search.engines import Entry, IndexLost, engine
from hearthside.search.kinds import Kind, Text
from hearthside.search.models import IndexState
from hearthside.search.terms import fingerprint, terms_of

BATCH = 500


def is_whole(state: IndexState | None) -> bool:
    """Whether everything there is can be found, as far as the state says."""
    return state is not None and state.is_whole and state.fingerprint == fingerprint()


def current_state() -> IndexState | None:
    """How far the index is. One query."""
    rows = _state()
    return revived(IndexState, rows[0]) if rows else None


@Prepared
def _state() -> QuerySet[IndexState, Any]:
    return IndexState.objects.filter(pk=1).values_list(*columns(IndexState))


@transaction.atomic
def step(most: int = BATCH) -> bool:
    """Take in the next things: true when nothing is left for now. An index of another making is emptied first.

    Steps of several workers come one after the other; a step that was cut off is done again, with the same end. The last step of a
    building settles the index.
    """
    state = _locked()
    if state.fingerprint != fingerprint():
        _begin_anew(state)
    kind = _next_kind(state)
    if kind is not None:
        _take_in(state, kind, most)
    if not state.is_whole and _is_built(state):
        state.is_whole = True
        transaction.on_commit(engine().settle, robust=True)
    state.save(update_fields=["is_whole", "has_any", "places", "built"])
    return _next_kind(state) is None


def _locked() -> IndexState:
    IndexState.objects.get_or_create(pk=1, defaults={"fingerprint": ""})
    rows = IndexState.objects.filter(pk=1)
    return (rows.select_for_update() if connection.features.has_select_for_update else rows).get()


def _begin_anew(state: IndexState) -> None:
    engine().clear()
    state.fingerprint, state.is_whole, state.has_any = fingerprint(), False, False
    state.places, state.built = {}, []
    state.save(update_fields=["fingerprint"])


def _is_built(state: IndexState) -> bool:
    return all(kind.name in state.built for kind in kinds.all_kinds())


def _next_kind(state: IndexState) -> Kind | None:
    return next((kind for kind in kinds.all_kinds() if kind.name not in state.built), None)


def _take_in(state: IndexState, kind: Kind, most: int) -> None:
    subjects, place = kind.some_after(state.places.get(kind.name, ""), most)
    put(kind, kind.texts(subjects))
    state.places[kind.name] = place
    state.has_any = state.has_any or bool(subjects)
    if len(subjects) < most:
        state.built = [*state.built, kind.name]


@transaction.atomic
def look_for_more() -> None:
    """Vast kinds may have something new: the next steps look."""
    state = _locked()
    state.built = [name for name in state.built if not kinds.kind_called(name).is_vast]
    state.save(update_fields=["built"])


def put(kind: Kind, texts: Sequence[Text]) -> None:
    """These things can be found by these words."""
    sign = "" if kind.is_vast else kind.name
    engine().put(
        [Entry(kind.name, one.subject, one.scope, terms_of(one.title, one.body, also=sign), one.at) for one in texts]
    )


def renew_now(kind_name: str, subjects: Sequence[UUID]) -> None:
    """The index says of these things what is so now; of those that may not be found it says nothing."""
    kind = kinds.kind_called(kind_name)
    texts = kind.texts(subjects)
    gone = set(subjects) - {one.subject for one in texts}
    put(kind, texts) if texts else None
    engine().drop(kind_name, list(gone)) if gone else None


def note_trouble(fault: IndexLost | None = None) -> bool:
    """After the index did not answer, or held nothing: true when it is lost. Then it is built anew, beginning with the next minute."""
    if is_lost(current_state()):
        return True
    if not (fault and engine().is_damage(fault)) and engine().is_there():
        return False
    begin_anew()
    return True


def is_lost(state: IndexState | None) -> bool:
    """Whether a building from nothing is waiting."""
    return state is not None and not state.fingerprint


def begin_anew() -> None:
    """The next steps build the whole index from nothing."""
    IndexState.objects.filter(pk=1).update(is_whole=False, fingerprint="")


def tidy(kind_name: str, place: str, most: int = BATCH) -> str | None:
    """What is in the index without a right to be is gone, for the next things of a kind. The place to go on from; None at the end."""
    kind = kinds.kind_called(kind_name)
    subjects, after = engine().subjects_after(kind_name, place, most)
    right = {one.subject for one in kind.texts(subjects)}
    if gone := [one for one in subjects if one not in right]:
        engine().drop(kind_name, gone)
    return after if len(subjects) == most else None


__all__ = [
    "IndexLost",
    "begin_anew",
    "current_state",
    "is_whole",
    "look_for_more",
    "note_trouble",
    "renew_now",
    "step",
    "tidy",
]
