"""What a short answer says by itself (yes, no, me too, a time, all is well) beside what the message before it spoke of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearthside.triage.rules.reading import read

LONGEST = 90
"""Letters of an answer that is short enough to lean on the message before it."""
_KINDS = {
    "well": re.compile(
        r"\b(?:i'm (?:okay|ok|fine|alright|safe|well|good|in a good place)|not at all|just tired|i promise|thanks? for asking|"
        r"yes,? i can|"
        r"of course|touch wood|feel (?:better|calmer)|only joking|quoting)\b"
    ),
    "same": re.compile(
        r"^\W*(?:me too|me as well|same|ditto|so do i|so am i|this is me|i feel the same|exactly|every word|that's me|"
        r"you've put it|i (?:could|might) have written|i know that feeling)"
    ),
    "yes": re.compile(
        r"^\W*(?:yes|yeah|yep|yup|yea|ya|mm|mhm|i do|i am|i did|i have|i think so|i suppose|i guess|kind of|kinda|sort of|"
        r"maybe|probably|"
        r"a (?:bit|lot|little|few)|sometimes|often|always|every|all the time|most|mostly|twice|once|again|since|that's right|"
        r"100|it's decided|"
        r"more than|it is|lately|last night|constantly|he does|she does|they do)"
    ),
    "no": re.compile(
        r"^\W*(?:no|nope|nah|never|not|i can't|i won't|i don't|can't|won't|don't think|nobody|nothing|nowhere|hardly|barely|"
        r"too late)\b"
    ),
    "time": re.compile(
        r"^\W*(?:tonight|today|tomorrow|now|soon|friday|saturday|sunday|monday|tuesday|wednesday|thursday|at |in |as soon as|"
        r"when |after |before |"
        r"by |(?:the|this) (?:weekend|evening|afternoon)|another |for another )|\bago$"
    ),
    "number": re.compile(r"^\W*(?:about |maybe |an? )?(?:\d{1,2}|eight|nine|ten|seven|five|three|two|one)\b"),
}
_ASKS = {
    "safe": re.compile(
        r"\b(?:keep (?:yourself )?safe|stay(?:ing)? safe|are you safe|safe (?:right now|tonight|with yourself|until)|promise|"
        r"still be (?:here|alive)|be alive|"
        r"(?:want|like) to (?:live|be alive|be here|stay)|glad (?:you|to)|makes? you (?:wait|want to stay)|stopping you|"
        r"change your mind)\b"
    ),
    "risk": re.compile(
        r"\b(?:suicid\w*|kill(?:ing)? yourself|end(?:ing)? (?:your life|it)|want(?:ing)? to die|you were dead|about (?:dying|"
        r"death)|wouldn't wake|"
        r"not (?:want(?:ing)? to )?(?:be here|live|wake)|(?:isn't|not) worth living|do it|act on)\b"
    ),
    "past": re.compile(r"\b(?:have you ever|did you ever|in the past|before|as a (?:child|teen\w*))\b"),
    "now": re.compile(
        r"\b(?:tonight|now|today|tomorrow|when (?:are|do|will)|how soon|already|just|going to|plan\w*|about to|ready)\b"
    ),
    "self_harm": re.compile(r"\b(?:hurt|harm|injur\w+) yourself\b|\bself[- ]?harm\w*|\burges?\b"),
    "taken": re.compile(r"\b(?:taken|done|did you (?:take|do)|started|begun)\b"),
    "hit": re.compile(r"\b(?:hit|hits|hitting|hurts? you|force[sd]? you|afraid of (?:him|her|them)|threaten\w*)\b"),
    "well": re.compile(r"\b(?:how (?:are|is|'s|have)|sleep\w*|eating|coping|mood|easier|better)\b"),
}


def signs_of_answer(previous: str, plain: str) -> Iterator[str]:
    """The signs of an answer: its kind, what was asked, how worrying that was by the rules, and these together."""
    if len(plain) > LONGEST:
        return
    level = read(previous[-600:]).level
    kind = next((name for name, pattern in _KINDS.items() if pattern.search(plain)), "other")
    how = "asked" if previous.rstrip().endswith("?") else "told"
    yield f"answer:{kind}"
    yield f"answer:{how}>{kind}"
    yield f"answer:{level}>{kind}"
    yield f"answer:{how}:{level}>{kind}"
    for name, pattern in _ASKS.items():
        if pattern.search(previous):
            yield f"answer:{name}>{kind}"
            yield f"answer:{name}:{level}>{kind}"
