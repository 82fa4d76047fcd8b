"""From what is on record to one code for each word: how it is worked out, word by word. Small numbers give "not known yet".

Codes, never words of people, never a number of people. Threads are looked at one by one: who wrote them, by name or by voice, is compared
inside each thread only and joined to nothing else."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypedDict

from django.db.models import Max
from django.utils import timezone

from hearthside.conversations.models import Post, State, Thread
from hearthside.groups.models import INSIDE, LEADING, GroundRules, Group, Membership, Standing
from hearthside.roster.queries import week
from hearthside.safety.models import Case, Sanction
from hearthside.safety.vocabulary import AppealOutcome, Rule
from hearthside.words.intents import INTENTS


class Word(TypedDict):
    """A code, and the day it was worked out."""

    code: str
    on: str


class Leading(NamedTuple):
    """What is on record of somebody who leads, without who it is."""

    role: str
    since: date | None
    until: date | None
    course: date | None


UNKNOWN = "unknown"
QUIET_AFTER = timedelta(days=14)
LOOKS_BACK = timedelta(days=28)
REPORTS_BACK = timedelta(days=90)
MOST_TALKS = 500
LEAST_TALKS, LEAST_PEOPLE, YOUNGEST = 10, 10, timedelta(days=28)
SLOW = ("respect", "confidentiality", "non_judgement")
RULES = {
    "respect": (Rule.KIND_WORDS, Rule.NO_SEXUAL, Rule.NO_PRESSURE, Rule.YOUNG_PEOPLE),
    "confidentiality": (Rule.PRIVATE_DETAILS, Rule.MEET_HERE),
    "non_judgement": (Rule.NO_HATE, Rule.NO_MEDICINE, Rule.GROUP_RULES),
}
"""Which rules a decision of the team must rest on to weigh on a word."""
ASKS = [intent.id for intent in INTENTS.values() if intent.takes_replies]


def words_of(group: Group, today: date) -> dict[str, Word]:
    """The words that may change any day: activity, connection, rules, leaders, hours. Eight queries, whatever the size of the group."""
    talks, leading = _talks(group, today), _leading(group)
    found = {
        "guidelines": _guidelines(group),
        "participation": _answered(talks),
        "pace": _pace(talks),
        "connection": _came_back(talks),
        "training": _training(leading, today),
        "trainings": _on_record(leading),
        "hours": _hours(),
        "quiet": "yes" if _is_quiet(group, today) else "no",
    }
    return {name: Word(code=code, on=today.isoformat()) for name, code in found.items()}


def slow_words_of(group: Group, today: date) -> dict[str, Word]:
    """The words that rest on decisions of the team about words written here, each a band of decisions for every hundred members in ninety
    days. Unknown in small and in young groups. Four queries."""
    members = Membership.objects.filter(group=group, state__in=INSIDE).count()
    is_young = group.opened_on is None or group.opened_on > today - YOUNGEST
    codes = {
        name: UNKNOWN if is_young or members < LEAST_PEOPLE else _held(group, name, members, today) for name in SLOW
    }
    return {name: Word(code=code, on=today.isoformat()) for name, code in codes.items()}


def _held(group: Group, word: str, members: int, today: date) -> str:
    """Decisions that were undone do not count, and of one case only one does."""
    since = _start_of(today - REPORTS_BACK)
    cases = Case.objects.filter(scope=group.pk).values("pk")
    decided = Sanction.objects.filter(case__in=cases, rule__in=RULES[word], starts_at__gte=since, is_confirmed=True)
    upheld = decided.exclude(appeal_outcome=AppealOutcome.OVERTURNED).values("case").distinct().count()
    if not upheld:
        return "none"
    return "few" if upheld <= max(1, members * 2 // 100) else "some"


@dataclass
class Talk:
    """A conversation as the rules see it: when it began, when somebody else first answered, and when who began it last wrote again."""

    began: datetime
    opener: str
    answered: datetime | None = None
    again: datetime | None = None

    def add(self, who: str, at: datetime) -> None:
        """The next post of the conversation."""
        if who == self.opener:
            self.again = at
        elif self.answered is None:
            self.answered = at


def _talks(group: Group, today: date) -> list[Talk]:
    """The newest conversations of the last four weeks, at least a day old, that ask for answers, without hellos that may still go. Who
    wrote is told apart by name or voice inside each of them. Two queries."""
    now = _start_of(today)
    rows = Thread.objects.filter(group=group, state=State.SHOWN, is_hello=False, intent__in=ASKS)
    rows = rows.filter(created_at__gte=now - LOOKS_BACK, created_at__lte=now - timedelta(days=1))
    newest = rows.order_by("-created_at").values_list("pk", "created_at", "author_id", "voice")[:MOST_TALKS]
    talks = {key: Talk(began, voice or str(author)) for key, began, author, voice in newest}
    later = Post.objects.filter(thread__in=talks, state=State.SHOWN, number__gt=1).order_by("number")
    for key, at, author, voice in later.values_list("thread_id", "created_at", "author_id", "voice"):
        talks[key].add(voice or str(author), at)
    return list(talks.values())


def _answered(talks: list[Talk]) -> str:
    if len(talks) < LEAST_TALKS:
        return UNKNOWN
    in_time = [one for one in talks if one.answered and one.answered - one.began <= timedelta(days=1)]
    return _share(len(in_time), len(talks))


def _pace(talks: list[Talk]) -> str:
    """How long the middle one of those that were answered waited."""
    waits = sorted(one.answered - one.began for one in talks if one.answered)
    if len(waits) < LEAST_TALKS:
        return UNKNOWN
    middle = waits[len(waits) // 2]
    steps = ((timedelta(hours=1), "hour"), (timedelta(hours=6), "hours"), (timedelta(days=1), "day"))
    return next((code for most, code in steps if middle <= most), "days")


def _came_back(talks: list[Talk]) -> str:
    """Of those that were answered: in how many the one who began came back and went on."""
    answered = [one for one in talks if one.answered]
    if len(answered) < LEAST_TALKS:
        return UNKNOWN
    return _share(
        sum(bool(one.again and one.answered and one.again >= one.answered) for one in answered), len(answered)
    )


def _share(part: int, whole: int) -> str:
    steps = ((0.9, "nearly_all"), (0.65, "most"), (0.35, "half"))
    return next((code for least, code in steps if part >= least * whole), "fewer")


def _guidelines(group: Group) -> str:
    """The day the rules in force were written; nobody writes here who has not agreed to them."""
    made = (
        GroundRules.objects.filter(group=group, version=group.rules_version).values_list("made_at", flat=True).first()
    )
    return timezone.localtime(made).date().isoformat() if made else UNKNOWN


def _training(leading: list[Leading], today: date) -> str:
    """How many of those who lead have a certificate on record that has not lapsed."""
    trained = [one.until is not None and one.until >= today for one in leading]
    if not trained:
        return UNKNOWN
    return "all" if all(trained) else "some" if any(trained) else "none"


def _leading(group: Group) -> list[Leading]:
    """Those who lead and are not away, leaders before moderators. One query."""
    rows = Membership.objects.filter(group=group, role__in=LEADING, state=Standing.ACTIVE).order_by(
        "role", "joined_on", "pk"
    )
    columns = ("role", *(f"person__{name}" for name in ("helper_since", "helper_until", "course_on")))
    return [Leading._make(row) for row in rows.values_list(*columns)]


def _on_record(leading: list[Leading]) -> str:
    """Role and days of each, such as "leader,2026-03-01,2027-03-01,|moderator,,,": codes and days only, no name."""
    said = (",".join([one.role, *(day.isoformat() if day else "" for day in one[1:])]) for one in leading)
    return "|".join(said) or UNKNOWN


def _hours() -> str:
    """Hours a week in which somebody trained is promised to be awake, as whole hours."""
    minutes = {
        (row.weekday * 1440 + start + minute) % 10_080
        for row in week()
        for start in [row.starts.hour * 60 + row.starts.minute]
        for minute in range(((row.ends.hour * 60 + row.ends.minute) - start) % 1440 or 1440)
    }
    return str(len(minutes) // 60)


def _is_quiet(group: Group, today: date) -> bool:
    """Nobody has written for fourteen days."""
    talks = Thread.objects.filter(group=group, state=State.SHOWN, is_hello=False)
    newest = talks.aggregate(at=Max("last_post_at"))["at"]
    opened = group.opened_on or today
    last: date = timezone.localtime(newest).date() if newest else opened
    return last <= today - QUIET_AFTER


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
