"""What a moderator can do with a case now. The list that is shown is the list that is checked again when it is done."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.safety import uninvolved
from hearthside.safety.models import Case, Sanction
from hearthside.safety.subjects import has_written, scopes_of, subject_of
from hearthside.safety.vocabulary import RANK, Level, Restriction, State


@dataclass(frozen=True)
class Remedy:
    """One thing to do: its verb, the words on its button, and what it does in one sentence."""

    verb: str
    label: Any
    what: Any


TAKE = Remedy("take", _("I am on it"), _("Others see that somebody looks after this."))
TAKE_OVER = Remedy("take_over", _("I take it over"), _("It is in your hands then, and no longer in theirs."))
PASS_ON = Remedy(
    "pass_on",
    _("Hand it on"),
    _("It goes back to the others. For red and crisis, who is next is called. Nobody asks why."),
)
WRITE = Remedy(
    "write", _("Write to the person"), _("Your words reach the author. Change the first draft so that it is yours.")
)
LOOK_IN = Remedy(
    "look_in",
    _("Look in on the person later"),
    _("They find your words after 1, 7, 30 and 90 days. They need not answer, and can stop it."),
)
HOLD = Remedy("hold", _("Hide for now"), _("Only the author and the team see it until you decide."))
RELEASE = Remedy("release", _("Show it to everybody"), _("It stands where it was written."))
ASK_EDIT = Remedy(
    "ask_edit",
    _("Ask for a change"),
    _(
        "It is hidden. When the author changes it and nothing points to harm any more, it is shown at once. The case stays with you."
    ),
)
REMOVE = Remedy("remove", _("Take it down"), _("The author is told why, and can ask for a second look."))
RAISE = Remedy("raise", _("Make it more urgent"), _("One tap. If you are not sure, do it."))
LOWER = Remedy("lower", _("Make it less urgent"), _("For trained people, with a reason."))
LIMIT = Remedy("limit", _("Stop writing for a while"), _("The person can read, get help and ask for a second look."))
SLOW = Remedy("slow", _("Slow the person down"), _("They can go on writing, a few posts an hour. They are told."))
SUSPEND = Remedy(
    "suspend", _("Pause the account for 30 days"), _("Two people who have no part in it decide this together.")
)
BAN = Remedy(
    "ban",
    _("Close the account for good"),
    _(
        "Two people who have no part in it decide this together. Help, their data and a second look stay open to the person."
    ),
)
PAUSE = Remedy(
    "pause", _("Pause the person"), _("Longer than a day, or for somebody of the team, a second person must agree.")
)
CONFIRM_PAUSE = Remedy(
    "confirm_pause", _("Agree to the decision"), _("Somebody else asked for it. It begins when you agree.")
)
DECLINE_PAUSE = Remedy("decline_pause", _("Do not agree"), _("The proposal is set aside."))
CLOSE = Remedy("close", _("Close the case"), _("Red and crisis need a second person to agree."))
CONFIRM_CLOSE = Remedy("confirm_close", _("Agree to close"), _("The case ends then. It can be opened again."))
KEEP_OPEN = Remedy("keep_open", _("Keep it open"), _("Somebody should go on looking after this."))
REOPEN = Remedy("reopen", _("Open it again"), _("It goes back to the queue."))


def remedies_for(moderator: Person, case: Case) -> list[Remedy]:
    """What this person may do now, the next thing to do first. Empty for somebody whom the case is about."""
    if moderator.pk == case.person_id or moderator.is_paused or has_written(moderator, case.kind, case.subject_id):
        return []
    if case.is_closed:
        return [REOPEN]
    first = [*_second_looks(moderator, case), *([TAKE] if case.state == State.OPEN else [])]
    return [
        *first,
        *_with_words(moderator, case),
        *_with_level(moderator, case),
        *_with_person(moderator, case),
        *_with_hands(moderator, case),
        *_ending(case),
    ]


def is_trained(person: Person) -> bool:
    """Certified as a helper, or a safety lead: lowering a colour asks for it (DOMAIN 3.1)."""
    return person.is_helper or person.is_safety_lead


def takes_edits(case: Case) -> bool:
    """Whether its author can change the words of this kind of subject."""
    return bool(getattr(subject_of(case.kind), "takes_edits", False))


def proposed_pause(case: Case) -> Sanction | None:
    """The decision that waits for a second person, if any."""
    return case.sanctions.filter(is_confirmed=False).first()


def _second_looks(moderator: Person, case: Case) -> list[Remedy]:
    pause = proposed_pause(case)
    looks = [] if case.closing_by_id is None else [KEEP_OPEN]
    if case.closing_by_id not in (None, moderator.pk):
        looks.insert(0, CONFIRM_CLOSE)
    if pause is None:
        return looks
    may_agree = not uninvolved.hindrance(moderator, case, "confirm_pause")
    return [*([CONFIRM_PAUSE] if may_agree else []), DECLINE_PAUSE, *looks]


def _with_words(moderator: Person, case: Case) -> list[Remedy]:
    if case.is_removed:
        return [WRITE, RELEASE]
    ask = [ASK_EDIT] if takes_edits(case) and not case.awaits_edit else []
    remove = [] if uninvolved.hindrance(moderator, case, "remove") else [REMOVE]
    return [WRITE, *ask, RELEASE if case.is_held else HOLD, *remove]


def _with_level(moderator: Person, case: Case) -> list[Remedy]:
    can_lower = case.level != Level.GREEN and is_trained(moderator)
    return [*([RAISE] if RANK[case.level] < RANK[Level.CRISIS] else []), *([LOWER] if can_lower else [])]


def _with_person(moderator: Person, case: Case) -> list[Remedy]:
    at_home = case.scope is not None and case.scope in scopes_of(moderator)
    has_reach = moderator.is_safety_lead or moderator.is_operator or at_home
    if case.person_id is None or not has_reach or proposed_pause(case) is not None:
        return []
    for_good = [SUSPEND, BAN] if moderator.is_safety_lead or moderator.is_operator else []
    return [*([LOOK_IN] if case.is_care else []), SLOW, LIMIT, PAUSE, *for_good]


def _with_hands(moderator: Person, case: Case) -> list[Remedy]:
    """A case that is in somebody's hands can change them."""
    if not case.is_in_hands:
        return []
    return [PASS_ON if case.taken_by_id == moderator.pk else TAKE_OVER]


def _ending(case: Case) -> list[Remedy]:
    return [] if case.closing_by_id else [CLOSE]


def restriction_of(verb: str) -> Restriction:
    """What a verb takes away from a person or their words."""
    return {
        "hold": Restriction.HIDDEN,
        "ask_edit": Restriction.EDIT_ASKED,
        "remove": Restriction.REMOVED,
        "limit": Restriction.REPLY_LIMITED,
        "slow": Restriction.SLOWED,
        "pause": Restriction.PAUSED,
        "suspend": Restriction.SUSPENDED,
        "ban": Restriction.BANNED,
    }[verb]
