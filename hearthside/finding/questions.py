"""The questions of the reflection. Each may be skipped, and a skipped one changes nothing. No answer is ever part of an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.groups.facts import LANGUAGES

Said = dict[str, tuple[str, ...]]
"""Answers by question: the ids of the options that were chosen."""


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    id: str
    label: Any


@dataclass(frozen=True)
class Question:
    """A question with its answers; of `most` 1 it takes one."""

    id: str
    text: Any
    help: Any
    options: tuple[Option, ...]
    most: int = 1

    @property
    def is_single(self) -> bool:
        """Takes one answer only."""
        return self.most == 1

    @property
    def field(self) -> str:
        """What it is called in a form."""
        return f"q_{self.id}"


def _ask(id: str, text: Any, options: dict[str, Any], *, help: Any = "", most: int = 1) -> Question:
    return Question(id, text, help, tuple(Option(*one) for one in options.items()), most)


SAFETY = _ask(
    "safety",
    _("How are you right now?"),
    {
        "ok": _("I am okay"),
        "shaky": _("I am struggling, but I am safe"),
        "thoughts": _("I have had thoughts of not wanting to be here"),
        "danger": _("I might act on it, or I am in danger now"),
        "harmed": _("Someone hurts me or makes me feel unsafe"),
    },
    help=_("We ask so that the right help comes first."),
)
WHO = _ask(
    "who",
    _("Who is this for?"),
    {"me": _("Me"), "other": _("Somebody I care about"), "both": _("Both of us")},
)
AGE = _ask(
    "age",
    _("How old are you?"),
    {"u16": _("Under 16"), "16_17": _("16 or 17"), "18_plus": _("18 or over")},
    help=_("Adults and young people have groups of their own."),
)
TOPICS = _ask(
    "topics",
    _("What would you like to talk about with others?"),
    {
        "depression": _("Low mood or depression"),
        "anxiety": _("Worry, panic or anxiety"),
        "stress_burnout": _("Stress or burnout"),
        "loneliness": _("Feeling alone"),
        "grief": _("Loss or grief"),
        "suicide_bereavement": _("Losing someone to suicide"),
        "trauma": _("Something bad in the past"),
        "bipolar": _("Highs and lows, bipolar"),
        "psychosis_voices": _("Hearing voices, or psychosis"),
        "ocd": _("OCD, or thoughts that push in"),
        "eating": _("Eating or body worries"),
        "self_harm_recovery": _("Self-harm"),
        "addiction": _("Drinking, drugs or gambling"),
        "neurodivergence": _("ADHD or autism"),
        "perinatal_parenting": _("Having a baby, or being a parent"),
        "long_term_condition": _("Illness, pain or disability"),
        "relationships": _("Family and relationships"),
        "identity": _("Who I am"),
        "carers_family": _("Caring for someone"),
        "staying_well": _("Staying well"),
        "creative": _("Making things"),
        "outdoors": _("Walks and fresh air"),
        "general": _("A bit of everything"),
    },
    help=_("Up to three. You do not need a diagnosis."),
    most=3,
)
WANT = _ask(
    "want",
    _("What would help most just now?"),
    {
        "heard": _("To be heard, without fixing"),
        "same": _("To meet people who get it"),
        "tools": _("To learn skills I can use"),
        "tips": _("To swap tips"),
        "company": _("Company, and something to do"),
        "give": _("To help others too"),
    },
    help=_("Up to two."),
    most=2,
)
DEPTH = _ask(
    "depth",
    _("How deep may the talk go?"),
    {"light": _("Light and easy"), "moderate": _("Some real talk, some lightness"), "deep": _("Deep is fine")},
)
SHAPE = _ask(
    "shape",
    _("Which kind of meeting sounds best?"),
    {
        "open_share": _("Open sharing, in turns"),
        "agenda": _("A clear plan each time"),
        "topic": _("A theme for the day"),
        "tools": _("Trying out skills together"),
        "activity": _("Doing something, like a walk or art"),
        "course": _("A course, step by step"),
    },
    help=_("Up to two."),
    most=2,
)
LEADER = _ask(
    "leader",
    _("Who would you like to lead it?"),
    {
        "peer_led": _("Somebody who has been there"),
        "professional": _("A professional"),
        "co_led": _("Both together"),
    },
)
SIZE = _ask(
    "size",
    _("What size feels right?"),
    {
        "small": _("3 to 6 people"),
        "medium": _("7 to 12 people"),
        "large": _("More: I like to blend in"),
    },
)
WAYS = _ask(
    "ways",
    _("How could you take part?"),
    {
        "posts": _("By posts I can read at any time"),
        "text": _("By live text chat"),
        "voice": _("By voice"),
        "video": _("By video"),
        "room": _("Face to face"),
    },
    help=_("Tick each one that fits."),
    most=5,
)
CAMERA = _ask(
    "camera",
    _("In a call: what about cameras?"),
    {"off": _("Mine stays off"), "on": _("On is fine")},
)
TIMES = _ask(
    "times",
    _("When could you come?"),
    {
        "wk_morning": _("Weekday mornings"),
        "wk_afternoon": _("Weekday afternoons"),
        "wk_evening": _("Weekday evenings"),
        "wk_night": _("Late at night"),
        "we_day": _("Weekends by day"),
        "we_evening": _("Weekend evenings"),
        "any": _("It varies"),
    },
    help=_("Tick each one that fits."),
    most=7,
)
COMMIT = _ask(
    "commit",
    _("How often could you come?"),
    {
        "drop_in": _("Now and then"),
        "open": _("Most times, no promise"),
        "closed_cohort": _("A set number of weeks, with the same people"),
    },
)
LANGUAGE = _ask(
    "language",
    _("Which languages are you at home in?"),
    LANGUAGES,
    most=5,
)
PEOPLE = _ask(
    "people",
    _("Would you like a group made for people like you?"),
    {
        "women": _("Women"),
        "men": _("Men"),
        "lgbtq": _("LGBTQ+ people"),
        "trans_nonbinary": _("Trans and non-binary people"),
        "cultural": _("People of my culture"),
        "faith": _("People of my faith"),
        "migrants_refugees": _("Migrants and refugees"),
        "veterans": _("Veterans and their families"),
        "students": _("Students"),
        "occupation": _("My line of work"),
        "disabled": _("Disabled people"),
        "parents": _("Parents"),
        "young_adults": _("Young adults"),
        "older_adults": _("Older adults"),
    },
    help=_("Only if you like. What you tick here can only bring a group nearer, never push one away."),
    most=4,
)
FAITH = _ask(
    "faith",
    _("Should faith be a part of it?"),
    {"no": _("Please without religion"), "open": _("I am open to it"), "yes": _("Yes, I would like that")},
)
AVOID = _ask(
    "avoid",
    _("Is there anything to stay away from for now?"),
    {
        "suicide": _("Talk about suicide"),
        "self_harm": _("Talk about self-harm"),
        "eating": _("Food, weight or bodies"),
        "substances": _("Drinking or drugs"),
        "abuse": _("Abuse or violence"),
        "religion": _("Religion"),
        "advice": _("Advice I did not ask for"),
    },
    help=_("We use it to leave groups out, and for nothing else."),
    most=7,
)
ACCESS = _ask(
    "access",
    _("What would make it easier to take part?"),
    {
        "step_free": _("A step-free place"),
        "hearing_loop": _("A hearing loop"),
        "quiet_room": _("Low noise and low light"),
        "childcare": _("Children can come along"),
        "captions": _("Captions"),
        "sign_language": _("Sign language"),
        "typing": _("Typing, not speaking"),
        "breaks": _("Breaks, or short meetings"),
        "easy_words": _("Easy words"),
        "low_data": _("It works on a slow line"),
        "free": _("It must be free"),
    },
    help=_("All that you need."),
    most=11,
)
QUESTIONS = (
    SAFETY, WHO, AGE, TOPICS, WANT, DEPTH, SHAPE, LEADER, SIZE, WAYS, CAMERA, TIMES, COMMIT, LANGUAGE, PEOPLE, FAITH, AVOID, ACCESS,
)  # fmt: skip
BY_ID = {question.id: question for question in QUESTIONS}
SHORT = (SAFETY, TOPICS, WANT, WAYS)
"""For who has little strength: after these there are results, and the way to the others."""


def said_in(form: Any) -> Said:
    """The known answers in a submitted form (Django's QueryDict), each at most as many as the question takes. Never refuses."""
    found = {question.id: _chosen(question, form.getlist(question.field)) for question in QUESTIONS}
    return {id: chosen for id, chosen in found.items() if chosen}


def known(answers: dict[str, Any]) -> Said:
    """Answers that were kept, as far as the questions still know them."""
    found = {question.id: _chosen(question, answers.get(question.id, ())) for question in QUESTIONS}
    return {id: chosen for id, chosen in found.items() if chosen}


def _chosen(question: Question, given: Any) -> tuple[str, ...]:
    wanted = set(map(str, given)) if isinstance(given, list | tuple) else set()
    return tuple(option.id for option in question.options if option.id in wanted)[: question.most]


def is_asked(question: Question, said: Said) -> bool:
    """Whether the question makes sense after what was said: cameras only for who comes by voice or video."""
    return question != CAMERA or bool({"voice", "video"} & set(said.get("ways", ())))


def after(question_id: str, said: Said, *, step: int = 1) -> Question | None:
    """The next question that makes sense (or the one before, with step -1); None past the end."""
    place = next((number for number, one in enumerate(QUESTIONS) if one.id == question_id), -1) + step
    while 0 <= place < len(QUESTIONS):
        if is_asked(QUESTIONS[place], said):
            return QUESTIONS[place]
        place += step
    return None


def in_words(said: Said) -> list[tuple[str, str]]:
    """The answers as (question, words), for who looks at them again."""
    return [
        (
            str(question.text),
            ", ".join(str(option.label) for option in question.options if option.id in said[question.id]),
        )
        for question in QUESTIONS
        if question.id in said
    ]
