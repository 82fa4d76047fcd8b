"""The index of search is harmed in every way we know, and whoever builds it is killed with SIGKILL at every step: python -m
tests.faults.index_losses [torn]

Each deed is a process of its own, forked from this one, with its own connection to the site's database: only a new connection meets a
damaged file as a new worker would. Prints what was found, as JSON. With "torn" the steps of a building are no transactions: the fault
that the count must see.
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from hearthside.search import building, kinds, tasks  # noqa: E402
from hearthside.search.engines import Wanted, engine  # noqa: E402
from hearthside.search.queries import search  # noqa: E402
from hearthside.search.terms import choices, words_in  # noqa: E402
from hearthside.search.tests.builders import Notes  # noqa: E402
from hearthside.search.tests.harms import HARMS, harm  # noqa: E402
from hearthside.search.tests.questions import NOTES  # noqa: E402
from tests.faults.worker_kills import KILLED, WRITES, apart, gone_before  # noqa: E402

MOST, STEP = 200, 4
ASKED = ("sleep", "panic bus", "тихо", '"long nights"')
TORN = range(6, 12)
"""Places where a step that is not one transaction shows."""
OUR_WRITES = (*WRITES, "CREATE", "DROP", "TRUNCATE")


def only_notes() -> None:
    """The one kind of thing that there is."""
    kinds._kinds.clear()
    kinds._kinds["note"] = Notes(NOTES)


def answers() -> list[Any]:
    """Each question: the titles, and whether search says that all can be found."""
    results = [search(None, text) for text in ASKED]
    return [[[one.title[0].text for part in found.sections for one in part.hits], found.is_whole] for found in results]


def whole() -> list[Any]:
    """Everything the index holds, with its terms in order; and what it answers."""
    notes = kinds.kind_called("note")
    words = [choices(word) for said in NOTES.values() for word in words_in(" ".join(said))]
    rows = engine().newest(Wanted([one for one in words if one], is_any=True), 1000)
    held = {notes.notes[row.subject][0]: list(row.terms) for row in rows}  # type: ignore[attr-defined]
    return [held, [row.subject.hex for row in rows], answers()]


def built() -> None:
    """By the minute's job, from whatever is there."""
    tasks.take_in_news()


def afresh() -> None:
    """The index is thought lost."""
    building.begin_anew()


def build_until(left: int) -> None:
    """Build in small steps, and be gone before the write or commit that comes after so many."""
    with gone_before(left, OUR_WRITES):
        while not building.step(most=STEP):
            pass


def done(what: Any) -> Any:
    """What it says when it was done in a process of its own; it ends well."""
    code, said = apart(what)
    assert code == 0, said
    return json.loads(said)


def kills(places: range) -> dict[str, Any]:
    """These places to die at, as far as there are any."""
    done(afresh), done(built)
    right, wrong = done(whole), dict[int, str]()
    for place in places:
        done(afresh)
        end, _said = apart(lambda place=place: build_until(place))
        between = done(answers)
        done(built)
        if done(whole) != right:
            wrong[place] = "the index differs"
        if end == KILLED and [one for one, good in zip(between, right[2], strict=True) if one != good and one[1]]:
            wrong[place] = "search says that it is whole"
        if end != KILLED:
            return {"killed": place, "came_through": end == 0, "wrong": wrong}
    return {"killed": len(places), "came_through": False, "wrong": wrong}


def losses() -> dict[str, list[str]]:
    """Every harm: what went wrong while it lasted, and after the next minute."""
    done(afresh), done(built)
    right, found = done(whole), dict[str, list[str]]()
    for name in HARMS[connection.vendor]:
        done(lambda name=name: harm(name))
        during = done(answers)
        silent = [one for one, good in zip(during, right[2], strict=True) if one != good and one[1]]
        done(built)
        after = [] if done(whole) == right else ["not the same index"]
        done(afresh), done(built)
        found[name] = [*(["nobody is told"] if silent else []), *after, *([] if done(whole) == right else ["twice"])]
    return found


def torn() -> None:
    """A step is no longer one transaction."""
    building.step = building.step.__wrapped__
    connection.features.has_select_for_update = False


if __name__ == "__main__":
    only_notes()
    if "torn" in sys.argv:
        torn()
        print(json.dumps({"kills": kills(TORN)}))
    else:
        print(json.dumps({"losses": losses(), "kills": kills(range(MOST))}))
