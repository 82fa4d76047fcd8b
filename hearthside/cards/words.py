"""What each code of a card says, and how it is worked out, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearthside.cards.models import Card
from hearthside.cards.working_out import UNKNOWN
from hearthside.ui.words_for_time import date_words

NOT_YET = gettext_lazy("Not known yet")
NAMES: dict[str, Any] = {
    "respect": gettext_lazy("Respect"),
    "confidentiality": gettext_lazy("Privacy"),
    "guidelines": gettext_lazy("Clear rules"),
    "participation": gettext_lazy("People answer"),
    "connection": gettext_lazy("Real talk"),
    "non_judgement": gettext_lazy("No judging"),
}
"""The six qualities, in the order of the card."""
SHARES: dict[str, tuple[Any, Any]] = {
    "nearly_all": (
        gettext_lazy("Nearly everybody who asks hears back within a day."),
        gettext_lazy("Nearly always, who began a talk came back and went on with it."),
    ),
    "most": (
        gettext_lazy("Most who ask hear back within a day."),
        gettext_lazy("Mostly, who began a talk came back and went on with it."),
    ),
    "half": (
        gettext_lazy("About half of those who ask hear back within a day."),
        gettext_lazy("About every second time, who began a talk came back and went on with it."),
    ),
    "fewer": (
        gettext_lazy("Fewer than half of those who ask hear back within a day."),
        gettext_lazy("Seldom yet, who began a talk came back and went on with it."),
    ),
}
PACE: dict[str, Any] = {
    "hour": gettext_lazy("The first answer often comes within the hour."),
    "hours": gettext_lazy("The first answer often comes within some hours."),
    "day": gettext_lazy("The first answer often comes within a day."),
    "days": gettext_lazy("The first answer may take days."),
}
HELD: dict[str, dict[str, Any]] = {
    "respect": {
        "none": gettext_lazy("The team had no unkind words to take care of."),
        "few": gettext_lazy("Now and then the team took care of unkind words."),
        "some": gettext_lazy("The team had to take care of unkind words more than now and then."),
    },
    "confidentiality": {
        "none": gettext_lazy("No private details of others had to be taken down."),
        "few": gettext_lazy("Now and then private details of others were taken down."),
        "some": gettext_lazy("Private details of others had to be taken down more than now and then."),
    },
    "non_judgement": {
        "none": gettext_lazy("Nobody was put down or told what to do in a way the team had to stop."),
        "few": gettext_lazy("Now and then the team stopped somebody from judging others."),
        "some": gettext_lazy("The team had to stop people from judging others more than now and then."),
    },
}
HOW: dict[str, Any] = {
    "respect": gettext_lazy(
        "From decisions of the team about attacks, mocking, pressure or sexual words here in the last 90 days, for every hundred members: "
        "none, up to two (one in a small group), or more. Decisions that were undone do not count. Worked out once in four weeks."
    ),
    "confidentiality": gettext_lazy(
        "From decisions of the team about names, numbers and places of others, or pulling people elsewhere, in the last 90 days, for every "
        "hundred members: none, up to two (one in a small group), or more. Worked out once in four weeks."
    ),
    "guidelines": gettext_lazy(
        "The day on which the ground rules in force were written. Nobody can write here who has not agreed to them."
    ),
    "participation": gettext_lazy(
        "From talks of the last four weeks that ask for an answer and are a day old: in how many somebody else answered within a day. "
        "Nine in ten, two in three, one in three, or fewer. The wait is that of the middle one."
    ),
    "connection": gettext_lazy(
        "From talks of the last four weeks that were answered: in how many the one who began wrote again. Each talk is looked at alone; "
        "names and voices are never joined across talks."
    ),
    "non_judgement": gettext_lazy(
        "From decisions of the team about putting people down for who they are, telling others what medicine to take, or the "
        "group's own rules, in the last 90 days, for every hundred members: "
        "none, up to two (one in a small group), or more. Worked out once in four weeks."
    ),
}
ASKED: dict[str, Any] = {
    "safe": gettext_lazy("I felt safe here"),
    "heard": gettext_lazy("I was heard here"),
    "useful": gettext_lazy("It was useful for me"),
    "rules": gettext_lazy("The rules were kept"),
}
ANSWERS: dict[str, Any] = {"yes": gettext_lazy("Yes"), "partly": gettext_lazy("Partly"), "no": gettext_lazy("No")}
SAID: dict[str, Any] = {
    "nearly_all": gettext_lazy("Nearly everybody says yes"),
    "most": gettext_lazy("Most say yes"),
    "more": gettext_lazy("More say yes than no"),
    "unclear": gettext_lazy("Not clear yet"),
    "less": gettext_lazy("More say no than yes"),
    "hardly": gettext_lazy("Most say no"),
}
TRAINING: dict[str, Any] = {
    "all": gettext_lazy("All who lead have a training on record."),
    "some": gettext_lazy("Some who lead have a training on record."),
    "none": gettext_lazy("No training of those who lead is on record."),
    UNKNOWN: gettext_lazy("Not known yet."),
}

LEADS: dict[str, Any] = {"leader": gettext_lazy("Who leads"), "moderator": gettext_lazy("Who moderates")}
NOT_RECORDED = gettext_lazy("Training is not recorded.")


@dataclass(frozen=True)
class Line:
    """One word of a card: what it says, since when, how it was worked out, and whether anything is known."""

    key: str
    name: str
    says: str
    on: str
    how: str
    is_known: bool


def lines(card: Card) -> list[Line]:
    """The six qualities of the card."""
    return [_line(card, key) for key in NAMES]


def _line(card: Card, key: str) -> Line:
    code, on = code_of(card, key), card.words.get(key, {}).get("on", "")
    says = "" if code == UNKNOWN else _says(card, key, code)
    day = parse_date(code if key == "guidelines" else on) if says else None
    return Line(key, str(NAMES[key]), says or str(NOT_YET), on_day(day), str(HOW[key]), bool(says))


def on_day(day: date | None) -> str:
    """The day in words, or nothing."""
    return date_words(day) if day else ""


def code_of(card: Card, key: str) -> str:
    """The code of a word; unknown where none was worked out."""
    return str(card.words.get(key, {}).get("code", UNKNOWN))


def _says(card: Card, key: str, code: str) -> str:
    if key == "guidelines":
        return _("Everybody agrees to them before they write.")
    if key == "participation":
        return " ".join(str(one) for one in (SHARES[code][0], PACE.get(code_of(card, "pace"), "")) if one)
    return str(SHARES[code][1] if key == "connection" else HELD[key].get(code, NOT_YET))


def said(card: Card) -> list[tuple[str, str]]:
    """What people said who were there, question by question; only what five or more answered."""
    return [(str(ASKED[one]), str(SAID[card.said[one]])) for one in ASKED if card.said.get(one) in SAID]


def training(card: Card) -> str:
    """Whether those who lead have a training on record."""
    return str(TRAINING.get(code_of(card, "training"), NOT_YET))


def trainings(card: Card) -> list[tuple[str, str]]:
    """Of each who leads: the role, and what is on record with its days. No name: the group's page says who leads."""
    code = code_of(card, "trainings")
    rows = [] if code == UNKNOWN else [one.split(",") for one in code.split("|")]
    return [(str(LEADS.get(role, LEADS["leader"])), _record(*map(parse_date, days))) for role, *days in rows]


