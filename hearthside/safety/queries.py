"""What the pages of the desk show. The queue asks as many questions for one case as for a hundred."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.accounts.models import Person
from hearthside.roster.queries import level_in_words
from hearthside.safety import access
from hearthside.safety.approaches import WORDS as APPROACHES
from hearthside.safety.models import Case, Cases, CaseStep, Letter, Report, Sanction
from hearthside.safety.queue_rows import QueueRow, row, with_what_rows_say
from hearthside.safety.queue_rows import kind_in_words as kind_in_words
from hearthside.safety.subjects import Excerpt, subject_of
from hearthside.safety.verdicts import UNREAD_CODE
from hearthside.safety.vocabulary import LEFT_AS_IT_IS, MEANINGS, OF_WORDS, Level, Reason, Source, State
from hearthside.safety.waiting import clock_in_words
from hearthside.triage.rules import WHY

A_PAGE = 100
DOOR = {
    "first_post": gettext_lazy("The first post of somebody new; nothing was noticed in it"),
    "gentle_time": gettext_lazy(
        "New conversations of this group wait for a while, after a loss; nothing was noticed in it"
    ),
    "first_voice": gettext_lazy("The first words of a voice in a conversation; nothing was noticed in it"),
    "alike": gettext_lazy("Words like these came several times"),
}
"""What the gate and the groups say, beside what the reader noticed."""


def asked_for_somebody_since(person: Person, since: datetime) -> bool:
    """Whether this person asked the team to write to them since then. One query."""
    return Report.objects.filter(reporter=person, reason=Reason.ASKS, at__gte=since).exists()


@dataclass(frozen=True)
class Queue:
    """The cases a person may open, the most needed first, and how many texts the reader could not read."""

    rows: list[QueueRow]
    unread: int


def queue(person: Person, show: str = "", but_not: Collection[UUID] = ()) -> Queue:
    """Open cases ("care" or "conduct" only, if asked), or with "closed" the last ones, without those in `but_not`. The most needed come
    first, and of those the ones that nobody is on. Three queries at most."""
    found, now = _shown(access.cases_for(person).exclude(pk__in=but_not), show), timezone.now()
    rows = [row(case, person, now) for case in with_what_rows_say(found)[:A_PAGE]]
    if show != "closed":
        rows.sort(key=lambda one: (-one.case.need, one.case.state != State.OPEN))
    return Queue(rows, sum(one.case.is_unread for one in rows))


def _shown(cases: Cases, show: str) -> Cases:
    if show == "closed":
        return cases.filter(state="closed").order_by("-closed_at")
    chosen = cases.open().by_need()
    if show in ("care", "conduct"):
        return chosen.filter(**{f"is_{show}": True})
    return chosen


def headline(case: Case) -> str:
    """What a case may mean, in one sentence; conduct without a worry says so."""
    if any(reason["code"] in APPROACHES for reason in case.reasons):
        return _("Somebody may be coming too close to another person. Please read what was said.")
    if case.level == Level.GREEN:
        return _("Something was not right. Look within a day.")
    return str(MEANINGS[Level(case.level)])


def standing(case: Case, viewer: Person) -> str:
    """In whose hands a case is now, in one sentence; who waits for a second person, and with which end."""
    if case.is_closed:
        return _("It is closed: %(end)s.") % {"end": _end_in_words(case)}
    if case.closing_by:
        asked = _("%(name)s would like to close it: %(end)s. A second person has to agree.")
        return asked % {"name": case.closing_by.name, "end": _end_in_words(case)}
    if case.taken_by is None:
        return _("Nobody is on it yet.")
    is_own = case.taken_by_id == viewer.pk
    return _("You are on it.") if is_own else _("%(name)s is on it.") % {"name": case.taken_by.name}


def _end_in_words(case: Case) -> str:
    words = str(case.get_outcome_display())
    return words[:1].lower() + words[1:]


@dataclass(frozen=True)
class CasePage:
    """All that a moderator may see of a case."""

    case: Case
    title: str
    headline: str
    standing: str
    clock: str
    kind: str
    excerpt: Excerpt | None
    pieces: list[tuple[str, str]]
    why: list[str]
    steps: list[CaseStep]
    reports: list[Report]
    sanctions: list[Sanction]


def case_page(case: Case, viewer: Person) -> CasePage:
    """The case with its words, history, reports and decisions. A subject that is gone leaves the rest standing."""
    title, excerpt = _words_of(case, viewer)
    steps = case.steps.select_related("actor").order_by("at")
    return CasePage(
        case=case,
        title=title,
        headline=headline(case),
        standing=standing(case, viewer),
        clock=clock_in_words(case, timezone.now()),
        kind=kind_in_words(case.kind),
        excerpt=excerpt,
        pieces=pieces(excerpt.text, case.reasons) if excerpt else [],
        why=sorted({reason_in_words(reason["code"]) for reason in case.reasons}),
        steps=list(steps),
        reports=list(case.reports.order_by("at")),
        sanctions=list(case.sanctions.select_related("person", "decided_by").order_by("starts_at")),
    )


def _words_of(case: Case, viewer: Person) -> tuple[str, Excerpt | None]:
    try:
        subject = subject_of(case.kind)
        return subject.title(case.subject_id), subject.excerpt(case.subject_id, viewer)
    except Http404:
        return _("No longer here"), None


def reason_in_words(code: str) -> str:
    """A reason code as words."""
    if code in DOOR or code in APPROACHES:
        return str(DOOR.get(code) or APPROACHES[code])
    if code == UNREAD_CODE:
        return _("The reader failed; nobody has read this yet")
    return str(WHY.get(code, code.replace("_", " ")))


def pieces(text: str, reasons: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The text in order, as (words, why): `why` is empty where nothing was noticed. Overlaps and places outside are cut."""
    found, at = [], 0
    marks = sorted((r["start"], r["end"], r["code"]) for r in reasons if r.get("start") is not None and r.get("end"))
    for start, end, code in marks:
        start, end = max(start, at), min(end, len(text))
        if start < end:
            found += [(text[at:start], ""), (text[start:end], reason_in_words(code))]
            at = end
    return [piece for piece in [*found, (text[at:], "")] if piece[0]]


