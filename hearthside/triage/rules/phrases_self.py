"""What people say about their own life and safety. Feelings and intent only; no method, means or place is named here."""

from __future__ import annotations

from hearthside.words.sieve import sieve

_END = (
    r"(?:kill(?:ing)? myself|end(?:ing)? (?:my (?:own )?life|it all|everything|it(?! with| on| there| at| early| up))|"
    r"tak(?:e|ing) my (?:own )?life|"
    r"(?:commit(?:ting)?|die by|dying by|attempt(?:ing)?) suicide|do(?:ing)? away with myself|suicide)"
)
_WILL = (
    r"(?:i'm (?:really |actually |just )?(?:going to|about to|gonna)|i am (?:going to|about to)|i will|i'll|"
    r"i've decided (?:to|on)|i have decided (?:to|on)|i'm (?:planning (?:to|on)|ready to)|i (?:plan|intend) (?:to|on)|"
    r"going to|i'm|i am)"
)
INTENT = sieve(
    rf"\b{_WILL} (?:just |really |finally |actually |probably )?{_END}|\b(?:tonight|today|tomorrow) (?:is the (?:night|"
    rf"day)|i (?:die|end it|end my life|kill myself|go for good))|"
    r"\bi(?:'m| am) (?:going to|ready to|about to) (?:die (?:tonight|today|tomorrow|soon|by)|be dead|"
    r"leave this world)|\bi(?:'ve| have) (?:set|picked|chosen) (?:a|the|my) (?:date|day|night) (?:to|for) (?:die|it|"
    r"ending|my death)|"
    r"\bi (?:won't|will not) (?:be alive|make it (?:to|through) (?:the )?(?:morning|tonight|tomorrow|night|weekend))|"
    r"\bthis is (?:it|the end) for me\b|\bi(?:'m| am) going through with it"
)
PREPARATION = sieve(
    r"\b(?:wrote|written|writing|finished) (?:the|my|a|all the|all my) (?:goodbye |last |farewell |"
    r"suicide )?(?:letters?|notes?) (?:to (?:everyone|my (?:family|mum|kids|parents))|for when)|"
    r"\b(?:wrote|written|writing) (?:the|my|a|all my|all the) (?:goodbye |farewell |suicide |last )(?:letters?|"
    r"notes?)\b|\bwhat i'd (?:say|write) to (?:each|all|every|them|my)[\w ]{0,30}\b(?:note|letter)|\bsuicide note\b|"
    r"\bput my affairs in order|\bgot my affairs in order|"
    r"\b(?:everything|it) is (?:all )?(?:ready|in place|prepared)[\w ,.']{0,40}\b(?:know when|tonight|tomorrow|no one|"
    r"nobody|goodbye)|\b(?:got|have|i've got) everything (?:ready|in place|prepared)[\w ,.']{0,40}\b(?:know when|"
    r"doing it|tonight|tomorrow|goodbye)|"
    r"\bi have a (?:suicide )?plan (?:to (?:die|end|kill)|and (?:a (?:date|day|time)|i know when|i'm going to))|"
    r"\bi know (?:when|how and when) (?:i'm|i am|i'll) (?:doing it|going to do it|do it|going to die)|\bmade (?:a|"
    r"my) plan to (?:die|end|go)|"
    r"\bplanned (?:it|my death|my own death|everything) (?:all )?(?:out|down to|for (?:tonight|tomorrow|the weekend|"
    r"\w+day))|\bplanned my (?:own )?(?:death|funeral)"
)
ACTED = sieve(
    r"\bi (?:have |'ve )?(?:already |just )+(?:did|done|do) (?:something (?:to myself|bad to myself|i can't (?:undo|"
    r"take back))|it,?(?: and)?(?: now)? (?:i'm|i am) (?:scared|sorry|frightened|dying|terrified))|"
    r"\bi did something to myself|\bi(?:'ve| have) (?:already |just )?(?:done|started) (?:it|"
    r"something) (?:and (?:now )?i'm (?:scared|sorry|dying)|i can't (?:undo|take back))|"
    r"\bi(?:'ve| have) just (?:badly )?(?:hurt|harmed|injured) myself|\bi just (?:badly )?(?:hurt|harmed) myself\b|"
    r"\bi(?:'m| am) (?:hurt|injured) (?:badly )?and (?:it|i) (?:won't stop|did it)|\bi(?:'m| am) dying right now|"
    r"\bit is done[,.]? (?:i'm|goodbye|sorry|won't be long)"
)
UNSAFE = sieve(
    r"\bi (?:don't|do not) (?:think i can|know (?:if|how) i can|know how to|feel like i can|"
    r"trust myself to) (?:keep myself safe|stay safe|keep safe|be safe)|\bi can't (?:keep myself safe|stay safe|"
    r"keep safe|trust myself (?:tonight|right now|to be alone|alone|anymore))|"
    r"\bi(?:'m| am) not safe\b(?! (?:for|to (?:say|assume)))|\bnot safe (?:with|from) myself|\b(?:scared|afraid|"
    r"frightened|worried) (?:of |about )?(?:what )?i(?:'ll| will| might| may| could| am going to|"
    r"'m going to) (?:do (?:to myself|tonight|something|if i)|hurt myself|kill myself|act on)|"
    r"\b(?:scared|afraid|frightened) of (?:what i (?:might|could|may|will) do|myself (?:tonight|right now))|"
    r"\bi (?:might|may|could) (?:do something (?:stupid|bad|to myself)|act on (?:it|them|the|these))|"
    r"\bi don't trust myself (?:tonight|right now|alone|anymore|to be)"
)
FAREWELL = sieve(
    r"\b(?:by the time|when) (?:you|anyone|someone) (?:reads?|finds?|sees?) this[\w ,]{0,15}\b(?:i'll be|i will be|"
    r"i'm|it will be|i won't) (?:already |long |be )?(?:gone|dead|over|too late|done|no longer|at peace|not |here|"
    r"alive|around)|\bgood ?(?:bye|night) forever|\bgoodbye (?:world|cruel world)|\bi(?:'ll| will) be gone (?:by|"
    r"before|soon|when|tomorrow|forever)|"
    r"\bi (?:won't|will not) be (?:here|around|alive) (?:tomorrow|anymore|any longer|much longer|by|next|when|to see)|"
    r"\bsoon i won't be (?:here|around)|\bi(?:'m| am) saying (?:my )?(?:last |final )?goodbyes?|"
    r"\bsaid (?:all )?my (?:last |final )?goodbyes|\bthis is (?:my )?(?:final|last) (?:goodbye|farewell)|"
    r"\b(?:tell|let) (?:my )?(?:mum|dad|sister|brother|kids?|children|son|daughter|wife|husband|family|parents|them|"
    r"her|him|everyone) (?:know )?(?:that )?i (?:love|loved|tried|am sorry|'m sorry)[\w ]{0,12}(?=[.,!\n]|"
    r"$)(?=.{0,200}\b(?:goodbye|sorry|forever|gone|last|over)\b)|"
    r"\bwhen i(?:'m| am) gone\b|\bafter i(?:'m| am) gone\b|\bdon't (?:blame|hate) yourselves|\bsee you (?:all )?(?:on|"
    r"in) the other side|\bremember me (?:kindly|fondly|as|when|with)"
)
SOFT_FAREWELL = sieve(
    r"\b(?:my|the) last (?:post|message|time (?:writing|posting|here))|\blast (?:post|message) (?:here|ever|from me)|"
    r"\bgoodbye(?: everyone| all| friends| my| then|$|[.,])|\bfarewell\b|\blook after each other|"
    r"\btake care of each other|\bbe (?:good|kind) to (?:each other|my)|"
    r"\bi'm sorry\.?(?: for everything)?$|\bsorry for everything|\bforgive me\b|"
    r"\bthank you (?:all )?for (?:everything|being (?:kind|there|here)|trying)|\bthanks for everything|"
    r"\bi love you all|\byou did nothing wrong|\bit was nobody's fault|\b(?:gave|given|giving) (?:away )?(?:my|"
    r"all my) (?:\w+ ){0,2}(?:cat|dog|pet|pets|things|stuff|belongings|plants|books|records|guitar)\b|"
    r"\bgiving away (?:my|everything)|\bpaid (?:off )?(?:the|my|all) (?:the |my )?bills|\b(?:wrote|written|"
    r"writing) (?:the|my|all my|some) letters|\b(?:feel|felt|feeling) (?:so |strangely |weirdly |"
    r"finally )?(?:peaceful|at peace|calm) (?:for the first time|now|at last|about it)|\bfinally (?:at peace|calm|"
    r"peaceful)|\btell (?:my )?(?:mum|dad|sister|brother|kids|family|wife|husband|them) i love|"
    r"\bnot be bothering (?:you|anyone)|\bi won't bother (?:you|anyone) (?:again|anymore|any more)|\bit(?:'ll|"
    r" will) all be over (?:soon|tonight)|\bi(?:'m| am) (?:finally )?going home (?:tonight|forever)|🕊|🪦|⚰"
)
BENIGN_PARTING = sieve(
    r"\b(?:off to (?:bed|work|sleep)|speak (?:tomorrow|soon)|talk (?:tomorrow|soon|later)|see you (?:tomorrow|soon|"
    r"later|next|on|at|all (?:tomorrow|soon|next))|back (?:tomorrow|next|soon|on)|good ?night(?: all| everyone| x)|"
    r"for (?:now|tonight|today|the (?:day|evening|weekend))|new job|placement|holiday|moving (?:to|house|flat|away)|"
    r"leaving (?:the )?(?:site|group|job|school|course|town|work|work)|exams?|retir|"
    r"course (?:ends|is over|finished)|last (?:day|post|message) (?:of|at|tonight|today|before)|until (?:tomorrow|"
    r"next|monday|then)|digital detox|break from (?:social|the|my) )"
)
COMING_BACK = sieve(
    r"\b(?:see you (?:all )?(?:on|next|soon|later|tomorrow|at)(?! the other)|back (?:on|next|tomorrow|soon)|(?:speak|"
    r"talk) (?:soon|tomorrow)|until (?:next|monday|then))\b"
)
IDEATION = sieve(
    rf"\b(?:want(?:s|ed|ing)?|wish|ready|like|rather|need|longing|desperate|hoping|hope|prefer|tempted|urges?) (?:to |"
    rf"i could )?(?:just |only |really |so badly |badly |to )?(?:die\b(?! (?:for|of|laughing|hard|my hair|down|out|"
    rf"from|inside|on my))|be dead|{_END}|disappear (?:forever|for good|completely)|not (?:exist|be alive|wake up|"
    rf"be here (?:anymore|any more))|stop (?:existing|living|being alive)|cease to exist|never wake up|"
    rf"go to sleep (?:and|forever))|"
    rf"\b(?:thinking|think|thought|thoughts?|talk|dream(?:ing)?|fantasi[sz]\w+|obsess\w+|plan|plans|urges?|ideas?|"
    rf"considering|consider|contemplat\w+|imagin\w+|googl\w+|about) (?:a lot |constantly |again |only |often |just |"
    rf"more and more )?(?:of |about |to )?(?:{_END}|dying|being dead|my own death|not (?:being here|existing|"
    rf"waking up)|wanting to die|death all)|"
    r"\b(?:wish|wishing|wished) (?:that )?i (?:was|were|could be) dead|\b(?:wish|hope) i (?:don't|didn't|won't|"
    r"wouldn't|never|hadn't) (?:have )?(?:(?:wake|woken|woke)(?! up (?:late|early|at|with|in|on|to|feeling|the|before|"
    r"grumpy))|been born)|\bi(?:'d| would) (?:rather|sooner|prefer to) (?:be dead|die|not be (?:here|alive))|"
    r"\bbetter off dead\b|\bi should (?:just )?(?:die|be dead|kill myself|not be alive)|\bi deserve to die|"
    r"\bi (?:really |just |honestly |truly |simply )?(?:don't|do not|didn't) (?:really |even |"
    r"just )?want to (?:be here (?:any ?more|any longer|on (?:this|the) (?:earth|planet))|be (?:alive|around anymore)|"
    r"live(?! (?:with|in|at|on|near|here|there|like|alone|under|so))|exist|wake up(?: tomorrow| ever| again| anymore|"
    r"\.|,|$)|keep (?:living|going|existing)|go on(?! (?:holiday|a|the|monday|that|with))|carry on|see (?:tomorrow|"
    r"another))|\bnot want(?:ing)? to (?:be alive|live|exist|wake up|be here anymore)|\bno longer want to (?:live|"
    r"be (?:here|alive)|exist)|"
    r"\bsuicidal\b|\b(?:suicide|dying|death|killing myself) is (?:all|the only thing) (?:i|on my)|\bsuicid(?:e|"
    r"al) (?:thoughts|ideation|feelings|urges)|\bi (?:can't|can not) (?:go on|live)(?: (?:like this|anymore|any more|"
    r"any longer|living|much longer|with this)|\.|,|$)|\b(?:no|any) (?:reason|point) (?:left )?(?:to|in|"
    r"for me to) (?:liv(?:e|ing)(?! (?:in|with|here|there|near|at|on|so|like|together))|be(?:ing)? (?:alive|here)|"
    r"go(?:ing)? on|stay(?:ing)? alive|exist(?:ing)?)|\bnothing (?:left )?to live for|"
    r"\b(?:tired|sick|done) (?:of|with) (?:being alive|living|existing|life)\b|\bfade away forever|\blife (?:is|"
    r"isn't) (?:not )?worth (?:living|it)\b|\b(?:never|not) (?:wake|woke|waking) up[\w ,]{0,30}\b(?:relief|fine|"
    r"better|okay|ok|good|care|mind|peace)|\b(?:wouldn't|don't) (?:mind|care) (?:if i )?(?:dy|die|died|dying|"
    r"not waking)|\b(?:can't|don't) (?:picture|see|imagine) myself (?:making it|being (?:here|alive)|living (?:to|"
    r"past)|alive)|\bi (?:won't|don't plan to|will not) (?:live to|make it to (?:my|christmas|next|\d|thirty|"
    r"the (?:end|new year|summer|winter))|be alive)|"
    r"\bhow long (?:people|they|everyone|anyone) would (?:be sad|miss|cry|grieve|notice)|\bif i (?:died|was dead|"
    r"were dead|wasn't here|weren't here|disappeared|just vanished|was gone|were gone|killed myself|"
    r"stopped existing)\b|\bkilling myself\b|\bkill myself\b|\bend (?:my life|it all)\b|"
    r"\bthe pain (?:to )?end forever|\bi(?:'m| am) done (?:with everything|fighting|living|for good)|\bwith (?:me|"
    r"myself) (?:gone|dead|out of the (?:way|picture))|\bwantto?die|iwanttodie|killmyself|endmylife|idontwanttolive|"
    r"\biwannadie|"
    r"\b(?:stop|not) being (?:alive|here anymore)|\bjust (?:let|want) (?:me|it|this|everything) (?:to )?(?:die|"
    r"be over forever)|\bi(?:'m| am) (?:going to|gonna) die (?:alone|anyway|soon)? ?by my own"
)
BURDEN = sieve(
    r"\b(?:everyone|everybody|they|people|my (?:family|kids|children|parents|husband|wife|mum|dad|friends|partner)|"
    r"the world|you(?: all)?)(?:'s| is| are|'d| would be| will be|'ll be|'s life| would)?[\w' ]{0,40}\b(?:better off|"
    r"happier|easier|relieved|better)\b[\w' ]{0,20}\b(?:without me|if i (?:was|were|wasn't|weren't|died|disappeared)|"
    r"once i|when i'm (?:gone|dead)|with me (?:gone|dead|out))|"
    r"\b(?:nobody|no one|no-one|noone) (?:would|will|'d) (?:even |really |ever )?(?:miss|notice|care)(?: (?:me|if i|"
    r"that i|when i)| i'm gone)|\brelief (?:for|to) (?:everybody|everyone|them|my|all)\b[\w ,]{0,20}(?:if|when|"
    r"without)?|\bthe world (?:doesn't need|is better without|would be better without) me"
)
SELF_HARM = sieve(
    r"\b(?:hurt|hurting|harm|harmed|harming|injure|injuring) myself\b|\bself[- ]?harm(?:ed|ing|s)?\b|"
    r"\bself[- ]?injur\w+|\bsh (?:relapse|urges?|again|clean|thoughts)|\b(?:relapsed|relapse) (?:with|on|into) (?:sh|"
    r"self)|\bsh\b(?= (?:last|this|today|tonight))"
)
ATTEMPT = sieve(
    r"\b(?:i|my) (?:\w+ )?(?:attempted(?= suicide| to (?:end|kill|take|die)| (?:last|again|once|twice|in (?:19|20|my)|"
    r"when|because|before|recently|yesterday|this)| (?:\w+ ){1,3}ago|[.,!\n]|$)|(?:suicide )?attempt)\b(?! (?:to|"
    r"at) (?!(?:end|kill|take|die)))|\bi(?:'ve| have)? tried to (?:kill myself|end (?:my life|it|it all)|die|"
    r"take my (?:own )?life)|\bsurvived (?:my|a|an) (?:own )?(?:suicide )?attempt|\bafter my (?:suicide )?attempt"
)
DISTRESS = (
    sieve(r"\bwhat(?:'s| is) the point\b|\bno point\b|\bpointless\b|\bmeaningless\b"),
    sieve(
        r"\bnothing (?:ever )?(?:gets|will get|is getting|helps|matters|changes|will change|works|is going to)\b|"
        r"\bnever (?:gets?|going to get|get) (?:any )?better|\bit won't get better"
    ),
    sieve(
        r"\b(?:tired|sick|exhausted) (?:of|from) (?:trying|fighting|everything|it all|pretending|this)|\bso tired of\b"
    ),
    sieve(r"\b(?:a|such a|just a) burden\b|\bi(?:'m| am) (?:just )?(?:in the way|too much for)"),
    sieve(
        r"\bhopeless\b|\bno hope\b|\blost (?:all )?hope|\bwithout hope|\bno way out\b|\bno future\b|\bdon't see (?:a|"
        r"any) (?:future|way)"
    ),
    sieve(
        r"\bi can't (?:do (?:this|it)|take (?:it|this|any ?more)|cope|handle|bear|go through|keep (?:doing|going|up|"
        r"pretending))|\bcan't (?:any ?more|take it|do this)\b|\bat (?:my |the )?(?:limit|breaking point|end of my)|"
        r"\bend of my (?:rope|tether)"
    ),
    sieve(
        r"\bgiv(?:e|ing|en) up\b(?! (?:smoking|sugar|coffee|chocolate|meat|drinking|alcohol|caffeine|my seat|on the))|"
        r"\bwant it to (?:stop|end|be over)|\bthe pain to stop"
    ),
    sieve(
        r"\bworthless\b|\buseless\b|\ba failure\b|\bhate myself|\bhate my life|\bi(?:'m| am) (?:nothing|disgusting|"
        r"pathetic|broken|unlovable)|\bashamed of"
    ),
    sieve(
        r"\b(?:so|completely|totally|utterly|really) (?:alone|lonely|empty|numb|lost|low|depressed|scared)\b|"
        r"\bfeel(?:ing)? (?:so |really |very |completely )?(?:alone|lonely|empty|numb|trapped|invisible|lost|low|"
        r"dead inside|depressed|awful|terrible|horrible)\b"
    ),
    sieve(
        r"\bcry(?:ing)? (?:all|every|again|myself|at work|for|in the|non)|\bcan't stop crying|\bcried (?:all|myself|"
        r"for)|\bbreaking down|\bfall(?:ing)? apart|\bmental breakdown|\bbreakdown\b"
    ),
    sieve(
        r"\bpanic attacks?\b|\bpanicking\b|\bcan't breathe\b|\bhaven't slept|\bcan't (?:get out of bed|"
        r"leave the house|eat|sleep anymore)|\b(?:hearing|hear) voices\b|\bvoices\b[\w ]{0,15}\b(?:louder|back|again)"
    ),
    sieve(
        r"\bdepress(?:ion|ed) (?:is|has|again|came|got)|\bgetting worse\b|\bworse (?:every|than ever|each)|"
        r"\bcan't tell anyone|\bno ?(?:one|body) (?:cares|would understand|to talk to|listens|understands)|"
        r"\bspiral+ing|\brelapsed?\b|\bhow bad it is\b|\btraumati[sz]ed|\bflashbacks?\b|\bdrinking (?:every|again|"
        r"to)\b"
    ),
)
VOICES = sieve(
    r"\bvoices?\b[^.!?\n]{0,60}\b(?:tell(?:s|ing)?|say(?:s|ing)?|order(?:s|ing)?|want(?:s|ing)?|command\w*) (?:me|"
    r"that i|i)\b|\b(?:tv|radio|they|god|demons?) (?:is|are|keeps?) (?:telling|ordering|commanding) me to (?:hurt|"
    r"kill|die|go|end|do it)"
)
EATING_RISK = sieve(
    r"\b(?:barely|hardly|not|haven't|have not|stopped) (?:really )?(?:eaten|eating|ate)\b[^.!?\n]{0,40}\b(?:days?|"
    r"weeks?|since)\b|\bnot eating\b|\b(?:don't|do not) deserve (?:food|to eat)"
)
BODY_FAILS = sieve(
    r"\b(?:faint(?:ed|ing)?|passed out|collapsed|chest pains?|heart (?:skips|racing)|deserve (?:food|to eat)|"
    r"black(?:ed|ing)? out)\b"
)
BABY = sieve(
    r"\b(?:baby|newborn|infant)\b[^!?]{0,120}\b(?:us both (?:not|dead|gone|dying)|both (?:of us )?(?:not being here|"
    r"gone|dead|dying))|\b(?:thoughts? (?:of|about)|thinking (?:of|about)|pictur\w+|imagin\w+|afraid (?:i|of)|"
    r"scared (?:i|of)|want to|urges? to|might|i'll|going to)\b[^.!?\n]{0,40}\b(?:hurt|harm|shak)(?:ing|e)? (?:my|the|"
    r"our) (?:own )?(?:baby|newborn)|\b(?:baby|newborn)\b[^!?\n]{0,60}\b(?:thoughts of|thinking of|scared i'll|"
    r"afraid i'll|might|want to) (?:hurt|harm|shak)(?:ing|e)? (?:him|her|it)"
)
SAFETY_QUESTION = sieve(
    r"\b(?:suicid\w*|ending (?:your|it)|end your life|kill(?:ing)? yourself|hurt(?:ing)? yourself|"
    r"harm(?:ing)? yourself|want(?:ing)? to die|not (?:wanting )?to (?:be here|live))"
)
SAFE_NOW_QUESTION = sieve(
    r"\b(?:are you|do you feel|can you (?:stay|keep)(?: yourself)?) (?:safe|ok(?:ay)? to be alone)"
)
YES = sieve(
    r"^\W*(?:yes|yeah|yep|yea|ya|kind of|kinda|sort of|maybe|sometimes|a (?:bit|little)|i (?:think so|guess|am|do|"
    r"have|was|might)|often|always|every day|all the time|honestly,? yes|tbh yes|lately)\b"
)
NO = sieve(
    r"^\W*(?:no|nope|nah|not (?:really|sure|right now|anymore|now)|i (?:don't (?:know|think so)|am not|do not|can't)|"
    r"i'm not|idk|never)\b"
)
