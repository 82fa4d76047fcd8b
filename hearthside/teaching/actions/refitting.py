"""The weekly fit: lessons from labels, weights that read the guard texts no worse, a file beside the shipped one. It affects nobody."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.kernel import audit
from hearthside.teaching import readers
from hearthside.teaching.guarding import SOON, faults, guarded, guarded_by_shipped
from hearthside.teaching.learning import Learned, Lesson, learn, weights_text
from hearthside.teaching.models import Label, Reader, change_desk
from hearthside.teaching.vocabulary import ENOUGH_LABELS, MOST_LABELS, Standing
from hearthside.teaching.words import fingerprint, words_of
from hearthside.triage import engine
from hearthside.triage.training.items import Item, read_sheets
from hearthside.triage.weights import Weights

ENDS = {
    "made": _("A new reader was made. It reads along."),
    "refused": _("A new reader was made, but it reads the guard texts worse. It cannot be used."),
    "nothing_new": _("People taught nothing that changes the reader."),
    "too_few": _("Too little was said yet to learn from."),
    "out_of_time": _("It took too long, so nothing was changed."),
    "no_base": _("The shipped weights cannot be read, so nothing was changed."),
}
AT_MOST = 300.0
"""Seconds of processor time for a fit."""
MOST_SHEETS = 6000
WAYS = ((1.0, 1.0), (0.5, 0.5), (0.25, 0.25), (0.5, 0.0), (0.25, 0.0))
"""How far the weights go, and the chances with them: all the way, half, a quarter; then with the shipped chances. Whatever the guard
texts bear."""


class OutOfTime(Exception):
    """The fit took longer than it may."""


def refit(*, at_most: float = AT_MOST, most_sheets: int = MOST_SHEETS) -> str:
    """A reader made from the shipped weights and what people said, put beside the one in use; how it ended, as a code of ENDS.

    Nobody is affected. What was made before and never used is replaced. Takes `at_most` seconds of processor time, else nothing changes.
    """
    try:
        end = _refit(_clock(at_most), most_sheets)
    except OutOfTime:
        end = "out_of_time"
    change_desk(tried_at=timezone.now(), tried=end)
    return end


def _refit(check: Callable[[], None], most_sheets: int) -> str:
    base, lessons = engine.shipped(), lessons_now(check)
    if base is None:
        return "no_base"
    if len(lessons) < ENOUGH_LABELS:
        return "too_few"
    learned = learn(base, lessons, _some(read_sheets(), most_sheets), check)
    new, figures, found = _as_far_as_it_may(base, learned, len(lessons), check)
    if Reader.objects.filter(version=new.version, standing__in=[Standing.IN_USE, Standing.PUT_BACK]).exists():
        return "nothing_new"
    figures |= _told(base, new, [one for one in lessons if one.is_kept_back and one.level])
    _put_beside(new, base, len(lessons), figures, is_good=not found)
    return "refused" if found else "made"


def _clock(at_most: float) -> Callable[[], None]:
    ends = time.process_time() + at_most

    def check() -> None:
        if time.process_time() > ends:
            raise OutOfTime

    return check


def lessons_now(check: Callable[[], None] = lambda: None) -> list[Lesson]:
    """The newest that people said of words which are still as they were; one lesson for each of them."""
    found: dict[str, Lesson] = {}
    for one in Label.objects.order_by("-at", "pk")[:MOST_LABELS]:
        check()
        words = words_of(one.kind, one.subject_id)
        if words is not None and fingerprint(words) == one.fingerprint:
            known = found.get(one.fingerprint) or Lesson(one.fingerprint, words.text, words.previous)
            found[one.fingerprint] = _with(known, one)
    return [found[key] for key in sorted(found)]


def _with(lesson: Lesson, label: Label) -> Lesson:
    """The lesson with what an older label adds; what is newer stays."""
    told = dict.fromkeys(label.harms_not_there, False) | dict.fromkeys(label.harms_there, True)
    return replace(lesson, level=lesson.level or label.level, harms={**told, **lesson.harms})


def _some(items: Iterable[Item], most: int) -> list[Item]:
    """What was written by hand first, then every so many-th of what templates made."""
    ordered = sorted(items, key=lambda item: item.is_grown)
    return ordered if len(ordered) <= most else ordered[:: -(-len(ordered) // most)]


def _as_far_as_it_may(
    base: Weights, learned: Learned, labels: int, check: Callable[[], None]
) -> tuple[Weights, dict[str, object], list[str]]:
    """The weights that went furthest without reading the guard texts worse; when none did, the nearest, and what is wrong with them."""
    before = guarded_by_shipped(base)
    for part, of_chances in WAYS:
        check()
        new = readers.keep(weights_text(base, learned, part, of_chances, labels))
        now = guarded(new)
        found = faults(now, before)
        if not found or (part, of_chances) == WAYS[-1]:
            break
        readers.drop(new.version)
    figures = {
        "part": part,
        "part_of_chances": of_chances,
        "guard": now.figures(),
        "guard_before": before.figures(),
        "faults": found,
    }
    return new, figures, found


def _told(base: Weights, new: Weights, lessons: list[Lesson]) -> dict[str, object]:
    """What both make of labels that were kept back: urgent ones seen, and false alarms."""
    urgent = [one for one in lessons if one.level in SOON]
    calm = [one for one in lessons if one.level not in SOON]
    both = {"before": base, "after": new}
    return {
        "urgent": len(urgent),
        "calm": len(calm),
        **{f"seen_{name}": _soon(urgent, weights) for name, weights in both.items()},
        **{f"alarms_{name}": _soon(calm, weights) for name, weights in both.items()},
    }


def _soon(lessons: list[Lesson], weights: Weights) -> int:
    return sum(engine.assess(one.text, previous=one.previous, weights=weights).level in SOON for one in lessons)


@transaction.atomic
def _put_beside(new: Weights, base: Weights, labels: int, figures: dict[str, object], *, is_good: bool) -> None:
    for old in Reader.objects.filter(standing__in=[Standing.BESIDE, Standing.REFUSED]).exclude(version=new.version):
        readers.drop(old.version)
        old.delete()
    known = {"base": base.version, "labels": labels, "figures": figures, "made_at": timezone.now()}
    standing = Standing.BESIDE if is_good else Standing.REFUSED
    made, _is_new = Reader.objects.update_or_create(version=new.version, defaults={**known, "standing": standing})
    audit.record("teaching", "reader_made", made, code=f"{new.version}:{standing}")
