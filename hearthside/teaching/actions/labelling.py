"""Decisions become labels: what people said of words, beside what the reader says of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hearthside.accounts.models import Person
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.vocabulary import RANK, Level, Outcome, Rule
from hearthside.teaching.models import Label
from hearthside.teaching.vocabulary import HARMS_OF_RULE, LEAST_LEVEL
from hearthside.teaching.words import fingerprint, words_of
from hearthside.triage import engine
from hearthside.triage.shapes import ALL_HARMS


@dataclass(frozen=True)
class Said:
    """What a decision says of words. An empty level says nothing of how soon somebody should come."""

    level: str = ""
    there: tuple[str, ...] = ()
    not_there: tuple[str, ...] = ()

    @property
    def is_anything(self) -> bool:
        """Whether it says something at all."""
        return bool(self.level or self.there or self.not_there)


def note_decision(case_id: UUID, step_id: UUID) -> Label | None:
    """The decision is a label, once; None when it says nothing of the words, or when they are gone."""
    step = CaseStep.objects.select_related("case", "actor").filter(pk=step_id, case=case_id).first()
    said = said_by(step.case, step) if step else Said()
    if step is None or not said.is_anything or Label.objects.filter(pk=step_id).exists():
        return None
    return label(
        step.case.kind, step.case.subject_id, step.case.person, step.actor, step.verb, said, key=step_id, at=step.at
    )


def said_by(case: Case, step: CaseStep) -> Said:
    """What a step with a case says of its words."""
    if step.verb in ("raise", "lower") and step.code in RANK:
        return Said(level=step.code)
    if step.verb in ("close", "confirm_close"):
        return _said_at_the_end(case, step.code)
    if step.verb == "release":
        return Said(not_there=_named(case))
    return Said(there=HARMS_OF_RULE.get(step.code, ())) if step.code in Rule.values else Said()


def _said_at_the_end(case: Case, outcome: str) -> Said:
    if outcome == Outcome.NOTHING_NEEDED:
        return Said(level=Level.GREEN, not_there=_named(case))
    least = LEAST_LEVEL.get(outcome)
    return Said(level=max(case.level, least, key=RANK.__getitem__)) if least else Said()


def _named(case: Case) -> tuple[str, ...]:
    """Harms that the reader saw in the words of a case."""
    return tuple(one["code"] for one in case.reasons if one.get("code") in ALL_HARMS)


def label(
    kind: str,
    subject_id: UUID,
    person: Person | None,
    by: Person | None,
    verb: str,
    said: Said,
    *,
    key: UUID | None = None,
    at: datetime | None = None,
) -> Label | None:
    """A label that points to the words, with what the reader in use says of them; None once they are gone."""
    words = words_of(kind, subject_id)
    if words is None:
        return None
    found = engine.assess(words.text, previous=words.previous)
    made = Label(kind=kind, subject_id=subject_id, person=person, by=by, verb=verb, level=said.level)
    made.pk, made.at = key or made.pk, at or made.at
    made.harms_there, made.harms_not_there = list(said.there), list(said.not_there)
    made.read_level, made.read_harms, made.version = found.level, list(found.harms), found.version
    made.fingerprint = fingerprint(words)
    made.save(force_insert=True)
    return made
