"""Jobs: taking in what is new, building anew, and looking each night for what should not be there."""

from uuid import UUID

from hearthside.kernel import jobs, schedule
from hearthside.search import building, kinds
from hearthside.search.engines import IndexLost, engine

STEPS = 40
"""Steps of one job before it makes room for others."""


@jobs.may_repeat
@schedule.every(minutes=1)
def take_in_news() -> None:
    """What became public by the minute before last can be found. An index that was lost is built on."""
    try:
        building.look_for_more()
        build()
    except IndexLost as fault:
        building.note_trouble(fault)


@jobs.may_repeat
def build() -> None:
    """Up to `STEPS` steps, each a transaction of its own; the rest by another job."""
    for _ in range(STEPS):
        if building.step():
            return
    jobs.later(build)


@schedule.daily(hour=3)
def tidy_up() -> None:
    """Each kind is walked through for what nobody may find any more."""
    for kind in kinds.all_kinds():
        jobs.later(tidy, arguments={"kind": kind.name, "place": ""})


@schedule.every(minutes=60)
def read_small_kinds_anew() -> None:
    """What a small kind says now is what it is found by, whoever changed it."""
    for kind in kinds.all_kinds():
        if not kind.is_vast:
            jobs.later(read_anew, arguments={"kind": kind.name, "place": ""})


@jobs.may_repeat
def tidy(kind: str, place: str) -> None:
    """One stretch of the walk; the next is another job."""
    after = building.tidy(kind, place)
    if after is not None:
        jobs.later(tidy, arguments={"kind": kind, "place": after})


@jobs.may_repeat
def read_anew(kind: str, place: str) -> None:
    """A stretch of a small kind says in the index what it says now."""
    subjects, after = kinds.kind_called(kind).some_after(place, building.BATCH)
    building.renew_now(kind, subjects)
    if len(subjects) == building.BATCH:
        jobs.later(read_anew, arguments={"kind": kind, "place": after})


@jobs.reaches_out
def renew(kind: str, subjects: str) -> None:
    """`actions.renew` for an index that lies elsewhere."""
    building.renew_now(kind, _ids(subjects))


@jobs.reaches_out
def forget(kind: str, subjects: str) -> None:
    """`actions.forget` for an index that lies elsewhere."""
    engine().drop(kind, _ids(subjects))


@jobs.reaches_out
def forget_scope(scope: str) -> None:
    """`actions.forget_scope` for an index that lies elsewhere."""
    engine().drop_scope(UUID(scope))


def _ids(text: str) -> list[UUID]:
    return [UUID(one) for one in text.split(",")]
