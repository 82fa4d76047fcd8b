"""Who a phrase is about, when, and whether it is meant: negation, time, quotes, stories, games, idioms, jokes."""

from __future__ import annotations

import re

from hearthside.words.sieve import Sifted, sieve

_IDIOM = sieve(
    r"\bto die for\b|\bdying (?:to (?:know|see|try|meet|hear|go|get|tell|watch|eat|read|show)|of (?:laughter|boredom|"
    r"embarrassment|curiosity|heat|cold|thirst|hunger)|for an?|laughing)|\b(?:died?|dead|dying) (?:laughing|"
    r"of (?:laughter|embarrassment|boredom|cringe))|\b(?:nearly|almost|could have|could've|about) died\b(?! by)|"
    r"\bi could (?:have )?(?:just )?died? of\b|\bsuicide squad|\b(?:career|political|social) suicide|"
    r"\b(?:is|are|was|were|been|be|'s|'re) (?:absolutely |literally |slowly |honestly |just )?killing me\b(?! softly)|"
    r"\bkill(?:s|ed|ing)? (?:time|it|the (?:mood|vibe|lights?|engine|weeds?|plants?))\b|\b(?:is|are|'s|was|'ll|will|"
    r"would) (?:so |actually |literally )?(?:going to |gonna )?kill (?:me|us all|us)\b(?= (?:if|when|for|with|lol|"
    r"once|tomorrow|over)|\W*$)|"
    r"\b(?:bored|scared|sick|love you|tickled|worried|frozen|starved|worked) to death|\bover my dead body|"
    r"\bdrop dead gorgeous|\b(?:phone|battery|laptop|car|plant|plants|wifi|engine|fish|cactus) (?:just |has |is |"
    r"have |all )?(?:died|dead|dying)|\bkill for an?\b|\bmurder an?\b|\bdead (?:tired|easy|good|funny|serious|simple|"
    r"quiet)|\bdie (?:of|from) (?:laughter|laughing|embarrassment|boredom|cringe|heat|shame|thirst|hunger|old age)|"
    r"\bdie hard\b|\bend it (?:with|on|there|at|early|between)\b|\bhair (?:to )?dye|\bdie out\b|\bkill(?:ing|"
    r"s)? me (?:softly|now,? (?:another|this|the|my))|\bi'm (?:literally |so |actually )?(?:dead|dying)(?= (?:lol|"
    r"haha|😂|🤣|💀|at|😭)|\W*$)"
)
_TRIVIAL = re.compile(
    r"\b(?:homework|exam|exams|test|meeting|meetings|boss|cringe|embarrass\w*|hangover|monday|mondays|sunburn|leg day|"
    r"commute|traffic|queue|haircut|essay|assignment|maths|deadline|karaoke|autocorrect|spoilers?|phone|laptop|wifi|"
    r"printer|pizza|sandwich|dishes|laundry|spreadsheet|gym|squats|heat|weather|outfit|dress|typo|team|match|season|"
    r"episode|teacher|lecture|presentation|zoom|wardrobe|search history)\b"
)
_HUMOUR = re.compile(r"\b(?:lol|lmao|rofl|haha+|hehe|jk|just kidding|joking|ugh|omg)\b|😂|🤣|💀|😭|😅")
_GAME = re.compile(
    r"\b(?:level (?:\w+|\d+)|boss fight|respawn\w*|grenades?|shell|npc|quest|loot|lobby|teammates?|ranked|minecraft|"
    r"fortnite|zelda|sims|mario|elden|playthrough|speedrun|in (?:the|that|this|my) game|(?:video|computer) ?games?|xp|"
    r"raid|dungeon|save file|checkpoint|multiplayer|dnd|d&d|campaign|my character)\b"
)
_STORY = re.compile(
    r"\b(?:song|songs|lyrics?|album|band|book|novel|chapter|movie|film|series|episode|show|character|characters|hero|"
    r"heroine|villain|play|poem|opera|documentary|podcast|article|leaflet|poster|study|report|headline|news|lecture|"
    r"training|course|essay|reminder|awareness|prevention|romeo|hamlet|plot|finale|storyline|protagonist|actor|author|"
    r"musical)\b"
)
_QUOTES = sieve(
    r"\"[^\"\n]{1,400}\"|(?<![\w'])'[^'\n]{1,3}'(?!\w)|(?<![a-z])'(?:[^'\n]|(?<=[a-z])'(?=[a-z])){3,300}'(?![a-z])|"
    r"^\s{0,3}>[^\n]{0,2000}",
    re.M,
)
_OWN_WORDS = re.compile(
    r"\b(?:i|i've|i'm) (?:\w+ )?(?:said|told|texted|wrote|typed|whispered|screamed|say|tell|admitted|thinking|thought|"
    r"keep (?:saying|thinking))\b[^.!?]{0,40}$"
)
_THEIR_WORDS = re.compile(
    r"\b(?:he|she|they|(?:my|a|our|his|her) (?:\w+ )?(?:friend|brother|sister|mum|dad|son|daughter|wife|husband|"
    r"partner|girlfriend|boyfriend|cousin|flatmate|roommate|ex|kid|child|mate))\b[^.!?\"]{0,30}\b(?:said|says|saying|"
    r"told|tells|texted|wrote|posted|messaged|sent|keeps? saying)\b[^.!?]{0,30}$"
)
_NOT_NEGATION = re.compile(
    r"\b(?:can't|couldn't|can not|won't) (?:stop|help|shake|escape|quit|get (?:rid|away|past|over))|\b(?:don't|didn't|"
    r"do not) (?:know|care|mind|see why|understand|tell|laugh|worry)|\bnot (?:sure|just|only|joking|kidding|"
    r"being dramatic|gonna lie|going to lie|going to pretend|to be dramatic|sleeping|a joke|okay|ok|great|well|good|"
    r"fine|the first|exaggerating|coping|doing)|\bno (?:joke|lie|one|idea|sleep|friends|matter|wonder|longer sure)|"
    r"\bnever been (?:so|more|closer|this)|\bwhy (?:not|shouldn't)|\b(?:isn't|ain't) (?:a joke|it)|"
    r"\bdon't want (?:help|to (?:worry|scare|bother|alarm|upset))"
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|without|neither|nor|none|hardly|\w+n't|am not|stopped|free (?:from|of)|don't)\b|\bno longer\b"
)
_PAST = re.compile(
    r"\b(?:years?|months|decades?|a (?:year|long time|while)) (?:ago|back|since)\b|\bago i\b|\bwhen i was (?:\d{1,2}|"
    r"a (?:kid|child|teen\w*|student)|young\w*|in|at|little|depressed)|\bused to\b|\bback (?:in|then)\b|\bin (?:19|"
    r"20)\d\d\b|\blast year\b|\bas a (?:kid|child|teen\w*|young)|\bin (?:college|high school|school|my (?:teens|"
    r"twenties|thirties))\b|\b(?:days?|weeks?|months?|years?) (?:free|clean|sober|without|since)\b|\bonce (?:felt|"
    r"thought|wanted|tried)|\bi've (?:been there|felt (?:suicidal|that|this)|also|too)|\bhaven't (?:\w+ )?(?:self|"
    r"hurt|harm|thought|had|wanted|felt)"
)
_BACK = re.compile(
    r"\b(?:come back|came back|coming back|are back|is back|again|returned|returning|lately|these days|"
    r"since (?:sunday|monday|last|yesterday|then (?:it|they))|still (?:do|want|think|have|am)|now (?:i|it|they)(?:'m|"
    r" am|'s| want| do)? (?:want|think|feel|back|thinking|wanting|here again)|and now (?:i want|it's back|they))\b"
)
_RECENT = re.compile(
    r"\b(?:(?:two|three|four|five|six|ten|a few|\d{1,2}) (?:days?|weeks?) ago|last (?:night|week|month|weekend)|"
    r"yesterday|this (?:week|morning|month|evening)|today|tonight|just (?:got|came|been)|recently|(?:a|one) (?:week|"
    r"month|day) ago|discharged|the other (?:day|night))\b"
)
RECOVERED = sieve(
    r"\b(?:it (?:honestly |really |does |did |slowly )?(?:got|gets|get) better|now (?:i|i'm|i am)|i'm (?:\d+ now|glad|"
    r"grateful|proud|okay now|better|here|still here|so glad)|today i|recover\w*|therapy|help(?:ed)?|"
    r"got (?:me )?through|finished|graduat\w*|free|clean|proud|grateful|keep going|years free|i am (?:glad|grateful|"
    r"proud))\b"
)
NOW = re.compile(
    r"\b(?:tonight|today|right now|now|this (?:evening|morning|afternoon|weekend|week)|tomorrow|in (?:an|a few|"
    r"the next|\d+) (?:hours?|minutes?|days?)|before (?:morning|the (?:weekend|week)|sunrise|christmas|my birthday|"
    r"\w+day)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|when (?:they|everyone|my \w+|he|she) (?:are|is|go(?:es)?|"
    r"sleeps?|leaves?|falls)|this time|any minute|soon)\b"
)
CONDITION = re.compile(
    r"\b(?:if|unless|when) (?:he|she|they|it|this|i (?:fail|lose|don't|can't|get|have to)|my \w+|you|things|nothing)\b"
)
GENERIC = re.compile(
    r"\b(?:if|when|asking|ask|what if|how (?:do|can|should) (?:i|you|we) (?:ask|talk|respond|help|"
    r"support))\b[^.!?]{0,40}\b(?:someone|anyone|somebody|a (?:friend|person|member|peer)|people|directly)\b|"
    r"\basking (?:someone |people |directly )?(?:directly )?about suicide|\bsuicide (?:is preventable|prevention|"
    r"awareness|rates?|statistics|helplines?|hotlines?|risk factors)|\b(?:prevent(?:ing|ion)?|talk(?:ing)? about|"
    r"stigma (?:of|around)|awareness of|training on|warning signs of) suicide"
)
COMFORT = re.compile(
    r"\b(?:please|don't|do not|never|you don't|you do not|don't you|hope you (?:don't|won't|never)|"
    r"want you to)\b[^.!?]{0,25}\b(?:hurt|harm|kill|end|die|deserve to die|give up)|\bare you (?:thinking|having|"
    r"feeling|safe|suicidal|planning|considering)|\bdo you (?:have|feel|want to (?:die|talk|hurt))|\bhave you (?:had|"
    r"thought|been)|\b(?:you|your|you're|yourself)\b"
)


