"""What each kind of meeting brings along: how it goes, what it needs, and what to look at before it is safe (DOMAIN 2.1, 2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.meetings.models import Kind


@dataclass(frozen=True)
class Step:
    """One part of a meeting: what happens, and for how many minutes."""

    words: Any
    minutes: int


@dataclass(frozen=True)
class Format:
    """How a meeting goes. `hosts` is how many people run it; `size` what works well, in words."""

    key: str
    name: Any
    hosts: int
    size: Any
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """How long all parts take together."""
        return sum(step.minutes for step in self.steps)


def _format(key: str, name: Any, hosts: int, size: Any, *steps: tuple[Any, int]) -> Format:
    return Format(key, name, hosts, size, tuple(Step(words, minutes) for words, minutes in steps))


FORMATS: dict[str, Format] = {
    one.key: one
    for one in (
        _format(
            "peer_sharing_90", _("Sharing in turn, then talk"), 2, _("5 to 12 people"),
            (_("Arrive and settle. Check that everybody can hear and see."), 5),
            (_("Welcome: what this is, who we are, what stays here and what cannot."), 5),
            (_("Read the rules aloud, in turns."), 5),
            (_("Check in: your name, one line, talk or listen."), 20),
            (_("Talk about two to four things from the check-in, one person at a time."), 40),
            (_("A short break or a quiet minute."), 5),
            (_("Close: one thing I take along, when we meet next, where help is until then."), 10),
        ),
        _format(
            "tools_90", _("Trying a tool together"), 1, _("6 to 15 people"),
            (_("Welcome."), 5),
            (_("Check in."), 15),
            (_("Choose what to work on."), 3),
            (_("Try one tool together. You may answer each other."), 47),
            (_("Ways to give something back, if you like."), 3),
            (_("Close: what I will use this week."), 17),
        ),
        _format(
            "step_style_60", _("Turns without comments"), 1, _("any number"),
            (_("Opening words that the group chose."), 8),
            (_("A topic, or somebody speaks."), 12),
            (_("Turns of three to five minutes. Nobody comments."), 32),
            (_("News, and a hat for those who like to give."), 3),
            (_("Closing words."), 5),
        ),
        _format(
            "text_60", _("Live talk in text"), 2, _("4 to 8 people"),
            (_("The door opens. Say hello."), 5),
            (_("Read the rules and say that you agree."), 3),
            (_("First round: one line each."), 12),
            (_("The first thing to talk about."), 18),
            (_("The second, or a question somebody brings."), 12),
            (_("Last round: one word and one next step."), 7),
            (_("A soft close, with ways to get help."), 3),
        ),
        _format(
            "activity_60", _("Doing something together"), 1, _("4 to 12 people"),
            (_("Hello, and how we look after each other."), 5),
            (_("Do it. Talk as it comes."), 45),
            (_("One good moment each, and goodbye."), 10),
        ),
        _format(
            "talk_75", _("A talk, then questions"), 2, _("any number"),
            (_("Welcome, and who is speaking."), 5),
            (_("The talk."), 35),
            (_("A short break. Questions on paper, without a name."), 10),
            (_("Questions."), 20),
            (_("Close, with ways to get help."), 5),
        ),
        _format(
            "forum_90", _("Open talk about one question"), 2, _("any number"),
            (_("Welcome, the question, and how we talk here."), 10),
            (_("Small circles of four."), 30),
            (_("Each circle says one thing."), 20),
            (_("Talk together, one at a time."), 20),
            (_("What happens next, and with whom."), 10),
        ),
        _format(
            "stories_75", _("Stories told aloud"), 2, _("up to 30 people"),
            (_("Welcome. What a story may hold, and what we leave out."), 10),
            (_("Two stories of ten minutes, with a pause after each."), 30),
            (_("A break."), 10),
            (_("One more story, and a quiet minute."), 15),
            (_("Thanks, and somebody to talk to at the door."), 10),
        ),
        _format(
            "open_door_120", _("An open door"), 2, _("as people come"),
            (_("Open the room and put the kettle on."), 10),
            (_("People come and go. Somebody has time for each."), 100),
            (_("Close. Who still needs a word?"), 10),
        ),
        _format(
            "programme_360", _("A day with a programme"), 4, _("any number"),
            (_("Open: who is here to help, where the quiet room is."), 15),
            (_("The programme, in parts of an hour at most."), 330),
            (_("Close together."), 15),
        ),
    )
}  # fmt: skip

CHECKS: dict[str, Any] = {
    "help_at_hand": _("We know who to call, and everybody who hosts has the number."),
    "two_hosts": _("There are two of us, so one can step out with somebody."),
    "agreement": _("The rules are read out, and people may pass or leave at any time."),
    "quiet_corner": _("There is a place to step out to."),
    "way_in": _("We have been there: the door, the stairs, the toilet, the light."),
    "first_aid": _("Somebody knows first aid, and the box is there."),
    "weather": _("We have looked at the weather and say by noon if it is off."),
    "pace": _("The slowest sets the pace. Nobody walks or sits alone."),
    "tools_safe": _("What we use is safe, and put away at the end."),
    "sound": _("It is not too loud, and we say before it gets loud."),
    "no_touch": _("Nobody is touched without being asked."),
    "story_read": _("We have heard the stories before, and know what they touch on."),
    "speaker_knows": _("Who speaks knows our rules and sells nothing."),
    "questions_read": _("Questions are read before they are asked aloud."),
    "door_watch": _("Somebody is at the door the whole time."),
    "plan_b": _("We know what to do if somebody is unwell, lost or in danger."),
}
"""What the hosts look at before; the codes are kept, so words may change."""


@dataclass(frozen=True)
class Brings:
    """What a kind starts with: its format, what to bring, and its checks."""

    about: Any
    format_key: str
    materials: Any
    checks: tuple[str, ...]

    @property
    def format(self) -> Format:
        """How it goes."""
        return FORMATS[self.format_key]


KINDS: dict[str, Brings] = {
    Kind.SUPPORT: Brings(
        _("People share how it is, and listen."), "peer_sharing_90", _("The rules to read out, water, paper tissues."),
        ("help_at_hand", "two_hosts", "agreement", "quiet_corner"),
    ),
    Kind.WORKSHOP: Brings(
        _("Try something out that may help."), "tools_90", _("Paper, pens, one sheet for each."),
        ("help_at_hand", "agreement", "quiet_corner"),
    ),
    Kind.CLASS: Brings(
        _("Learn something, week by week."), "tools_90", _("The sheet of this week, and of the last one."),
        ("help_at_hand", "agreement"),
    ),
    Kind.LECTURE: Brings(
        _("Somebody tells what they know."), "talk_75", _("A microphone, cards for questions, a list of helplines."),
        ("help_at_hand", "speaker_knows", "questions_read", "way_in"),
    ),
    Kind.FORUM: Brings(
        _("Talk about one question that touches us all."), "forum_90", _("Big paper, pens, chairs in circles."),
        ("help_at_hand", "two_hosts", "agreement", "way_in"),
    ),
    Kind.STORIES: Brings(
        _("Hear a story, or tell one."), "stories_75", _("A good chair, a lamp, water."),
        ("help_at_hand", "story_read", "quiet_corner", "two_hosts"),
    ),
    Kind.ART: Brings(
        _("Make something. It need not be good."), "activity_60", _("Paper, paint, brushes, cloths, water."),
        ("help_at_hand", "tools_safe", "quiet_corner"),
    ),
    Kind.MUSIC: Brings(
        _("Listen, sing or play."), "activity_60", _("Songs on paper, instruments to share."),
        ("help_at_hand", "sound", "quiet_corner"),
    ),
    Kind.MOVEMENT: Brings(
        _("Move gently, as far as it feels good."), "activity_60", _("Mats or chairs, water."),
        ("help_at_hand", "no_touch", "pace", "first_aid"),
    ),
    Kind.WALK: Brings(
        _("Walk side by side."), "activity_60", _("Good shoes, a coat, something to drink."),
        ("help_at_hand", "pace", "weather", "first_aid"),
    ),
    Kind.FESTIVAL: Brings(
        _("A day with many things to see and do."), "programme_360", _("The programme on paper, signs, a quiet room."),
        ("plan_b", "door_watch", "first_aid", "quiet_corner", "way_in"),
    ),
    Kind.DROP_IN: Brings(
        _("Come in when you like. Somebody has time."), "open_door_120", _("Tea, a list of helplines."),
        ("help_at_hand", "two_hosts", "door_watch"),
    ),
}  # fmt: skip


def format_of(key: str) -> Format:
    """The format of this key; an old key that is gone counts as sharing in turn."""
    return FORMATS.get(key, FORMATS["peer_sharing_90"])
