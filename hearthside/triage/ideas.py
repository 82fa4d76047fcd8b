"""Ideas that can be said in many words: being a weight on others, no future, things put in order, a goodbye, a game, a song.

Each is a pattern with gaps, so that a wording nobody wrote down before still shows the idea. What an idea is worth, alone and beside
another, is learned from the sheets; no idea decides anything by itself.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import combinations

from hearthside.triage.sentences import Sentence
from hearthside.words.sieve import Sieve, Sifted, sieve

MOST = 8
"""Ideas of one sentence that are paired with each other."""
_GAP = r"[\w' ]{0,24}"
_FOLK = (
    r"(?:everyone|everybody|they|people|family|kids|children|parents|mum|mother|dad|father|husband|wife|partner|friends|"
    r"daughter|son|"
    r"sister|brother|boys|girls|world|others|you all)"
)
IDEAS: dict[str, Sieve] = {
    "no_future": sieve(
        rf"\b(?:can't|cannot|couldn't|don't|never|not|no longer) {_GAP}(?:see|picture|imagine|expect|plan|planning|think)\b{_GAP}"
        r"\b(?:next (?:year|month|week|summer|christmas)|future|tomorrow|birthday|spring|summer|autumn|winter|christmas|"
        r"thirty|forty|"
        r"\d\d|old|years|be (?:there|here|around))\b|"
        r"\b(?:no|without an?y?) (?:future|tomorrow|next chapter|later)\b|\bwon't (?:see|reach|be around|be here|be there)\b"
    ),
    "not_wake": sieve(
        r"\b(?:hope|wish|hoping|wishing|pray|want|wanted|rather|like|love)\b[\w' ]{0,30}\b(?:not|never|don't|didn't|won't|"
        r"no more|forget)"
        r"\b[\w' ]{0,16}\b(?:wake|waking|woke|woken|morning|come back|open my eyes)\b|"
        r"\b(?:sleep|asleep|sleeping)\b[\w' ,]{0,24}\b(?:forever|for ever|never|not wake|for good|not come back)\b|"
        r"\b(?:disappointed|annoyed|sorry|angry|gutted)\b[\w' ]{0,20}\b(?:woke|wake|waking|eyes open|still here)\b"
    ),
    "not_be": sieve(
        r"\b(?:not|never|stop|stopped|quit|cease|end|done|tired of|sick of|instead of)\b[\w' ]{0,14}\b(?:be|being|existing|exist|"
        r"existence|living|alive|breathing|a person|me|here any ?more|born)\b|\b(?:be|become|am) nothing\b|\bunalive|\bcease\b"
    ),
    "gone": sieve(
        r"\b(?:be|i'm|am|being|was|were|when i'm|once i'm|after i'm) (?:\w+ )?(?:gone|out of (?:the|their|everyone's|your|"
        r"everybody's) "
        r"(?:way|hair|lives|life|picture)|no longer|not around|not here)\b|\b(?:disappear|vanish|fade away|slip away|"
        r"leave this)\b|"
        r"\b(?:wasn't|weren't|not|won't be|isn't) (?:around|here|there|in it)\b"
    ),
    "better_without": sieve(
        rf"\b{_FOLK}\b[\w' ]{{0,40}}\b(?:better|happier|easier|relieved|lighter|free|freer|fine|rest|cope|manage|safer|calmer)\b|"
        r"\b(?:without me|if i (?:was|were|wasn't|weren't|died|went|stopped|didn't)|once i|with me (?:gone|dead|out))\b"
    ),
    "weight": sieve(
        r"\b(?:burden\w*|weight (?:on|around)|drag(?:ging)? (?:on|them|everyone|everybody|her|him|down)|in the way|"
        r"too much for|nuisance|"
        r"bother|a problem|the problem|waste of|cost (?:them|everyone|on)|drain|dead weight|liability|not worth|a mistake)\b"
    ),
    "notice": sieve(
        r"\b(?:would|will|who'd|who would|nobody|no one|anyone|anybody|somebody|someone|they'd|how long|how many)\b[\w' ]{0,30}"
        r"\b(?:notice|miss|cry|care|sad|remember|find (?:me|out)|grieve|mourn|come to my|knock)\b"
    ),
    "tired_of_it": sieve(
        r"\b(?:tired|exhausted|worn out|sick|weary|done|fed up|had enough|finished)\b[\w' ,]{0,20}\b(?:of|with|fighting|"
        r"trying|carrying|"
        r"everything|all of it|life|me|being)\b"
    ),
    "cannot_on": sieve(
        r"\b(?:can't|cannot|couldn't|unable to|don't know how to|no strength|nothing left|"
        r"don't want to)\b[\w' ]{0,16}\b(?:go on|carry on|"
        r"keep going|carry|cope|do this|do it|take it|take this|any ?more|much longer|fight|continue|hold on|keep doing)\b"
    ),
    "no_point": sieve(
        r"\b(?:no|what's the|what is the|see the|any|without|the) (?:point|reason|purpose|meaning|use)\b|\bwhy (?:bother|"
        r"go on|am i|do i)\b|"
        r"\b(?:pointless|meaningless|hopeless)\b"
    ),
    "keeps_me": sieve(
        r"\bonly\b[\w' ]{0,24}\b(?:keep|keeps|keeping|holding|staying|stay|stopping|stops|here|alive)\b|\breasons? (?:to|for) "
        r"(?:stay|live|living|staying|go|get)\w*|\bif it (?:wasn't|weren't) for\b|\bhanging on for\b"
    ),
    "dead": sieve(r"\b(?:die|dies|died|dying|dead|death|deadly|deceased|grave|coffin|funeral|buried|corpse|ashes|cemetery)\b"),
    "end_self": sieve(
        r"\b(?:kill|killing|end|ending|take|taking|finish|off|harm|hurt|hurting|harming|injure)\b[\w' ]{0,12}\b(?:myself|my life|"
        r"my own life|it all|everything)\b|\bsuicid\w*"
    ),
    "end_other": sieve(
        r"\b(?:kill|killing|end|ending|take|taking|harm|hurt|hurting|harming)\b[\w' ]{0,12}\b(?:himself|herself|themselves|"
        r"themself|"
        r"his life|her life|their life|their lives|his own life|her own life)\b"
    ),
    "end_you": sieve(
        r"\b(?:kill|killing|end|ending|take|taking|harm|hurt|hurting|harming)\b[\w' ]{0,12}\b(?:yourself|your life|"
        r"your own life)\b"
    ),
    "goodbye": sieve(
        r"\b(?:goodbyes?|good bye|farewell|so long|adieu|last (?:post|message|time|words?|night|evening|day|thing)|final (?:post|"
        r"message|words?|time)|for ever|forever|for the last time|one last|once more)\b"
    ),
    "thanks": sieve(
        r"\b(?:thank you|thanks|ty|grateful|been (?:so )?(?:kind|good|patient)|were (?:so )?(?:kind|good|patient|nice)|"
        r"appreciate)\b"
    ),
    "love_all": sieve(
        r"\b(?:i )?(?:love|luv|loved) (?:you|u|ya|her|him|them|my)\b|\bmy love to\b|\bgive [\w' ]{0,16}(?:kiss|hug|love)\b"
    ),
    "blame": sieve(
        r"\b(?:not|nobody's|no one's|never|none of|isn't|wasn't|don't blame|nothing)\b[\w' ]{0,16}\b(?:fault|blame|yourselves|"
        r"wrong|about you"
        r"|could have)\b|\bforgive me\b|\b(?:i'm|so|am) sorry\b|\bdid (?:everything|nothing|your best)\b"
    ),
    "tell_them": sieve(
        rf"\b(?:tell|let|promise|make sure|remind) (?:my |our |the )?(?:\w+ )?{_FOLK}\b|\b(?:look after|take care of|"
        rf"watch over|mind|feed|"
        r"water|kiss|hug) (?:my|the|our|her|him|them|each other|yourself)\b|\bremember me\b"
    ),
    "not_back": sieve(
        r"\b(?:not|won't|never|isn't|no)\b[\w' ]{0,16}\b(?:coming back|be back|return|come back|way back|log(?:ging)? (?:in|"
        r"on)|hear from me|"
        r"see me|be here|be alive|be around|bother|trouble|need)\b"
    ),
    "letter": sieve(
        r"\b(?:wrote|written|writing|write|left|leaving|posted)\b[\w' ]{0,20}\b(?:letters?|notes?|to (?:each|my|every|him|her|"
        r"them))\b"
    ),
    "give_away": sieve(
        r"\b(?:gave|given|giving|give|handed|passed|sold|leaving|left)\b[\w' ]{0,24}\b(?:away|to my|my (?:\w+ )?to|over to)\b|"
        r"\b(?:found|new) [\w' ]{0,12}home for\b|\brehom\w+"
    ),
    "in_order": sieve(
        r"\b(?:paid|paying|settled|cancel+ed|closed|sorted|cleaned|cleared|tidied|packed|labelled|signed|folded|deleted|"
        r"returned|finished|"
        r"arranged|put)\b[\w', ]{0,30}\b(?:everything|all|bills?|debts?|account|passwords?|will|papers?|order|house|flat|room|"
        r"boxes|folder|"
        r"things|affairs|phone|photos|locker|away)\b|\b(?:insurance|my will|passwords|spare key|affairs)\b"
    ),
    "ready": sieve(
        r"\b(?:i'm|am|everything(?:'s| is)|all|it's|i've got) (?:\w+ )?(?:ready|set|prepared|in place|planned|arranged|"
        r"decided|settled|done)\b|"
        r"\bnothing left to (?:do|say|wait)\b"
    ),
    "decided": sieve(
        r"\b(?:decided|decision|made up my mind|mind(?:'s| is) made up|made my (?:choice|mind|peace)|chosen|i've picked|"
        r"set (?:a|the|my) (?:date|"
        r"day)|my (?:plan|choice|deadline)|i've a plan|have a plan|going through with|no turning back|i mean it|settled)\b"
    ),
    "soon": sieve(
        r"\b(?:tonight|tn|tonite|tomorrow|tmrw|this (?:evening|weekend|week|morning|afternoon)|right now|in (?:an|a few|"
        r"\w+) (?:hours?|minutes?)|"
        r"by (?:morning|midnight|six|noon|then|\w+day)|before (?:morning|sunrise|midnight|dawn|\w+day)|at midnight|on \w+day|"
        r"friday|saturday|"
        r"sunday|monday|as soon as|when (?:he|she|they|everyone|everybody|the house|my \w+) )"
    ),
    "acted": sieve(
        r"\b(?:i've|i have|i|ive|already|just)\b[\w' ]{0,12}\b(?:did it|done it|did something|done something|started|took|"
        r"taken|gone too far|"
        r"went too far|can't undo|can't take it back)\b|\btoo late\b|\bchanged my mind\b"
    ),
    "calm": sieve(
        r"\b(?:calm|calmer|at peace|peaceful|peace|quiet|relief|relieved|lighter|light|serene|free|rest|not (?:scared|afraid|"
        r"frightened|fighting))\b"
    ),
    "long_dark": sieve(
        r"\b(?:after|for) (?:all |so )?(?:these |those |many |the )?(?:months|weeks|years|awful|long|dark|bad)\b|"
        r"\bfor so long\b|\bused to be (?:scared|"
        r"afraid|sad)\b"
    ),
    "unsafe": sieve(
        r"\b(?:not|can't|don't|cannot|isn't|scared|afraid|frightened)\b[\w' ]{0,18}\b(?:safe|trust myself|of myself|"
        r"what i(?:'ll| might| will| could| "
        r"may)|alone tonight|promise)\b|\bdo something (?:stupid|bad|to)\b"
    ),
    "urge": sieve(r"\b(?:urges?|craving|itching to|relaps\w+|clean|streak)\b"),
    "rode_out": sieve(
        r"\b(?:passed|got through|rode it out|didn't act|did not act|called|rang|used my|instead|went away|it's gone|"
        r"told (?:my|someone|a)|"
        r"came round|stayed with me|calmer now|okay now|safe now)\b"
    ),
    "help_me": sieve(
        r"\b(?:help me|please help|need help|need someone|need somebody|someone talk|talk to me|what do i do|what should i do|"
        r"who can i|where do i|"
        r"where can i)\b"
    ),
    "worried": sieve(
        r"\b(?:worried|scared|frightened|afraid|terrified|concerned|don't know what to do|how (?:do|"
        r"can) i help)\b[\w' ]{0,20}\b(?:about|for|him|her|"
        r"them|my)\b"
    ),
    "unreached": sieve(
        r"\b(?:won't|isn't|not|can't|doesn't|stopped)\b[\w' ]{0,14}\b(?:answer\w*|pick\w* up|reply\w*|reach|respond\w*|"
        r"find (?:her|him|them)|home|open "
        r"the door|come out)\b|\bphone(?:'s| is)? off\b|\bgone (?:quiet|silent|missing)\b|\blocked (?:himself|herself|the door)\b"
    ),
    "said_it": sieve(
        r"\b(?:he|she|they|friend|brother|sister|son|daughter|mum|dad|wife|husband|mate|partner|girlfriend|boyfriend|somebody|"
        r"someone|boy|girl|man|"
        r"lad|roommate|flatmate)\b[\w' ]{0,24}\b(?:said|says|saying|told|texted|posted|wrote|writes|keeps|sent|messaged|rang|"
        r"called|shouting|promised)\b"
    ),
    "support": sieve(
        r"\b(?:you're not|you are not|you matter|you deserve|you can|are you|have you|would you|could you|please (?:don't|"
        r"stay|hold|call|talk|reach|"
        r"tell)|i'm here|i am here|here for you|with you|hold on|hang in there|for you|reach out|listening|sending|"
        r"proud of you)\b"
    ),
    "been_there": sieve(
        r"\b(?:i(?:'ve| have)? (?:been there|felt (?:like )?that|felt suicidal|know that)|when i (?:was|felt|wanted|couldn't)|"
        r"i used to|i once|i too|i also)\b"
    ),
    "got_better": sieve(
        r"\b(?:got better|gets better|better now|recover\w*|survived|glad i|grateful|healed|years (?:on|later|since|free|"
        r"clean)|months (?:free|clean|"
        r"without)|haven't (?:\w+ )?(?:since|in)|never (?:looked|went) back|behind me|these days|now i(?:'m| am)|today i|"
        r"therapy|it does get)\b"
    ),
    "back_again": sieve(
        r"\b(?:again|back|returned|came back|come back|coming back|relapsed|since (?:monday|sunday|last|yesterday)|worse|"
        r"louder|stronger|this week|"
        r"lately|these past)\b"
    ),
    "long_ago": sieve(
        r"\b(?:years ago|decades? ago|long ago|back (?:then|in)|when i was|as a (?:teen\w*|child|kid)|in (?:19|20)\d\d|"
        r"in my (?:teens|twenties|"
        r"thirties)|at (?:school|uni|sixteen|fifteen|nineteen|twenty)|used to|once)\b"
    ),
    "just_now": sieve(
        r"\b(?:yesterday|last (?:night|week|month)|(?:two|three|few|\d+) (?:days|weeks) ago|discharged|home from hospital|"
        r"this month|recent)\b"
    ),
    "game": sieve(
        r"\b(?:games?|level|boss|raid|quest|respawn\w*|healer|player|players|controller|console|character|campaign|dungeon|"
        r"map|lobby|ranked|lives|mission|"
        r"avatar|sims?|loot|server|match|team|npc|final|kills|hp|run)\b"
    ),
    "story": sieve(
        r"\b(?:book|novel|film|movie|series|episode|show|play|stage|scene|act|chapter|character|hero|heroine|poem|story|"
        r"author|actor|documentary|comic|"
        r"finale|plot|memoir|narrator|act three|opera)\b"
    ),
    "song": sieve(r"\b(?:songs?|album|lyrics?|chorus|verse|singer|sings|sang|band|tune|track|playlist|ballad|choir|on repeat)\b"),
    "teach": sieve(
        r"\b(?:training|workshop|course|lecture|leaflet|poster|study|studies|research|report|article|guide|reminder|awareness|"
        r"prevention|most people|"
        r"people who|module|statistics|helplines?|charity|module|essay|thesis|teacher|class|signs|facts?|pinned|hosts?)\b"
    ),
    "quote": sieve(r"\"[^\"\n]{3,200}\"|\b(?:asked|says|said) (?:me )?(?:if|whether|that|\")"),
    "jest": sieve(r"\b(?:lol|lmao+|haha+|rofl|omg|jk|kidding|joking|joke|hilarious|funny|literally)\b|😂|🤣|💀|😭|😅"),
    "not_jest": sieve(
        r"\b(?:not (?:joking|kidding|a joke|a bit|even joking|for laughs)|no joke|for real|fr|i mean it|serious|seriously|"
        r"mostly|half)\b"
    ),
    "trifle": sieve(
        r"\b(?:homework|exam|exams|boss|meeting|coffee|cake|pizza|shoes|outfit|haircut|traffic|bus|train|weather|heat|phone|"
        r"wifi|laptop|printer|queue|"
        r"monday|gym|leg day|carpet|dress|hair|garden|dinner|lunch|tea|puppy|dog|cat|maths|essay|headphones|biscuits?|curry|"
        r"crossword|spreadsheet)\b"
    ),
    "event": sieve(
        r"\b(?:holiday|wedding|moving|move|movers|job|retire\w*|uni|university|college|school|train|flight|airport|ferry|"
        r"camping|party|shift|term|"
        r"placement|abroad|baby|course|charity shop|contract|beach|trip|tent|picnic)\b"
    ),
    "see_you": sieve(
        r"\b(?:see you|speak (?:soon|tomorrow|on)|talk (?:soon|later|tomorrow)|back (?:on|in|by|soon|next)|until (?:then|next|"
        r"monday)|in touch|visit|"
        r"till (?:monday|sunday|then|next))\b"
    ),
    "body": sieve(
        r"\b(?:feet|back|knees?|legs?|shoulders?|arms?|neck|head|teeth|stomach) (?:is|are|was|were|'s|has been|"
        r"have been) [\w' ]{0,10}(?:killing|dying|murder)\b"
    ),
    "violence": sieve(
        r"\b(?:hits?|hitting|beats?|beat|beating|punch\w*|kick\w*|slap\w*|chok\w*|threaten\w*|forces?|forced|forcing|rap(?:e|"
        r"ed|es)|touch(?:es|ed)? me|"
        r"hurts? me|shov\w*|throws?|grab\w*|smash\w*)\b"
    ),
    "control": sieve(
        r"\b(?:not allowed|won't let|doesn't let|isn't allowed|checks? my|takes? my|keeps? my|locks?|follows? me|controls?|"
        r"nobody will believe|"
        r"alive if i|leave this house|where i am)\b"
    ),
    "at_the_door": sieve(r"\b(?:hiding|outside (?:my|the)|at the door|banging|kicking|locked in|whispering|next room|police)\b"),
    "hurt_them": sieve(
        r"\b(?:hurt|kill|harm|attack|get|deal with|make)\b[\w' ]{0,14}\b(?:him|her|them|people|someone|everyone|pay|"
        r"my (?:\w+ )?(?:boss|dad|father|"
        r"stepfather|mother|ex|wife|husband|neighbour|brother|manager|baby))\b"
    ),
    "voices": sieve(
        r"\b(?:voices?|telling me|tells me|hear them|walls|watching me|messages in|radio|chosen|commands?|orders me)\b"
    ),
    "food": sieve(
        r"\b(?:eat|eaten|ate|food|meals?|starv\w*|purg\w*|binge\w*|calories|faint\w*|passed out|blacking out|blacked out|"
        r"skip\w*)\b"
    ),
    "newborn": sieve(r"\b(?:baby|newborn|gave birth|since the birth|was born|weeks old|months old|postnatal|postpartum)\b"),
    "little": sieve(
        r"\b(?:sort of|kind of|kinda|whatever|anyway|ignore me|never mind|it's nothing|no big deal|not a big deal|or anything|"
        r"i guess|tbh|ngl|idk)\b"
    ),
    "if": sieve(r"\b(?:if|unless|suppose|what would|would it|imagine|wonder|wondering|what if)\b"),
    "denied": sieve(
        r"\b(?:not|isn't|never|no|don't|wasn't|won't|wouldn't|didn't)\b[\w' ]{0,16}\b(?:suicid\w*|kill\w* myself|want to die|"
        r"hurt myself|harm myself|"
        r"end\w* my life|thoughts|in danger|going to do anything)\b"
    ),
    "twice_denied": sieve(
        r"\b(?:not|isn't|never|can't|no longer|don't|won't)\b[\w' ]{0,20}\b(?:not|isn't|wasn't|don't|won't|doesn't|didn't)\b|"
        r"\bnot (?:a day|one day|a night) "
        r"\w+ "
    ),
}  # fmt: skip
_ME = frozenset("i i'm i've i'd i'll me my myself mine im ive".split())
_YOU = frozenset("you you're you've you'd you'll your yours yourself u ur".split())
_THEY = frozenset(
    "he he's he'd he'll him his she she's she'd she'll her they they're they've they'd they'll them their someone somebody".split()
)


def ideas_in(plain: Sifted, found: list[Sentence], known: dict[str, Sieve] = IDEAS) -> list[frozenset[str]]:
    """For each sentence of a plain text the features of the ideas in it: alone, with whom it speaks of, in pairs, and with those before."""
    named = _named(plain, found, known)
    return [frozenset(_features(named, place, sentence)) for place, sentence in enumerate(found)]


def _named(plain: Sifted, found: list[Sentence], known: dict[str, Sieve]) -> list[list[str]]:
    starts = [sentence.start for sentence in found]
    named: list[set[str]] = [set() for _ in found]
    for name, pattern in known.items():
        for match in pattern.finditer(plain):
            named[max(0, bisect_right(starts, match.start()) - 1)].add(name)
    return [sorted(each)[:MOST] for each in named]


def _features(named: list[list[str]], place: int, sentence: Sentence) -> set[str]:
    here, before = named[place], named[place - 1] if place else []
    who = _of_whom(sentence)
    alone = {f"~{name}" for name in here} | {f"~{name}@{who}" for name in here}
    pairs = {f"~{one}+{two}" for one, two in combinations(here, 2)}
    across = {f"~{min(one, two)}+{max(one, two)}" for one in before for two in here if one != two}
    return alone | pairs | across


def _of_whom(sentence: Sentence) -> str:
    words = set(sentence.words)
    return "".join(letter for letter, known in (("i", _ME), ("y", _YOU), ("t", _THEY)) if words & known) or "n"
