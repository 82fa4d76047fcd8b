"""What hosts have at hand: words to open and close with, and what to do when it gets hot or somebody is at risk (DOMAIN 2, 3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Move:
    """One thing to do, who does it, and words to say or None."""

    who: Any
    do: Any
    say: Any = None


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
