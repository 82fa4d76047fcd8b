"""Who may ask, who may agree, and who may look. Who has a part in it says the one rule of `safety.uninvolved`: it is about persons, so
that no heap of roles gets around it."""

from uuid import UUID

from django.http import Http404
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.conversations.models import AnonymousAuthor
from hearthside.conversations.voices import author_of
from hearthside.oversight.models import Opening
from hearthside.oversight.talks import group_of, was_read_of
from hearthside.oversight.vocabulary import Purpose, Standing
from hearthside.safety import uninvolved
from hearthside.safety.access import get_case_for as safety_case_for
from hearthside.safety.models import Case
from hearthside.safety.subjects import are_near, has_written, scopes_of

HINDERS_ASKING = {"about", "reported", "apart", "near"}
"""Parts in a case that keep somebody from asking. Having worked on it does not."""


def is_officer(person: Person) -> bool:
    """Safety leads and operators: the only ones who may ask or agree."""
    return (person.is_safety_lead or person.is_operator) and not person.is_paused


def check_officer(person: Person) -> None:
    """Passes for officers; for anybody else nothing of this exists (Http404)."""
    if not is_officer(person):
        raise Http404


def get_case_for(person: Person, case_id: UUID) -> Case:
    """The case, for an officer who may open it, or a moderator of another group who has to look; else Http404. Whoever wrote the
    anonymous post in question finds nothing."""
    case = safety_case_for(person, case_id)
    if has_written(person, case.kind, case.subject_id) or not purposes_for(case, person):
        raise Http404
    return case


def may_read_elsewhere(person: Person, case: Case) -> bool:
    """A moderator of another group who may open the case, called about it on watch for instance, and has no part in it."""
    if person.is_paused or not scopes_of(person) or case.scope is None or case.scope in scopes_of(person):
        return False
    return not HINDERS_ASKING.intersection(uninvolved.conflicts_of(person, case))


def get_opening_for(person: Person, opening_id: UUID) -> Opening:
    """The request, for any officer whom it is not about, and for whoever asked; else Http404."""
    found = Opening.objects.select_related("case", "asked_by", "answered_by").filter(pk=opening_id).first()
    if (
        found is None
        or not (is_officer(person) or found.asked_by_id == person.pk)
        or "about" in conflicts_of(person, found)
    ):
        raise Http404
    return found


def purposes_for(case: Case, person: Person | None = None) -> list[Purpose]:
    """What can be opened in this case: an author where the post is anonymous, a conversation where there is one. Of this, what the
    person may ask for: officers anything, a moderator of another group the conversation only."""
    if person is not None and not is_officer(person):
        can_read = case.kind in ("post", "thread") and may_read_elsewhere(person, case)
        return [Purpose.READING] if can_read else []
    found = [Purpose.DISCLOSURE]
    if case.kind in ("post", "thread"):
        found.append(Purpose.READING)
    if group_of(case) is not None:
        found.append(Purpose.GROUP)
    if _box_of(case) is not None:
        found.insert(0, Purpose.AUTHOR)
    return found


def conflicts_of(person: Person, opening: Opening) -> list[str]:
    """Why this person cannot be the second one, as codes of `uninvolved.CONFLICTS`; empty for somebody uninvolved."""
    own = ["own"] if opening.asked_by_id == person.pk else []
    return [*own, *_conflicts(person, opening.case, opening.purpose)]


def _conflicts(person: Person, case: Case, purpose: str) -> list[str]:
    """Those of the case, and belonging to the group where its whole talk is to be read: a case about a group has no place of its own."""
    found = uninvolved.conflicts_of(person, case)
    group = group_of(case) if purpose == Purpose.GROUP and "near" not in found else None
    return [*found, "near"] if group and are_near(person, None, group.pk) else found


def refusal_to_ask(person: Person, case: Case, purpose: str) -> str:
    """A code for why this person may not ask; empty when they may. Having worked on the case does not matter."""
    conflicts = [code for code in _conflicts(person, case, purpose) if code in HINDERS_ASKING]
    return conflicts[0] if conflicts else "" if purpose in purposes_for(case, person) else "wrong_item"


def refusal_to_look(person: Person, opening: Opening, purpose: str) -> str:
    """A code for why this person may not open this now; empty when they may. Only the two people of the request may."""
    if opening.purpose != purpose:
        return "wrong_item"
    reads_own = person.pk == opening.asked_by_id and purpose == Purpose.READING and not person.is_paused
    if person.pk not in (opening.asked_by_id, opening.answered_by_id) or not (is_officer(person) or reads_own):
        return "not_theirs"
    if opening.answered_by_id in (None, opening.asked_by_id) or not opening.is_agreed:
        return "no_second_person"
    return "" if opening.standing == Standing.OPEN else "expired"


def refusal_to_agree(person: Person, opening: Opening) -> str:
    """A code for why this person may not agree now; empty when they may."""
    if not is_officer(person):
        return "not_theirs"
    if conflicts := conflicts_of(person, opening):
        return conflicts[0]
    if opening.answered_at is not None:
        return "answered"
    return "" if Opening.objects.waiting(timezone.now()).filter(pk=opening.pk).exists() else "expired"


def _box_of(case: Case) -> AnonymousAuthor | None:
    if case.kind == "thread":
        return (
            AnonymousAuthor.objects.select_related("post").filter(post__thread=case.subject_id, post__number=1).first()
        )
    return AnonymousAuthor.objects.select_related("post").filter(post=case.subject_id).first()


def author_in(case: Case) -> UUID | None:
    """Who wrote the anonymous post of this case; None where there is none. The caller answers for why it is opened."""
    box = _box_of(case)
    return author_of(box.post) if box else None


def may_be_told(person: Person, opening: Opening) -> bool:
    """Whether the person has learned by now that this was opened: whoever it was about, or everybody whose group was read."""
    if opening.told_at is None:
        return False
    if opening.purpose == Purpose.GROUP:
        return was_read_of(person, opening)
    return person.pk in (author_in(opening.case), opening.case.person_id)
