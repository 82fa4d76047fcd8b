"""Some sixty signs of a text as a whole that a person can read: who speaks, when, how, and what the rules saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hearthside.triage.answers import signs_of_answer
from hearthside.triage.rules import scope
from hearthside.triage.rules.notes import Notes
from hearthside.triage.rules.shapes import Reading
from hearthside.triage.sentences import Sentence, sentences
from hearthside.words.sieve import Sifted, sieve

_PATTERNS = {
    "past": sieve(r"\b(?:years?|months|decades?) (?:ago|back)\b|\bwhen i was\b|\bused to\b|\bback then\b|\bin (?:19|20)\d\d\b"),
    "recovered": scope.RECOVERED,
    "scale": sieve(r"\b\d{1,2}(?: out of |/)(?:10|ten)\b"),
    "clock": sieve(r"\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\bmidnight\b|\bin (?:an|a few|\d+) (?:hours?|minutes?)\b"),
    "clean_for": sieve(r"\b(?:\d+|one|two|three|six|ten) (?:days?|weeks?|months?|years?) (?:clean|free|sober|without|since)\b"),
    "one_more": sieve(r"\b(?:one|1) (?:last|more|final)\b"),
    "money": sieve(r"[$£€] ?\d|\b\d+ ?(?:dollars|euros|pounds|usd|eur|gbp|%)"),
    "link": sieve(r"https?:|www\.|\b[\w-]{1,60}\.(?:com|org|net|io|co|example|test|shop|me)\b"),
    "number": sieve(r"\b(?:\+?\d[ -]?){7,20}\d\b"),
    "mail": sieve(r"\b[\w.+-]{1,64}@[\w-]{1,60}\.\w"),
    "handle": sieve(r"(?<![\w.])@\w{3,}"),
    "young": sieve(
        r"\b(?:i'm|i am|you're|you are|for|only|she's|he's|turned|aged?|im) (?:1[0-7]|[89])\b"
        r"(?! (?:days|weeks|months|years (?:clean|sober|free)))"
    ),
    "list": sieve(r"(?m)^[ \t]{0,8}(?:[-*•]|\d+[.)])\s"),
    "greeting": sieve(r"^\W*(?:hi|hello|hey|dear|good (?:morning|evening|afternoon))\b"),
    "you_should": sieve(r"\byou (?:should|need to|have to|must|ought)\b"),
    "how_do_i": sieve(r"\bhow (?:do|can|should|would|could) (?:i|we|you|one)\b"),
    "imperative": sieve(
        r"^\W*(?:just |please |so |then )?(?:go|stop|do|take|get|give|send|tell|call|come|don't|try|keep|add|message|"
        r"throw|buy|visit)\b"
    ),
}  # fmt: skip
_EMOJI = {
    "dark": "💔🖤😔😢😞😭🥀🕊️⚰🪦👋🌑",
    "light": "😂🤣😅😊🙂😄❤💜💙🎉🥳👍🌻🙏✨😍🤗💀",
}


def signs_of(notes: Notes, reading: Reading, found: list[Sentence], plain: Sifted, previous: str) -> Iterator[str]:
    """The names of the signs a text shows."""
    yield "bias"
    yield f"lang:{notes.language}"
    yield from _of_rules(reading)
    yield from _of_form(notes.normal.text, found)
    for name, pattern in _PATTERNS.items():
        if pattern.search(plain):
            yield name
    if previous:
        yield from _of_previous(previous, found)
        yield from signs_of_answer(previous, plain)


def _of_rules(reading: Reading) -> Iterator[str]:
    yield f"rule:{reading.level}"
    for why in {reason.why for reason in reading.reasons}:
        yield f"why:{why}"
        yield f"why:{why}@{reading.level}"
    for harm in reading.harms:
        yield f"harm:{harm}"
    if reading.is_about_other:
        yield "about_other"


def _of_form(plain: str, found: list[Sentence]) -> Iterator[str]:
    words = [word for sentence in found for word in sentence.words]
    count = Counter(words)
    if not words:
        yield "wordless"
    yield from (name for name, sign in (("ask", "?"), ("loud", "!")) if count[sign])
    if plain.rstrip().endswith("?"):
        yield "ends_asking"
    for name, letters in _EMOJI.items():
        if any(letter in count for letter in letters):
            yield f"emoji:{name}"


def _of_previous(previous: str, found: list[Sentence]) -> Iterator[str]:
    yield "answers"
    names = {each.name for sentence in sentences(previous[-600:], last=3) for each in sentence.meanings}
    first = found[0].words[0] if found else ""
    is_short = sum(len(sentence.words) for sentence in found) < 14
    for name in sorted(names):
        yield f"prev:{name}"
        if is_short:
            yield f"prev:{name}>{first}"
    if is_short and previous.rstrip().endswith("?"):
        yield f"asked>{first}"