def mask_idioms(plain: str) -> Sifted:
    """The text with figures of speech blanked out, at the same length, ready to be searched by many patterns."""
    sifted = Sifted(plain)
    if not _IDIOM.may_match(sifted):
        return sifted
    return Sifted(_IDIOM.pattern.sub(lambda found: "~" * len(found.group()), plain))


def quoted(plain: str) -> list[tuple[int, int]]:
    """Where quotes stand that are not the writer's own words about themselves. Quoted friends count as worry elsewhere."""
    return [
        each.span()
        for each in _QUOTES.finditer(plain)
        if not _OWN_WORDS.search(plain[max(0, each.start() - 60) : each.start()])
    ]


def is_quote_of_another(plain: str, start: int) -> bool:
    """True when the quote that opens at start is what a named other person said."""
    return bool(_THEIR_WORDS.search(plain[max(0, start - 80) : start]))


def is_negated(before: str) -> bool:
    """True when the words of the clause before a phrase deny it. Two denials cancel out ("I never said I wasn't")."""
    clause = re.split(r"[.!?;\n]|,| but | and (?=i )| because ", before)[-1]
    words = " ".join(_NOT_NEGATION.sub(" ", clause).split()[-7:])
    return len(_NEGATION.findall(words)) % 2 == 1


def is_past(around: str) -> bool:
    """True when the sentence speaks of long ago and nothing says it is back."""
    return bool(_PAST.search(around)) and not _BACK.search(around)


def is_recent(around: str) -> bool:
    """True when the sentence speaks of the last days or weeks."""
    return bool(_RECENT.search(around)) and not _PAST.search(around)


def is_game(around: str) -> bool:
    """True when the sentence is about a game."""
    return bool(_GAME.search(around))


def is_story(around: str) -> bool:
    """True when the sentence is about a song, book, film, lesson or the like."""
    return bool(_STORY.search(around))


def is_light(around: str) -> bool:
    """True when the sentence jokes about an everyday thing."""
    return bool(_HUMOUR.search(around)) and bool(_TRIVIAL.search(around))
