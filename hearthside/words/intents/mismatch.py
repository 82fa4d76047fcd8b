"""Notices advice in a reply to someone who asked only to be heard. English patterns; other languages get no nudge."""

from __future__ import annotations

import re

from hearthside.words.intents.catalogue import intent as find_intent
from hearthside.words.intents.shapes import Nudge

LONGEST_REPLY = 10_000
"""Characters of a reply that are read. Patterns are bounded, so time grows with length only."""

_SENTENCE = re.compile(r"[^.!?\n]{1,600}[.!?]*")
_URGENT = re.compile(
    r"\b(?:112|999|911|988|116\s?123|ambulance|emergency|helpline|lifeline|crisis (?:line|team)|samaritans|a&e|"
    r"moderators?)\b",
    re.I,
)
_ASKING_FIRST = re.compile(
    r"\b(?:would you (?:like|want|prefer)|do you want|would it help (?:to|if|more)|if you (?:want|would like|"
    r"['’]d like)[\w ,]{0,20}"
    r"(?:ideas|suggestions|advice)|no advice|not (?:going to |here to |trying to )?(?:give|offer|fix)|"
    r"won['’]?t (?:give|offer|tell)|"
    r"without (?:any )?advice|not asking you to|(?:people|everyone|they|others) (?:say|said|tell|told|keep saying))\b",
    re.I,
)
_NOT_ADVICE = re.compile(
    r"\b(?:you (?:don['’]?t|do not|never|should(?:n['’]?t| not)) (?:have|need)|you should(?:n['’]?t| not|"
    r" never) (?:have to|have had|be made|need)|"
    r"you should (?:be proud|feel proud|have been (?:heard|told|safe|believed|looked after|treated)|never have)|"
    r"you (?:must|have to) (?:be|feel|have (?:been|felt)|miss|love|carry|deal with|live with|keep)|"
    r"you need(?:ed)? (?:someone|somebody|rest|more than|to be heard|to say|to let)|"
    r"(?:having|have) you (?:must|had)|that you (?:have|had|need) to|what you (?:have|had|need) to|when you (?:have|"
    r"need) to|all (?:that|the \w+) you have to|how you have to|"
    r"no (?:one|body) should|take (?:care|your time|all the time|as long|as much|up space|good care)|"
    r"try(?:ing)? (?:so |to (?:imagine|picture|understand))|could (?:you|feel|hear|be|imagine|have|not|never)|"
    r"whatever you (?:need|have) to|as (?:long|much) as you need to)\b",
    re.I,
)
_DIRECTIVES = re.compile(
    r"\b(?:you|u|ya|one)(?:['’]?(?:d|ll))? (?:really |just |probably |maybe |definitely |also |still |simply |might |"
    r"may )?"
    r"(?:should|shud|ought to|need to|needs to|have to|must|gotta|got to|could (?:always |just |try|also |maybe |talk|"
    r"ask|go|see|write|take|make|call)|"
    r"want to (?:try|look|think|consider|talk|see|start)|(?:had )?better (?:not |go|talk|call|stop|start|see|get|tell|"
    r"take|leave)|can (?:always |just |try|also try))|"
    r"\b(?:have (?:you|u)|did (?:you|u)|ever) (?:ever |even |not |already |just )?(?:tried|try|thought (?:about|of)|"
    r"considered|consider|looked into|spoken to|talked to|asked|been to|seen a)\b|"
    r"\bhaven['’]?t you (?:tried|thought|asked)\b|"
    r"\b(?:why (?:don['’]?t|not|do(?:n['’]?t)? you not)\s?(?:you|u|just|try|go|ask|see|talk|take|tell)|why not|"
    r"how about|what about (?:\w+ing|a |the ))|"
    r"\b(?:if i were you|if it were me|if i was you|in your (?:place|shoes|position)|my advice|my (?:tip|suggestion|"
    r"recommendation)|word of advice|"
    r"i(?:['’]?d| would) (?:strongly |really |just |definitely |highly |also )?(?:suggest|recommend|advise|urge|"
    r"tell (?:him|her|them)|start (?:with|by)|"
    r"look (?:into|at)|go (?:to|for|and)|talk to|try|get|leave|quit|block|report|ask (?:for|your|them|him|her)|see a|"
    r"speak to|make)|"
    r"i (?:strongly |really |highly )?(?:suggest|recommend|advise|urge)|"
    r"(?:might|may|could|would|will|can|does|did|can really|really|always) help(?:s|ed)? (?:you )?(?:to|if you|"
    r"you (?:to|feel|sleep|relax|calm|cope))|"
    r"it helps (?:to|if)|the (?:best|first|only|main|trick|key|answer|solution|fix|secret) (?:thing|step|way|is)|"
    r"best (?:thing|bet|way) (?:is|to|would)|(?:works|worked) (?:for me|wonders|a treat|well)|what (?:helped|worked|"
    r"works) (?:for )?me|"
    r"there(?:['’]s| is| are) (?:a |an |some |great |good |really |many |lots of )*(?:app|apps|book|books|video|"
    r"videos|podcast|podcasts|course|courses|technique|techniques|exercises?|supplements?|websites?|site)\b|"
    r"(?:worth|consider) (?:a |\w+ing|it)|give (?:it|this|\w+ing|\w+) a (?:go|try|shot)|make sure (?:you|to|that)|"
    r"don['’]?t forget to|remember to|be sure to|"
    r"it(?:['’]s| is) (?:time to|important (?:to|that you)|best to|better to)|all you (?:need|have) to do|"
    r"you(?:['’]re| are) going to (?:have|need) to|time (?:to|you) (?:leave|move|stop|start|left|quit)|maybe (?:try|"
    r"start|talk|see|go|ask|take|get|you))\b",
    re.I,
)
_VERBS = (
    r"(?:talk to|speak (?:to|with|up)|see (?:a|your|someone)|go (?:to|for|and|see|out|back|on|outside)|get (?:a|an|"
    r"some|up|out|yourself|help|more|rid|off|into|enough)|make (?:a|an|some|sure|time)|"
    r"take (?:a|an|some|up|it one|deep|vitamin|it to|the|five|ten|your (?:meds|tablets|phone|mind))|stop \w+|quit|"
    r"start (?:with|by|a|\w+ing|small)|write (?:a|down|it|your|in|to|them|him|her|out)|"
    r"think (?:about|of|positive)|remember|focus|concentrate|find (?:a|an|someone|some|something|time|out)|join|"
    r"download|ask (?:for|your|her|him|them|the|a)|tell (?:him|her|them|your|the|someone)|leave (?:him|her|them|that|"
    r"the|it)|block|"
    r"ignore|consider|look (?:into|at|up|for|on)|check (?:out|with|your)|read (?:a|the|this|up|about|some)|exercise|"
    r"drink (?:more|some|a|water|less)|eat (?:more|some|a|well|less|something)|keep (?:a|busy|track|yourself|your|"
    r"a diary)|"
    r"set (?:a|an|some|boundaries|up|your)|avoid|delete|cut (?:out|down|him|her|them|off|ties)|try|practi[cs]e|learn|"
    r"use (?:a|an|the|your|this)|put (?:your|the|it|yourself|on|down)|call (?:your|a|the|him|her|them)|phone|"
    r"ring (?:your|the|a)|"
    r"book (?:a|an|in|yourself)|apply|report|move (?:out|on|away)|change (?:your|the|jobs)|break (?:up|it)|dump|pray|"
    r"meditate|breathe (?:in|out|slowly|through)|relax|distract|sleep|walk|buy|watch (?:a|this|some)|"
    r"listen to (?:some|music|a|this)|"
    r"forgive|forget|let (?:it go|go|him|her|them)|reach out to|contact|apologi[sz]e|confront|count (?:your|to)|"
    r"be (?:more|grateful|positive|patient|honest|careful|strong)|do (?:some|a|not|your|more|something|one)|"
    r"don['’]?t (?:let|think|worry|listen|give|"
    r"be|go|take|text|call|answer|reply|do|stay|skip|drink|overthink|eat|sit|keep|wait|sign|quit|engage|bottle|look)|"
    r"never (?:let|go|text|give|reply|trust)|give (?:up|him|her|them|yourself a|it)|schedule|plan|switch|turn (?:off|"
    r"your)|"
    r"open (?:a|your|the)|stand up|stay (?:off|away|busy|positive|hydrated)|sign up|log off|hang (?:up|out)|"
    r"show (?:him|her|them)|bring|save|document|record|list)"
)
_OPENING = (
    r"(?:(?:and|but|so|then|also|first|firstly|next|please|pls|just|maybe|perhaps|honestly|ok|okay|well|hey|hi|yeah|"
    r"look|definitely|always|anyway|seriously|instead|hun|love|mate|sorry to hear that|that sucks|sounds rough|same|"
    r"ugh|"
    r"oh no|sorry)[,: ]{1,2}){0,3}"
)
_IMPERATIVE = re.compile(rf"(?:^|[,;:–—-]\s?(?:and |then |so |but )?)\s*{_OPENING}{_VERBS}\b", re.I)
_KIND_IMPERATIVE = re.compile(
    r"(?:^|[,;:–—-]\s?)\s*(?:(?:and|but|so|please|just)[, ]{1,2}){0,2}(?:take (?:care|your time|all|as)|"
    r"get (?:it (?:all )?out|as angry)|let it (?:all )?out|be (?:as|gentle with|kind to)|keep (?:writing|talking|"
    r"posting|going)|"
    r"write (?:as|more if|again|whenever|here|to us|anything)|come (?:back|here)|tell us (?:more|as|whatever)|"
    r"don['’]?t (?:apologi[sz]e|worry about (?:replying|how|us|making))|read it|talk to (?:us|me)|leave it here|"
    r"do(?:n['’]?t)? (?:whatever|you)|sleep well)\b",
    re.I,
)
_LINK = re.compile(r"https?://\S{3}|\bwww\.\w|\b[\w-]{2,40}\.(?:com|org|net|co\.uk|app)\b", re.I)
_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|^>.{0,500}$", re.M)
_FIRST_PERSON_TALE = re.compile(
    r"^\s*(?:when |and |but |so |yes,? |same,? )?(?:i|my|we|people|everyone|they|he|she|mine)\b(?!['’]?d\b| would|"
    r" suggest| recommend| advise| urge| strongly| highly| really (?:suggest|recommend))",
    re.I,
)
_STRONG_TALE = re.compile(
    r"\b(?:worked|works) (?:for me|wonders|a treat|well)\b|\bwhat (?:helped|worked)|\bhelp(?:s|ed)? (?:if )?you\b|"
    r"\byou (?:should|could|need|must|ought)|\bmy (?:advice|tip|suggestion|recommendation)\b",
    re.I,
)


