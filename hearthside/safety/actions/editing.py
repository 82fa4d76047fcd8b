"""When an author changes words that the team asked them to change."""

import re
from uuid import UUID

from hearthside.kernel import push
from hearthside.safety.actions.sanctioning import end_hiding
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.verdicts import ONLY_WARNED, Verdict
from hearthside.safety.vocabulary import State


def hear_edit(verdict: Verdict, *, about: list[tuple[str, UUID]], before: str, after: str) -> bool:
    """Whether words that wait may be shown now, without a moderator: every case that holds them asked for a change, the words did
    change, and nothing in them points to harm. Then those cases hold them no longer. The cases stay open: a person looks afterwards."""
    held = [case for pair in about for case in Case.objects.filter(kind=pair[0], subject_id=pair[1], is_held=True)]
    asked = [case for case in held if case.awaits_edit]
    if not asked:
        return False
    is_shown = len(asked) == len(held) and is_clean(verdict) and _bare(before) != _bare(after)
    for case in asked:
        _note(case, is_shown=is_shown)
    push.changed("desk")
    return is_shown


def is_clean(verdict: Verdict) -> bool:
    """Read, and without any harm to others. Feelings, however heavy, are no harm: a call for help is not held for being one."""
    return not (verdict.holds or verdict.is_unread or set(verdict.harms) - ONLY_WARNED)


def _note(case: Case, *, is_shown: bool) -> None:
    if is_shown:
        end_hiding(case)
        case.is_held = case.awaits_edit = False
    if not case.is_closed:
        case.state = State.IN_PROGRESS if case.taken_by_id else State.OPEN
    case.version += 1
    case.save()
    CaseStep.objects.create(case=case, verb="edited_shown" if is_shown else "edited")


def _bare(text: str) -> str:
    """The words without case, spaces and marks: what a reader would call the same."""
    return re.sub(r"\W+", "", text.casefold())
