"""Asking: from what was typed to what this reader may see. Nothing of the question is kept."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any
from uuid import UUID

from hearthside.accounts.models import Person
from hearthside.search import building, kinds
from hearthside.search.asking import Asked, understand
from hearthside.search.engines import Engine, Found, IndexLost, Wanted, engine
from hearthside.search.kinds import Hit, Kind
from hearthside.search.models import Findable
from hearthside.search.ranking import best_first, fits
from hearthside.search.reasons import Line, reasons_of
from hearthside.search.snippets import Piece, plain_words, snippet
from hearthside.search.terms import sign_term

NEWEST = 1_000
"""The newest that answer; the order of the best is worked out among these, so that a common word costs no more than a rare one."""
PHRASES = 5_000
"""As `NEWEST`, where a phrase is looked for: that its words follow each other is seen only here."""
PAGE = 20
MOST_PAGES = 5
FEW = 4
"""Things of a small kind on the page."""
ENOUGH = 5
"""With fewer conversations than this, those with some of the words come after them."""
LOOSE = 200
"""The newest with some of the words, from which the nearest are taken."""
LOOKS = (32, 64)
"""How many are asked about at first, and how many then; what the reader may not see falls out. Only after that, all others."""


@dataclass(frozen=True)
class Shown:
    """A hit with the piece of text that shows why."""

    hit: Hit
    pieces: list[Piece]
    title: list[Piece]
    reasons: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """The hits of one kind."""

    name: str
    label: Any
    hits: list[Shown]


@dataclass(frozen=True)
class Results:
    """What the page shows."""

    asked: Asked
    sections: list[Section] = field(default_factory=list)
    has_more: bool = False
    has_loose: bool = False
    """Some of the hits have only some of the words."""
    is_whole: bool = True

    @property
    def is_empty(self) -> bool:
        """Nothing was found that this reader may see."""
        return not self.sections


def search(person: Person | None, text: str, *, is_newest_first: bool = False, page: int = 1) -> Results:
    """What this person finds by this text now. At most fourteen queries, whatever there is. Never fails for the index's sake."""
    asked = understand(text)
    if asked.trouble:
        return Results(asked)
    is_whole = building.is_whole(building.current_state())
    try:
        looked = _look(person, asked, is_newest_first, min(max(page, 1), MOST_PAGES) * PAGE)
    except IndexLost as fault:
        building.note_trouble(fault)
        return Results(asked, is_whole=False)
    if not looked.sections and is_whole and not engine().is_there():
        is_whole = not building.note_trouble() or not _had_any()
    return replace(looked, is_whole=is_whole)


def _had_any() -> bool:
    state = building.current_state()
    return state is not None and state.has_any


def _look(person: Person | None, asked: Asked, is_newest_first: bool, most: int) -> Results:
    sections, is_loose, has_more = list[Section](), False, False
    if small := [kind for kind in kinds.all_kinds() if not kind.is_vast]:
        sections += _small_sections(person, asked, small)
    for kind in (kind for kind in kinds.all_kinds() if kind.is_vast):
        hits, loose, more = _vast_hits(person, asked, kind, is_newest_first, most)
        is_loose, has_more = is_loose or loose, has_more or more
        sections += [Section(kind.name, kind.label, _with_pieces(hits, asked))] if hits else []
    order = [kind.name for kind in kinds.all_kinds()]
    sections.sort(key=lambda section: order.index(section.name))
    return Results(asked, sections, has_more, is_loose)


def _small_sections(person: Person | None, asked: Asked, small: Sequence[Kind]) -> list[Section]:
    """The few best of each small kind: with all words, and where those are few, with some."""
    signs = frozenset(sign_term(kind.name) for kind in small)
    rows = _of_small_kinds(Wanted(asked.groups, _without(asked), signs=signs), asked)
    by_kind = defaultdict[str, list[UUID]](list)
    for row in rows:
        by_kind[row.kind].append(row.subject)
    shown = [(kind, kind.shown(person, by_kind[kind.name])[:FEW]) for kind in small if by_kind[kind.name]]
    return [Section(kind.name, kind.label, _with_pieces(hits, asked)) for kind, hits in shown if hits]


