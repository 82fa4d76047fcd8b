"""Ideas of harm that can be said in many words: permission to go, a fee first, keep it from your mother, who has her number.

Each is a pattern with gaps, as in `ideas`. They stand apart from the ideas of danger: only the heads for harms look at them, so what
they are worth never moves a level.
"""

from __future__ import annotations

from hearthside.words.sieve import Sieve, sieve

_GAP = r"[\w', ]{0,28}"
_FEW = r"[\w' ]{0,14}"
_CARER = (
    r"(?:mum|mam|mom|mummy|mother|dad|daddy|father|parents?|folks|nan|nana|gran|granny|grandma|grandad|teachers?|stepmum|"
    r"stepdad|carer|aunt|auntie|uncle|coach|foster|social worker|sister|brother|tutor)"
)
_KIN = r"(?:wife|husband|boyfriend|girlfriend|partner|friend|mate|brother|sister|twin|fiance|fiancee|cousin)"
_TABLETS = (
    r"(?:tablets?|pills?|meds|medication|medicines?|antidepressants?|antipsychotics?|lithium|prescriptions?|dose|doses|"
    r"capsules?|insulin|treatment|therapy|therapist|psychiatrist|doctors?)"
)
_ILL = (
    r"(?:depress\w*|bipolar|schizo\w*|psychos\w*|psychotic|anxi\w*|borderlines?|ptsd|adhd|autis\w*|anorex\w*|bulimi\w*|"
    r"eating disorders?|diagnos\w*|wards?|asylum|suicid\w*|attempt\w*|addict\w*|junkies?|alcoholics?|mental\w*|breakdowns?|"
    r"panic|trauma\w*|self.harm\w*|voices|counsell\w*|therapy|loon\w*|nutters?|nutcases?|psychos?|crazy|mad|insane|unstable)"
)
_STREET = (
    r"(?:street|st|road|rd|lane|avenue|ave|close|hill|parade|mews|drive|way|court|yard|row|square|terrace|gardens?|crescent|"
    r"wharf|embankment|walk|house|flats?|arms|green|rise|grove|buildings?)"
)
_DIGIT = r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred)"
HARM_IDEAS: dict[str, Sieve] = {
    # pushing somebody
    "may_go": sieve(
        rf"\b(?:allowed|free|blessing|permission|nobody would (?:blame|mind|stop)|forgive|forgiven|it's (?:okay|ok|fine|"
        rf"all right|alright)|understandable|you've (?:earned|suffered|done|fought|waited)|you deserve)\b{_GAP}\b(?:go|leave|"
        rf"die|stop|finish\w*|end|let go|quit|slip|rest|this life|this world|alive|enough|give in|one|it)\b"
    ),
    "go_on_then": sieve(
        r"\b(?:go (?:ahead|on|for it|through|now|already)|get (?:it|this) (?:over|done)|do it|finish (?:it|what|the job)|"
        r"follow through|give in|let go|off you go|get on with|make it quick|be done|just go|jump to it|have one more|"
        r"go and do|time you)\b"
    ),
    "no_reason_you": sieve(
        rf"\b(?:no|not one|aren't any|isn't (?:a|any)|can't (?:see|think of)|there are none|nothing)\b{_FEW}\b(?:reasons?|"
        rf"use|point|hope|place|future|left)\b|\b(?:nobody|no one)(?:'s| is| will| would| was|'ll|'d)? (?:coming|going to|"
        rf"miss|save|notice|cry|care|come|waiting|stop)\b"
    ),
    "in_your_place": sieve(
        r"\b(?:if i (?:was|were) (?:you|in)|in your (?:place|shoes|position|case|skin)|if i had (?:your|a)|i(?:'d|"
        r" would) (?:have )?(?:do it|done|go|gone|end|ended|not|kill|be dead)|with your (?:life|record|diagnosis|luck|"
        r"past))\b"
    ),
    "still_here": sieve(
        r"\b(?:still (?:here|alive|breathing|with us|around|going)|all talk|bluff\w*|tick tock|guts|coward\w*|chicken|"
        r"prove (?:it|me|you)|dare|bet you|waste of|cry wolf|no nerve|scaredy|again tomorrow|same story|attention)\b"
    ),
    "wise_end": sieve(
        r"\b(?:sensible|kind|kindest|best|right|logical|brave|bravest|beautiful|reasonable|smart\w*|good|wise\w*|honest|"
        rf"noble|natural|lovely|only)\b{_FEW}\b(?:idea|choice|thing|decision|plan|option|way out|answer|call|exit)\b"
    ),
    "end_of_you": sieve(
        r"\b(?:finish|end|stop|leave|quit|drop)\b[\w' ]{0,10}\b(?:what you (?:began|started|planned|said)|breathing|living|"
        r"existing|fighting|holding on|hanging on|hoping|trying|this (?:life|world|earth)|us|for good)\b|\bwithout you\b"
    ),
    # ways
    "which_way": sieve(
        r"\b(?:what (?:works|would|did (?:you|they|he|she) use|should i (?:choose|use|try|pick)|do people)|which (?:one|is|"
        r"would|of|way)|would (?:it|that|this) be enough|tried how|be enough|make sure|make it work|first time|for certain|"
        r"no mistakes?|surest|quickest|easiest|painless\w*|reliable|sure way|quick way|easy way|fail|fails|failed|hurt less|"
        r"feel nothing|never wake)\b"
    ),
    "how_it_is_done": sieve(
        r"\bhow (?:did|do|does|would|can|could|to|long|much|many)\b[\w' ]{0,24}\b(?:do it|did it|done|manage it|die|dies|"
        r"died|end it|go|leave this|wake up|not be found|find me|be sure|make sure|succeed\w*|get it right|out of this|"
        r"feels? (?:anything|nothing))\b"
    ),
    "facts_only": sieve(
        rf"\b(?:not|don't|no|spare me|without|instead of)\b{_FEW}\b(?:sympathy|hotlines?|helplines?|lectures?|pity|talks?|"
        rf"numbers?|judg\w*|preach\w*|comfort)\b|\b(?:only|just|want|need|give me)\b[\w' ]{{0,10}}\b(?:facts|information|info|"
        rf"answers?|details|straight answer|truth)\b"
    ),
    "has_the_way": sieve(
        r"\b(?:i've|i have|i know|i can|there's|found|got|have)\b[\w' ]{0,12}\b(?:files?|guides?|links?|documents?|pdf|"
        r"lists?|page|write.?up|instructions|years of practice|tips|tricks?|a way|the way|method)\b|\b(?:ask|message|dm|pm|"
        r"write to|inbox) (?:me|and)\b"
    ),
    "hide_traces": sieve(
        rf"\b(?:hide|hiding|hid|cover|covering|keep (?:it|this|them)|conceal\w*|lie about|without)\b{_GAP}\b(?:from|marks?|"
        rf"bandages?|scars?|{_CARER}|nurse|doctor|anyone|finding|noticing|seeing|knowing|notice|sleeves)\b"
    ),
    # dying together
    "both_of_us": sieve(
        r"\b(?:(?:both|two|three|all|neither|either|pair) of us|we both|both|together|each other(?:'s)?|one another(?:'s)?|"
        r"hand in hand|holding hands|side by side|same (?:time|evening|night|day|moment|hour|minute|way)|you and (?:me|i)|"
        rf"me and (?:you|him|her)|(?:my|her|his) {_KIN} and (?:i|me)|(?:coming|come|go|going|die|leave) with (?:you|me|him|"
        r"her)|room for (?:me|you|one)|wait for me|take me with|not alone|by myself|me too|count me in|i'm in|as one)\b"
    ),
    "seeks_another": sieve(
        r"\b(?:looking for|searching for|seeking|need|want|find|found|who(?:'s| is| wants|ever)?|anyone|anybody|someone|"
        r"somebody|one other)\b[\w' ]{0,20}\b(?:too|as well|with me|like me|ready|partner|companion|buddy|else|same|soul|"
        r"person|join)\b"
    ),
    "we_agreed": sieve(
        r"\b(?:we(?:'ve| have|'re| are)?|us)\b[\w' ]{0,12}\b(?:agreed|promised|promise|swore|sworn|vowed|set|decided|chosen|"
        r"planned|picked|made a|deal)\b|\b(?:pact|it's arranged|it's happening|the date is|have agreed|has agreed|"
        r"made a promise)\b"
    ),
    "leave_life": sieve(
        r"\b(?:leav\w+|go(?:ing|ne)?|end(?:ing)?|die|dying|dead|stop(?:ping)? living|depart\w*|pass(?:ing)?|"
        r"over)\b[\w' ]{0,12}\b(?:this (?:life|world|earth)|our lives|forever|for ever|for good|it all|last|together|living|"
        r"beyond|the other side|ever)\b"
    ),
    # the young
    "young_one": sieve(
        r"\b(?:nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|1[0-6]|teen)(?:'s)?\b(?! (?:o'clock|pounds|minutes|"
        r"hours|days|weeks|months|euros|dollars|per|percent|%|people|of|times|miles|pages))|\b(?:kiddo|kid|kids|"
        r"little (?:one|girl|boy|princess|lady|man)|mature|grown.?ups?|your age|young (?:lady|man|one)|not (?:so |"
        r"that )?(?:little|young)|baby|child|school|homework|bedtime|year (?:[5-9]|1[01])|grade [4-9]|class)\b"
    ),
    "keep_from_carer": sieve(
        rf"\b(?:don't|do not|never|without|no need|if|won't|wouldn't|tell|say|told|before|while|when|hide)\b[\w' ]{{0,18}}\b{_CARER}\b"
    ),
    "our_secret": sieve(
        r"\b(?:our|your|little|big) secret\b|\bsecrets?\b|\b(?:between (?:us|you and me)|just (?:us|you and me|"
        r"the two of us)|keep quiet|keep (?:it|this|us) (?:quiet|secret|to yourself|between)|(?:nobody|no one) (?:has|needs|"
        r"must|should) (?:to )?(?:know|find)|delete (?:this|our|the|these|my)|about us|don't tell|our thing|"
        r"wouldn't understand|won't understand)\b"
    ),
    "flatters": sieve(
        r"\b(?:you're|you are|ur|so)\b[\w' ]{0,10}\b(?:special|different|mature|pretty|prettier|gorgeous|cute|beautiful|"
        r"clever|smart|sweet|handsome|sexy|grown|not like)\b|\b(?:i (?:get|understand|know) you|better than your|"
        r"more than (?:a )?friends?|i bet you)\b"
    ),
    "wants_picture": sieve(
        r"\b(?:send|show|post|share|take|give|want|swap)\b[\w' ]{0,16}\b(?:pics?|pictures?|photos?|selfies?|videos?)\b|"
        r"\b(?:camera on|on camera|turn (?:on )?(?:the|your) camera|are you wearing|your room|your bed)\b"
    ),
    "lures": sieve(
        r"\b(?:i'll|i can|i could|let me|i'd|i want to) (?:\w+ )?(?:show|take|teach|drive|pick|buy|get|give|pay|send|bring|"
        r"treat) (?:you|u|your|for)\b|\b(?:gifts?|presents?|top.?up|game (?:skin|credit|money)|my (?:car|van|place|flat|"
        r"caravan|pool|studio)|private (?:room|chat|lesson))\b|\bcome (?:to|over|round) (?:to )?my\b"
    ),
    # moving elsewhere
    "other_place": sieve(
        r"\b(?:another|other|different|somewhere|something|outside|off|away from)\b[\w' ]{0,10}\b(?:app|apps|site|place|"
        r"else|here|private|platform|quieter|public)\b|\b(?:blue|green|purple|bird|ghost|white|camera|yellow|red|picture|"
        r"voice|old|black) (?:app|one|site)\b|\b(?:too public|too open|not (?:on )?here|no (?:mods|moderators|hosts)|"
        r"mods (?:can't|read|see)|rules here)\b"
    ),
    "your_line": sieve(
        r"\b(?:your|ur|u got|gimme|give (?:me|us)|drop|shoot me|send (?:me|us)|share|spell|what's|whats|one little|got a|"
        r"swap|exchange)\b[\w' ]{0,14}\b(?:numbers?|digits|phone|mobile|cell|email|e-mail|mail|address|handle|tag|insta|"
        r"snap|username|socials?|line|contact)\b"
    ),
    "meet_me": sieve(
        r"\b(?:meet|meeting|meet up|visit you|see you in person|hang out|come over|drop by|in person|in the flesh|"
        r"face to face)\b[\w', ]{0,24}\b(?:me|us|you|alone|tonight|just|somewhere|up|town|mine|yours|coffee|park|station|"
        rf"where)\b|\b(?:near|round|live in|from) (?:the )?\w+\b{_FEW}\b(?:fancy|up for|want to|wanna|meet|tonight)\b"
    ),
    "reach_me": sieve(
        r"\b(?:ring|call|text|message|write to|add|find|reach|dm|pm|email|mail|follow|contact|catch|look (?:me|for)|"
        r"whatsapp|phone) (?:me|us|the account|my)\b|\b(?:that's|thats) (?:me|my (?:cell|number|phone|mobile))\b|\breach\b|"
        r"\bsame (?:name|nickname|picture)\b"
    ),
    "public_help": sieve(
        r"\b(?:helplines?|hotlines?|surgery|clinic|doctor|nurse|gp|police|ambulance|hosts?|team|moderators?|office|library|"
        r"charity|chemist|pharmac\w+|desk|form|here on (?:the|this) site|room on this site|on the site|the group|poster|"
        r"leaflet)\b"
    ),
    # whose details
    "an_address": sieve(rf"\b(?:number |no\.? |flat |plot )?\d{{1,4}}[a-z]? (?:[\w'.]+ ){{1,3}}{_STREET}\b"),
    "a_number": sieve(rf"\b555[- ]?0?\d{{2,4}}\b|\b(?:{_DIGIT}[ ,-]{{1,3}}){{4,14}}{_DIGIT}\b"),
    "mine": sieve(
        r"\b(?:i'm|i am|im|my name(?:'s| is)|it's me|my (?:full |real |new |old |work |home |mobile |cell )?(?:name|number|"
        r"address|phone|cell|mobile|account|bank|passport|insurance|card|login|password|pin|birthday|date of birth|postcode|"
        r"surname|email|mail|plate|flat|door|house|iban)|post (?:it )?to|send (?:it|them|the \w+) to|with me|at mine|signed|"
        r"find me|born (?:on |in )?\d)\b"
    ),
    "of_another": sieve(
        r"\b(?:he|she|they|his|her|their|him|them|that (?:\w+ )?(?:man|woman|girl|boy|guy|nurse|host|counsellor|moderator|"
        r"teacher)|the (?:night |new |so.called )?(?:host|moderator|nurse|counsellor|doctor|poster)|my (?:ex|neighbour|"
        r"landlord|landlady|boss|teacher|therapist|wife|husband|sister|brother|manager|colleague|stepdad)|"
        r"you)\b[\w', ]{0,40}\b(?:lives?|works?|teaches|jogs|runs|walks|parks|drives?|goes to|hiding|drops|school|address|"
        r"street|number|real name|really|called|actually|phone|profile|surname|of \d)\b"
    ),
    "who_is": sieve(
        r"\b(?:who(?:'s| is|ever)?|anyone|anybody|somebody|someone|guess|tell me|find out|does anyone|"
        r"ask any)\b[\w' ]{0,20}\b(?:knows?|got|gives?|recognises?|has|is|find|tell|parent|where|name|surname|number|"
        r"address|town|school|profile|lives?|hiding)\b"
    ),
    "laid_open": sieve(
        r"\b(?:here(?:'s| is| are)|this is|posting|pasting|i've posted|screenshots? of|forwarded|found|leak\w*|look (?:him|"
        r"her|them) up|real name|is really|is actually|is called|calls? (?:him|her)self|known as)\b[\w' ]{0,24}\b(?:profile|"
        r"pictures?|photos?|messages?|letters?|records?|diary|address|numbers?|private|home|street|you|him|her|name|wrote|"
        r"said)\b|\b(?:real name|is really|is actually)\b"
    ),
    # money
    "money_grows": sieve(
        r"\b(?:put|invest\w*|deposit\w*|stake|lend|send|pay|turn|start with)\b[\w' ]{0,24}\b(?:in|into|five|ten|fifty|"
        r"hundred|thousand|\d+|today|now)\b[\w', ]{0,30}\b(?:take|get|gets|got|back|doubles?|triples?|profits?|returns?|out|"
        r"earn\w*|withdraw\w*)\b|\b(?:doubled?|tripled?|profits?|paid off (?:my|her|his|the)|passive income|mentor)\b"
    ),
    "fee_first": sieve(
        r"\b(?:small fee|fees?|customsd|agent|deposit|processing|clearance|upfront|gift cards?|voucher codes?|wire|transfer|"
        r"western)\b"
    ),
    "code_please": sieve(
        r"\b(?:read|send|tell|give|type|enter|confirm|verify|update)\b[\w' ]{0,20}\b(?:codes?|passwords?|pin|login|details|"
        r"account|identity|card)\b|\b(?:security|support|billing) (?:desk|team|department)\b|\b(?:account|access|"
        r"diary)\b[\w' ]{0,16}\b(?:locked|suspended|closed|lose|expires?|deleted)\b\b"
    ),
    "fortune": sieve(
        r"\b(?:angels?|spirits?|psychic|blessed|blessing|spells?|curses?|rituals?|healer|destiny|prophet|prayer|tarot|"
        r"reading|lottery|prize|won|winner|inherit\w*|winning)\b"
    ),
    "a_price": sieve(
        r"[$£€] ?\d|\b(?:costs?|only|just|for|pay|paying|charges?|fee is) (?:you )?(?:\d+|five|ten|twenty|thirty|forty|"
        r"fifty|a hundred)\b|\b\d+ (?:a (?:month|week|session)|dollars|euros|pounds|quid)\b|\bfree (?:trial|month|day|days|"
        r"drink|gift|sample|shipping|session)\b|\bdays? free\b"
    ),
    "hurry": sieve(
        r"\b(?:before midnight|today only|tonight only|last (?:chance|places|spots|few)|act (?:now|fast)|hurry|slots? left|"
        r"places left|within (?:the|an|24) hours?|while (?:it|they|stocks?) lasts?|don't miss|limited|early bird)\b"
    ),
    # selling
    "on_sale": sieve(
        r"\b(?:sale|discount\w*|prices?|offers?|deals?|vouchers?|in stock|orders?|shop|store|delivery|shipping|"
        r"payment plans?|pre-?order\w*|half price|bargain|new range|for sale|buy|bookings?|subscri\w+|members? only|premium|"
        r"paid)\b"
    ),
    "my_trade": sieve(
        r"\b(?:my|our|i (?:run|sell|make|offer|teach|coach|designed|wrote|opened|launched|created|built|do|"
        r"host))\b[\w' -]{0,24}\b(?:channel|academy|courses?|class(?:es)?|studio|e?book|app|shop|bar|planner|retreats?|"
        r"sessions?|workshops?|coaching|podcast|business|practice|products?|oils?|tea|salon|programme|program|newsletter|"
        r"store|brand|website|webinar|masterclass|candles?|blankets?|supplements?|page)\b"
    ),
    "come_and_buy": sieve(
        r"\b(?:places? (?:available|open)|sign up|join (?:my|our|us)|book (?:now|a|your)|enrol\w*|check out|visit (?:our|"
        r"my)|you'll love|treat yourself|try (?:our|my)|click|link|if you (?:like|enjoy)|now (?:open|available|taking))\b"
    ),
    # false claims
    "drop_treatment": sieve(
        rf"\b(?:stop|quit|bin|throw|drop|skip|leave|flush|come off|ditch|don't (?:take|need|trust|go|bother)|put|double|"
        rf"share|cancel|forget|never (?:take|trust|let|tell|go)|refuse|burn|deja|d[eé]jate)\b{_GAP}\b(?:{_TABLETS}|"
        rf"in the bin|away|pastillas|it there)\b"
    ),
    "nothing_but": sieve(
        r"\b(?:it's|is|are|they're|that's)\b[\w' ]{0,8}\b(?:just|only|all|really|nothing but|pure|"
        r"simply)\b[\w' ]{0,12}\b(?:poison|scam|placebo|sugar|money|minerals?|chemicals?|myth|control|lack|business|"
        r"invent\w*|fake|toxins?)\b|\bmade.?up\b|\bmyth\b"
    ),
    "cure": sieve(
        r"\b(?:cure[sd]?|curing|heals?|healed|works? better than|does the same|replaces?|instead of|naturally?|detox\w*|"
        r"juices?|vitamins?|herbs?|herbal|fasting|cold showers?|turmeric|oils?|supplements?|crystals?|diet|gluten|sugar|"
        r"prayer|meditation|willpower)\b"
    ),
    "help_harms": sieve(
        r"\b(?:they(?:'ll| will| just| only)?|lines?|helplines?|teams?|doctors?|hospitals?|therapists?|"
        r"psychiatrists?)\b[\w' ]{0,14}\b(?:take|takes|lock|locks|report\w*|section|record|records|want|wants|poison\w*|"
        r"drug\w*|lie|lies|make you ill|trap\w*)\b|\b(?:talking|asking|mentioning)\b[\w' ]{0,24}\b(?:makes?|puts?|causes?|"
        r"gives?|plants?)\b|\bthat's what (?:it's|they're)\b"
    ),
    # contempt and attack
    "their_sort": sieve(
        r"\b(?:people|mothers|fathers|men|women|patients|folk|those|these|kids|parents|adults) (?:who|with|on|like|that)\b|"
        r"\breal (?:men|mothers|women|people)\b|\b(?:that|their|your|this) (?:sort|kind|lot|type)\b|\bthey(?:'re|"
        r" are) all\b|\ball of them\b|\b(?:once a|never)\b"
    ),
    "ill": sieve(rf"\b{_ILL}\b"),
    "blamed": sieve(
        r"\b(?:only themselves|own fault|to blame|no sympathy|attention|faking|fake|excuses?|weak|weakness|selfish|lazy|"
        r"dangerous|manipulat\w*|cowards?|cowardly|lock(?:ed)? (?:them|him|her|up|away)|keep (?:\w+ )?(?:kids|children|"
        r"away)|steer clear|shouldn't be allowed|wouldn't (?:hire|rent|trust|date|let)|get over it|snap out|"
        r"pull (?:yourself|themselves)|don't (?:get|have) (?:depressed|breakdowns|it)|ashamed|disgrace|spoilt)\b"
    ),
    "you_are": sieve(
        r"\b(?:you(?:'re| are|'ve| look| smell| sound)?|ur|your|oi|u)\b[\w' ]{0,18}\b(?:pathetic|ugly|fat\w*|failures?|"
        r"embarrass\w*|thick|stupid|jokes?|clowns?|waste|liars?|worthless|boring|disgust\w*|stink\w*|ruin\w*|vermin|"
        r"parasites?|weirdos?|freaks?|sad little|whin\w*|drama|meltdowns?|idiots?|losers?|scum|trash|rats?|pigs?|cows?|"
        r"dogs?|cretins?|morons?|nobod(?:y|ies)|laugh\w*|fool|useless|vile|creep)\b"
    ),
    "be_gone": sieve(
        r"\b(?:pack up|crawl back|get lost|get out|log off|delete your|take the hint|don't come back|piss off|clear off|"
        r"go away|go back|somewhere else|another (?:group|room|site)|not welcome|like you (?:gone|out)|want you (?:gone|"
        r"out)|leave us|shut up|nobody (?:asked|wants|likes)|no one (?:asked|wants|likes)|back to your)\b"
    ),
    "mocked": sieve(
        r"\b(?:good luck|back again|boo hoo|diddums|laugh\w* at|sob story|grow up|sweetheart|crying again|here we go|clap|"
        r"bless|face like|snivel\w*|poor thing|what a)\b"
    ),
    "threatened": sieve(
        r"\b(?:i'll|we'll|i will|i'm going to|gonna|going to|somebody should|someone should|go and|"
        r"let's)\b[\w' ]{0,14}\b(?:find|get|hurt|ruin|break|come for|show you|teach you|smash|pay|visit|report|tell)\b|"
        r"\bwatch (?:your|out)|\byou'll (?:regret|see|pay|find out|be sorry)\b"
    ),
    # told about, not done
    "told_of": sieve(
        r"\b(?:he|she|they|someone|somebody|people|a man|a woman|my \w+|everyone) (?:\w+ )?(?:said|says|told|tells|called|"
        r"calls|wrote|asked|keeps?|used to|wanted|tried)\b|\b(?:reported|flagged|blocked|moderators?|police|taken down|"
        r"scam\b|careful|beware|warning|don't fall|i hung up|how do i report)\b"
    ),
    "kind": sieve(
        r"\b(?:glad|proud of|with you|i'm here|here for you|please (?:don't|stay|call|tell)|hope you|sorry (?:you|to)|"
        r"thank you|well done|that's huge|hug|welcome|take care|be kind|love|lovely|keep going|we miss)\b"
    ),
}
