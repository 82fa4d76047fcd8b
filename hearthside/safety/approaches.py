"""Steps of somebody who comes too close: one alone says little, several towards one person ask for a human look.

Nothing is decided here and nothing is done to anybody. A case is opened, and a person of the team reads.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from hearthside.safety.models import Case
from hearthside.safety.verdicts import Verdict
from hearthside.safety.vocabulary import Level
from hearthside.words.sieve import Sifted, sieve

WINDOW = timedelta(days=14)
"""How far back the steps of one person towards another are put side by side."""

_YOUR_AGE = (
    r"how old are you|what(?: is|'s) your age|are you (?:1\d|thirteen|fourteen|fifteen|sixteen|seventeen)\b|under ?age"
)
_SCHOOL = r"\b(?:what|which) (?:year|grade|class) are you in|(?:are you )?still (?:at|in) school"
STEPS: dict[str, tuple[int, str]] = {
    "asks_age": (1, rf"{_YOUR_AGE}|{_SCHOOL}"),
    "elsewhere": (
        2,
        r"\b(?:on|to|use) (?:the |an)?other app|different app|somewhere else|off this site|outside of here|away from here"
        r"|private (?:chat|account|message)|privately|safer place to talk|nobody reads along"
        r"|(?:give me|what(?: is|'s)) your (?:phone )?number|\btext me\b|\badd me\b|message me|only us\b",
    ),
    "secrecy": (
        2,
        r"(?:do not|don't|never) (?:tell|mention)|tell (?:no ?(?:body|one)|nobody)|our secret|a secret, please|between (?:us|you and me)"
        r"|(?:delete|erase) (?:this|our)|(?:nobody|no one) (?:has|needs) to know|no need to tell|do(?:es)? not need to know"
        r"|keep (?:it|this) (?:quiet|secret|a secret)|leave them out|you tell no ?one",
    ),
    "gifts": (
        1,
        r"\b(?:buy|got|get|bring) you\b|(?:present|gift) for you|give you (?:some )?money|send you (?:some )?money|pay for your",
    ),
    "flattery": (
        1,
        r"(?:so|very|really) mature|mature for|older than you are|your age who|you are (?:so |very )?(?:pretty|beautiful|special|handsome)"
        r"|(?:different from|not like) the (?:other|rest)",
    ),
    "alone": (
        2,
        r"are you (?:home )?alone|is (?:anybody|anyone|somebody) with you|are your parents (?:home|there|away)"
        r"|do you live with your parents|have your own room|(?:anyone|anybody) else read",
    ),
    "pictures": (
        2,
        r"(?:send|show)(?: me)? (?:a |some )?(?:pic|photo|picture|selfie)|picture of you|what do you look like|what are you wearing"
        r"|your camera on|video call, only",
    ),
    "cuts_off": (
        2,
        r"only i\b|trust only me|(?:nobody|no one) understands you|like i do|the way i do|against you"
        r"|stop talking (?:with|to) (?:them|him|her)",
    ),
    "meets": (
        2,
        r"(?:let us|let's|we should|come and) meet|meet (?:up|me)\b|pick you up|where (?:exactly )?do you live"
        r"|(?:which|what) (?:town|street) are you"
        r"|what(?: is|'s) your address",
    ),
    "romance": (1, r"do you have a (?:boy|girl)friend"),
}
"""For each step how much it weighs, and how it sounds. Own words of the house; kept short so that people can read them."""
_SOUNDS = {code: sieve(sound, re.IGNORECASE) for code, (_weight, sound) in STEPS.items()}

WORDS = {
    "approach": _("Several such steps towards one person"),
    "asks_age": _("Asks how old somebody is"),
    "elsewhere": _("Asks to talk in another place"),
    "secrecy": _("Asks to keep it secret"),
    "gifts": _("Offers gifts or money"),
    "flattery": _("Says somebody is not like the rest"),
    "alone": _("Asks whether somebody is alone"),
    "pictures": _("Asks for pictures"),
    "cuts_off": _("Pulls somebody away from the rest"),
    "meets": _("Asks to meet, or where somebody lives"),
    "romance": _("Asks about boyfriends or girlfriends"),
}
YOUNG_FROM, ANYBODY_FROM, URGENT_FROM = 2, 3, 5
"""Weights from which somebody looks: sooner when the other person is young, and within half an hour when much comes together."""


def steps_in(text: str) -> set[str]:
    """The steps that a text takes."""
    plain = Sifted(text.replace("\u2019", "'"))
    return {code for code, sound in _SOUNDS.items() if sound.search(plain)}


def level_of(texts: Iterable[str], *, is_young: bool) -> tuple[str, list[str]]:
    """How soon a person should look at what one wrote to another in the window, and the steps in it; green when nobody needs to.
    One step alone, however often, is never enough."""
    found = sorted({step for text in texts for step in steps_in(text)})
    weight = sum(STEPS[step][0] for step in found)
    if len(found) < 2 or weight < (YOUNG_FROM if is_young else ANYBODY_FROM):
        return Level.GREEN, found
    return (Level.RED if is_young and weight >= URGENT_FROM else Level.AMBER), found


def verdict_on(level: str, steps: list[str]) -> Verdict:
    """What opens the case: it holds nothing back and says nothing to anybody but the team."""
    reasons = tuple({"code": step} for step in steps)
    return Verdict(
        level=level, holds=False, shows_help=False, wakes=level == Level.RED, harms=("approach",), reasons=reasons
    )


def is_approach(case: Case) -> bool:
    """Whether the case was opened for steps of this kind."""
    return any(reason["code"] in STEPS for reason in case.reasons)