def _of_small_kinds(wanted: Wanted, asked: Asked) -> list[Found]:
    """Those with all words, the best first, and behind them, where they are few, those with some. Mostly one question tells both."""
    if len(asked.must) == 1:
        return _ordered(_fitting(engine(), wanted, asked), asked, False)
    some = engine().newest(replace(wanted, is_any=True), LOOSE)
    is_all = len(some) < LOOSE
    whole = [row for row in some if fits(row, asked)] if is_all else _fitting(engine(), wanted, asked)
    rows = _ordered(whole, asked, False)
    return rows + _nearest(some, asked, rows) if len(rows) < FEW else rows


def _vast_hits(
    person: Person | None, asked: Asked, kind: Kind, is_newest_first: bool, most: int
) -> tuple[list[Hit], bool, bool]:
    scopes = kind.scopes(person)
    if scopes is not None and not scopes:
        return [], False, False
    wanted = Wanted(asked.groups, _without(asked), kind=kind.name, scopes=scopes)
    rows = _ordered(_fitting(engine(), wanted, asked), asked, is_newest_first)
    hits = _may_see(person, kind, rows, most + 1)
    if len(hits) >= ENOUGH or len(asked.groups) < 2:
        return hits[:most], False, len(hits) > most
    others = _nearest(engine().newest(replace(wanted, is_any=True), LOOSE), asked, rows)
    known = {_whole(hit) for hit in hits}
    loose = [hit for hit in _may_see(person, kind, others, most) if _whole(hit) not in known]
    return (hits + loose)[:most], bool(loose), len(hits) + len(loose) > most


def _fitting(index: Engine, wanted: Wanted, asked: Asked) -> list[Found]:
    most = PHRASES if any(len(part.groups) > 1 for part in asked.must) else NEWEST
    return [row for row in index.newest(wanted, most) if fits(row, asked)][:NEWEST]


def _ordered(rows: list[Found], asked: Asked, is_newest_first: bool) -> list[Found]:
    return rows if is_newest_first else best_first(rows, asked.groups)


def _nearest(some: Sequence[Found], asked: Asked, known: Sequence[Found]) -> list[Found]:
    """Of things with some of the words the other ones, the best first; only those with at least half of what a question of several words
    asks, and with every phrase as it is."""
    seen, groups = {(row.kind, row.key) for row in known}, asked.groups
    apart = Asked(tuple(part for part in asked.must if len(part.groups) > 1), asked.without)
    rows = [row for row in some if (row.kind, row.key) not in seen and fits(row, apart)]
    least = (len(groups) + 1) // 2 if len(groups) > 2 else 1
    return best_first(
        [row for row in rows if sum(not group.isdisjoint(row.terms) for group in groups) >= least], groups
    )


def _without(asked: Asked) -> frozenset[int]:
    """Single words that must not be there; phrases are looked at in what comes back."""
    return frozenset(term for part in asked.without if len(part.groups) == 1 for term in part.groups[0])


def _may_see(person: Person | None, kind: Kind, rows: Sequence[Found], most: int) -> list[Hit]:
    """The first that the reader may see, one of each whole. Asks at most three times."""
    seen, hits = set[UUID](), list[Hit]()
    for part in _in_parts(rows, most):
        for hit in kind.shown(person, [row.subject for row in part]):
            if _whole(hit) not in seen:
                seen.add(_whole(hit))
                hits.append(hit)
        if len(hits) >= most:
            break
    return hits[:most]


def _in_parts(rows: Sequence[Found], most: int) -> Iterator[Sequence[Found]]:
    first = max(LOOKS[0], most)
    ends = (0, first, first + LOOKS[1], len(rows))
    yield from (part for start, end in pairwise(ends) if (part := rows[start:end]))


def _whole(hit: Hit) -> UUID:
    return hit.together or hit.subject


def _with_pieces(hits: Sequence[Hit], asked: Asked) -> list[Shown]:
    return [
        Shown(hit, snippet(plain_words(hit.text), asked), snippet(hit.title, asked), reasons_of(hit, asked))
        for hit in hits
    ]


def own_topics(person: Person) -> list[str] | None:
    """The topics this person may be found by; None while they do not want to be found. One query."""
    row = Findable.objects.filter(person=person).first()
    return list(row.topics) if row else None
