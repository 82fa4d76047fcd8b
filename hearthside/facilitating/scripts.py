"""What hosts have at hand: words for each part, and what to do when it gets hot or somebody is at risk (DOMAIN 2, 3.6); our own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Move:
    """One thing to do, who does it, words to say or None, and what it is for a host who is alone."""

    who: Any
    do: Any
    say: Any = None
    alone: Any = None


OPENING = (
    _("Welcome. I host this meeting. I have been through hard times myself; I am no therapist."),
    _("You can use any name, pass, or leave at any time. What is said here stays here."),
    _("If I think somebody is in serious danger, I call our team. I talk with you first if I can."),
    _("We talk about feelings. We leave out names, numbers and how things are done. We listen, we do not fix."),
    _("If you need a break or help, press “I need somebody”. Only the hosts see it."),
    _("Let us begin with a quiet moment."),
)
CLOSING = (
    _("We are near the end. Share one word or one thing you take along. Passing is fine."),
    _("Be gentle with yourself tonight. If it gets hard before we meet again, help is on the page."),
    _("Thank you for your trust. The room closes in a few minutes. I stay for anybody who needs a word."),
)
FIRST, SECOND, BOTH, LATER = _("The first host"), _("The second host"), _("Both of you"), _("Whoever supports you")
RISK: tuple[Move, ...] = (
    Move(
        FIRST,
        _("Stay calm. Thank them. Say that you want to know that they are safe."),
        _("Thank you for telling us. I am glad you are here. I would like to know that you are safe."),
    ),
    Move(
        FIRST,
        _("If somebody begins to say how, stop it kindly and at once. Ask how it feels."),
        _("I want to keep everybody here safe, so let us leave out the how. Tell us how it feels."),
    ),
    Move(
        SECOND,
        _("Offer the side room and go with them. If you are alone, give the others five quiet minutes."),
        _("Would you talk with me for a few minutes next door?"),
        alone=_("You are alone: ask the others for five quiet minutes, and call the team as well."),
    ),
    Move(
        SECOND,
        _(
            "Ask straight out: thoughts of suicide, a plan, when, whether they are alone, where they are. Promise no secrets."
        ),
        _("Are you thinking about suicide? Have you thought of acting on it today? Are you somewhere safe right now?"),
    ),
    Move(
        SECOND,
        _("Help them reach a line or somebody near. When it is urgent, call the team here and stay with them."),
        _("Let us reach somebody together."),
    ),
    Move(
        FIRST,
        _("Hold the others: say without detail what happened, let them breathe, show where help is, let them leave."),
        _("Something hard was shared. They are being supported. It is fine to take a moment."),
    ),
    Move(
        BOTH,
        _(
            "The same day: write down what was done, talk to the safety lead, write to the person and to those who were there."
        ),
    ),
    Move(LATER, _("Within three days: sit down with the hosts. What was hard, what went well, what comes next.")),
)
"""Eight steps when somebody in a meeting is at risk."""
HOT: tuple[Any, ...] = (
    _("Slow down: turn on slow mode, or take a quiet minute."),
    _("Name it without blame: “This touches many of us.”"),
    _("Go back to “I”: each speaks of themselves, and nobody of somebody else."),
    _("Offer a round, so that each can say one thing and pass."),
    _("If two people are hurt, talk to each in the side room, one after the other."),
    _("Say when it will be talked about again, and with whom."),
)
"""Steps when a topic gets hot."""
HOT_TOPICS: tuple[Any, ...] = (
    _("thoughts of suicide, or of hurting oneself"),
    _("medicine and what it does"),
    _("anger between people here"),
    _("politics or faith"),
    _("money, courts, custody"),
    _("named services or staff"),
    _("a member who died or left"),
    _("weight and food"),
    _("romance between members"),
    _("a crime or abuse that somebody tells of"),
    _("somebody who may be under age"),
    _("days that are hard each year"),
)
"""What tends to get hot (ground_rules.json, `hot_topics`). Hosts plan time for it once it is named at the check-in."""
CHECK_OUT = _("Last round: one word, or one thing you take along. Passing is fine.")
GATHER = _(
    "Somebody needs a moment, and is being looked after. Breathe, get some water. You can leave, or talk to a host."
)
"""What everybody reads while somebody is at risk: no name, no detail."""

WELCOME = OPENING
ARRIVE = (_("Hello, and good that you are here. We begin in a few minutes. Can everybody read along?"),)
RULES = (
    _("We read the rules now. Who would like to read the first one? Anybody may pass."),
    _("Is there a rule that you would like to talk about? If not, a yes from each of you is enough."),
)
CHECK_IN = (
    _(
        "We check in: the name you like, one line on how it is, and whether you would like to talk or listen. Two minutes each."
    ),
    _("Passing is fine. I begin, so that you hear how it goes."),
)
THEMES = (
    _("I heard these things in the round. Which one shall we begin with?"),
    _("One at a time. Speak of yourself. Ask before you give advice."),
)
WORK = (_("Let us try one thing together. Take what fits, and leave the rest. You may answer each other."),)
QUIET = (_("We take a short break. Get some water, look out of the window. We go on in five minutes."),)
TURNS = (_("Everybody has a few minutes. We listen, and nobody comments. You may pass."),)
DOING = (_("We begin. Talk as it comes. Nothing has to turn out well."),)
LISTEN = (_("We listen first. Keep your questions; there is time for them later."),)
LAST = (_("We are near the end. One word or one thing you take along, each of you. Passing is fine."),)

BY_FORMAT: dict[str, tuple[tuple[Any, ...], ...]] = {
    "peer_sharing_90": (ARRIVE, WELCOME, RULES, CHECK_IN, THEMES, QUIET, CLOSING),
    "tools_90": (
        WELCOME,
        CHECK_IN,
        THEMES,
        WORK,
        (_("If you like to give something back, here is how. Nobody has to."),),
        CLOSING,
    ),
    "step_style_60": (
        WELCOME,
        LISTEN,
        TURNS,
        (_("Is there any news? The hat goes round for those who like to give."),),
        CLOSING,
    ),
    "text_60": (ARRIVE, RULES, CHECK_IN, THEMES, THEMES, LAST, CLOSING),
    "activity_60": (WELCOME, DOING, CLOSING),
    "talk_75": (WELCOME, LISTEN, QUIET, (_("I read your questions aloud, without a name."),), CLOSING),
}
"""What to say in each part of a format (meetings.formats), in the order of its parts."""


def script_of(format_key: str, step: int, steps: int) -> tuple[Any, ...]:
    """The words for this part. A format without words of its own opens and closes with the usual ones, and has none in between."""
    own = BY_FORMAT.get(format_key, ())
    if step < len(own):
        return own[step]
    if step == 0:
        return WELCOME
    return CLOSING if step == steps - 1 else ()