def _record(since: date | None, until: date | None, course: date | None) -> str:
    said = [_certificate(since, until)] if until else []
    if course:
        said.append(_("Finished the course for peer supporters on %(day)s.") % {"day": on_day(course)})
    return " ".join(said) or str(NOT_RECORDED)


def _certificate(since: date | None, until: date | None) -> str:
    if until and until < timezone.localdate():
        return _("Was a certified peer supporter until %(day)s.") % {"day": on_day(until)}
    if since is None:
        return _("Certified peer supporter until %(day)s; since when is not recorded.") % {"day": on_day(until)}
    return _("Certified peer supporter since %(day)s.") % {"day": on_day(since)}


def hours(card: Card) -> str:
    """How many hours a week somebody trained is promised to be awake."""
    code = code_of(card, "hours")
    number = int(code) if code.isdecimal() else 0
    if not number:
        return _("No hours are promised.")
    if number >= 168:
        return _("Somebody trained is awake day and night.")
    words = ngettext(
        "Somebody trained is awake %(n)d hour a week.", "Somebody trained is awake %(n)d hours a week.", number
    )
    return words % {"n": number}


def privacy(readers: str) -> str:
    """Privacy in one line."""
    if readers == "everyone":
        return _("Everybody on the web can read along; only members write.")
    return _(
        "Members read along, and people who look around after agreeing to the rules. The team can read what it must look into."
    )