STEPS = {
    "read_again": gettext_lazy("read again after a change"),
    "reported": gettext_lazy("somebody told us"),
    "take": gettext_lazy("is on it"),
    "take_over": gettext_lazy("took it over"),
    "pass_on": gettext_lazy("handed it on"),
    "write": gettext_lazy("wrote to the person"),
    "look_in": gettext_lazy("will look in on the person later"),
    "hold": gettext_lazy("hid the words"),
    "ask_edit": gettext_lazy("hid the words and asked the author to change them"),
    "edited": gettext_lazy("the author changed the words; they still wait"),
    "edited_shown": gettext_lazy("the author changed the words; they are shown again"),
    "release": gettext_lazy("showed the words again"),
    "remove": gettext_lazy("took the words down"),
    "raise": gettext_lazy("made it more urgent"),
    "lower": gettext_lazy("made it less urgent"),
    "limit": gettext_lazy("stopped the person from writing for a while"),
    "slow": gettext_lazy("asked the person to write more slowly"),
    "pause": gettext_lazy("asked for a pause of the person"),
    "suspend": gettext_lazy("asked for a pause of 30 days"),
    "ban": gettext_lazy("asked to close the account for good"),
    "confirm_pause": gettext_lazy("agreed to it"),
    "decline_pause": gettext_lazy("did not agree to it"),
    "close": gettext_lazy("closed it"),
    "confirm_close": gettext_lazy("agreed and closed it"),
    "keep_open": gettext_lazy("kept it open"),
    "reopen": gettext_lazy("opened it again"),
    "answered": gettext_lazy("the author answered; their words are in the mailbox"),
    "appealed": gettext_lazy("asked for a second look"),
    "appeal_answered": gettext_lazy("answered the second look"),
    "answered_call": gettext_lazy("answered the call"),
    "mended": gettext_lazy("stood between the two while they talked it over; they agreed in writing"),
}


def step_in_words(step: CaseStep) -> str:
    """Who did what; a report never says by whom."""
    if step.verb == "called":
        level, _parted, count = step.code.partition(":")
        return _("called: %(who)s (%(count)s)") % {"who": level_in_words(level), "count": count}
    waits = step.verb == "close" and (step.case.closing_by_id or step.case.needs_two)
    words = _("asked to close it") if waits else str(STEPS[step.verb])
    return f"{step.actor.name}: {words}" if step.actor else words


@dataclass(frozen=True)
class OwnPage:
    """What the team decided about a person and told them, and how their reports ended."""

    sanctions: list[Sanction]
    letters: list[Letter]
    reports: list[tuple[Report, str]]


def own_page(person: Person) -> OwnPage:
    """Three queries."""
    mine = Report.objects.filter(reporter=person).select_related("case").order_by("-at")
    return OwnPage(
        sanctions=list(Sanction.objects.filter(person=person, is_confirmed=True).order_by("-starts_at")),
        letters=list(Letter.objects.filter(person=person).order_by("-at")),
        reports=[(report, answer_to(report)) for report in mine],
    )


def answer_to(report: Report) -> str:
    """What the reporter hears: that somebody has looked, never details (DOMAIN 3.11)."""
    if report.answered_at is None:
        return _("It is with us. We tell you when someone has looked.")
    if report.case.outcome in LEFT_AS_IT_IS:
        return _("Someone has looked and left it as it is. Thank you for telling us.")
    return _("Someone has looked and taken care of it. Thank you for telling us.")


def source_in_words(sanction: Sanction) -> str:
    """Who found it, for the statement of reasons: a person always decided."""
    return str(Source(sanction.source).label)


def where_in_words(sanction: Sanction) -> str:
    """How far a decision reaches, for the statement of reasons."""
    if sanction.restriction in OF_WORDS:
        return _("These words, nothing else")
    return _("In one group") if sanction.scope else _("Everywhere here")


def waiting_appeals(person: Person) -> list[Sanction]:
    """Appeals this person may answer: of cases they may open, decided by others. One query."""
    cases = access.cases_for(person).values("pk")
    waiting = Sanction.objects.appealed().filter(case__in=cases).exclude(decided_by=person)
    return list(waiting.exclude(confirmed_by=person).exclude(person=person))
