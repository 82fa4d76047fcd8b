"""What a row of the desk says: what it may be, what comes next, and how long there is. Three seconds must be enough to choose one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.accounts.models import Person
from hearthside.safety.approaches import WORDS as APPROACHES
from hearthside.safety.models import Case, Cases, Report, Sanction
from hearthside.safety.vocabulary import SHORT, Level, Reason, State
from hearthside.safety.waiting import clock_in_words

KINDS = {
    "post": gettext_lazy("a post"),
    "thread": gettext_lazy("a conversation"),
    "person": gettext_lazy("a person"),
    "group": gettext_lazy("a group"),
}
TONES = {"crisis": "danger", "red": "danger", "amber": "attention", "green": "info"}
AT_THE_DOOR = {
    "first_post": gettext_lazy("First words of somebody new"),
    "gentle_time": gettext_lazy("A new conversation after a loss"),
    "first_voice": gettext_lazy("First words of an anonymous voice"),
    "alike": gettext_lazy("The same words several times"),
}
TOLD = {
    Reason.ASKS: gettext_lazy("Somebody asks the team to write"),
    Reason.ELSE: gettext_lazy("Somebody told us something"),
}
STILL = {
    State.WAITING_MEMBER: gettext_lazy("We wait for their answer"),
    State.FOLLOW_UP: gettext_lazy("Look in again later"),
}
ICONS = {State.IN_PROGRESS: "person", State.WAITING_MEMBER: "reply", State.FOLLOW_UP: "calendar", State.CLOSED: "check"}


@dataclass(frozen=True)
class QueueRow:
    """A case in the queue, in words that give nothing away."""

    case: Case
    title: str
    next: str
    about: str
    waiting: str
    tone: str
    icon: str


def with_what_rows_say(cases: Cases) -> Cases:
    """The cases with all that their rows need, in the same query."""
    told = Report.objects.filter(case=OuterRef("pk")).order_by("at").values("reason")[:1]
    proposed = Exists(Sanction.objects.filter(case=OuterRef("pk"), is_confirmed=False))
    return cases.annotate(awaits_second=proposed, told=Subquery(told), on_it=F("taken_by__name"))


def row(case: Case, viewer: Person, now: datetime) -> QueueRow:
    """The row of a case that came from `with_what_rows_say`, for this person."""
    about = [kind_in_words(case.kind)]
    about += [_("not read by the reader")] if case.is_unread else []
    about += [_("hidden for now")] if case.is_held else []
    tone = TONES[case.level]
    icon = "groups" if _awaits_second(case) else ICONS.get(State(case.state), "warning" if tone == "danger" else "flag")
    return QueueRow(case, _title(case), _next(case, viewer), " · ".join(about), clock_in_words(case, now), tone, icon)


def kind_in_words(kind: str) -> str:
    """ "a post", "a person"."""
    return str(KINDS.get(kind, kind))


def _title(case: Case) -> str:
    """Danger comes first; then what was told, what the door said, what the reader said."""
    codes = [reason["code"] for reason in case.reasons]
    if any(code in APPROACHES for code in codes):
        return _("Perhaps too close to somebody")
    if case.level in (Level.RED, Level.CRISIS):
        return str(SHORT[Level(case.level)])
    told = getattr(case, "told", None)
    if told and (case.level == Level.GREEN or told == Reason.ASKS):
        return str(TOLD.get(told) or Reason(told).label)
    return next((str(AT_THE_DOOR[code]) for code in codes if code in AT_THE_DOOR), str(SHORT[Level(case.level)]))


def _next(case: Case, viewer: Person) -> str:
    """In a few words: what this person can do now, or why there is nothing to do."""
    if _awaits_second(case):
        is_own = case.closing_by_id == viewer.pk
        return _("Somebody else says yes or no") if is_own else _("A second person has to agree")
    if case.state == State.OPEN:
        return _("Nobody is on it: take it")
    if case.state == State.IN_PROGRESS:
        return _("You are on it: go on") if case.taken_by_id == viewer.pk else _someone_is_on(case)
    return str(STILL.get(State(case.state), case.get_state_display()))


def _someone_is_on(case: Case) -> str:
    name = getattr(case, "on_it", None)
    return _("%(name)s is on it") % {"name": name} if name else _("Somebody is on it")


def _awaits_second(case: Case) -> bool:
    return not case.is_closed and bool(case.closing_by_id or getattr(case, "awaits_second", False))