def holds_advice(reply: str) -> tuple[int, int] | None:
    """Where in a reply the first advice stands (start, end), or None. Asking first, care and safety lines do not count."""
    text = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), reply[:LONGEST_REPLY])
    for sentence in _SENTENCE.finditer(text):
        if _advises(sentence.group().strip()):
            return sentence.start(), sentence.end()
    link = _LINK.search(text)
    return link.span() if link and not _URGENT.search(text) else None


def _advises(sentence: str) -> bool:
    if _URGENT.search(sentence) or _ASKING_FIRST.search(sentence):
        return False
    rest = _NOT_ADVICE.sub(" ~ ", sentence)
    if _FIRST_PERSON_TALE.match(rest) and not _STRONG_TALE.search(rest):
        return False
    return bool(_DIRECTIVES.search(rest)) or bool(_IMPERATIVE.search(_KIND_IMPERATIVE.sub(" ~ ", rest)))


def mismatch(intent: str, reply_text: str) -> Nudge | None:
    """A private nudge when advice goes to someone who asked only to be heard, or any reply where none was asked.

    Never blocks. Gives none for intents that welcome advice. Not to be called while a safety check is open.
    """
    asked = find_intent(intent)
    if not asked.takes_replies and reply_text.strip():
        return Nudge(asked.id, asked.mismatch_nudge, 0, len(reply_text))
    place = None if asked.welcomes_advice else holds_advice(reply_text)
    return Nudge(asked.id, asked.mismatch_nudge, *place) if place else None
