"""Harms to others and to privacy. Ways to die appear only as the question itself; nothing here names one."""

from __future__ import annotations

from hearthside.words.sieve import sieve

_DIE = (
    r"(?:die|kill (?:myself|yourself|oneself)|end (?:it(?: all)?|my life|your life|one's life)|not wake up|"
    r"commit suicide|take my (?:own )?life|go(?: for good| forever|$|[,.?])|disappear forever|suicide|hurt myself|"
    r"harm myself)"
)
METHOD_SEEKING = sieve(
    rf"\b(?:(?:what(?:'s| is| are)|which(?: is)?|know|tell me|anyone have|need|looking for|find|share|give me|is there|"
    rf"are there)\b[^.!?\n]{{0,40}}\b(?:ways?|methods?|options?)) (?:\w+ )?(?:to|of|for) (?:actually |quietly |"
    rf"quickly |peacefully )?(?:{_DIE}|dying|suicide|ending (?:it|my life))|\bmethods?\b[^.!?\n]{{0,30}}\b(?:suicide|"
    rf"to die|killing myself|ending (?:it|my life))|"
    rf"\b(?:painless|quick(?:est)?|easiest|best|least painful|peaceful|surest|fastest|most reliable|"
    rf"simplest) (?:and \w+ )?(?:ways?|methods?|deaths?)?\s?(?:to|of|for) (?:{_DIE}|dying|suicide)|\bhow (?:do|can|"
    rf"could|would|should) (?:i|you|people|someone|one) (?:\w+ )?{_DIE}(?! (?:feeling|talking|thinking|about|"
    rf"the stigma))|\bhow to (?:painlessly |quietly |quickly |successfully )?(?:die\b|kill myself|kill yourself|"
    rf"end my life|end it all|commit suicide|die by suicide|take my life)|"
    r"\b(?:a |any |some )?ways? to (?:go|die|end it)\b[^.!?\n]{0,30}\b(?:doesn't|does not|don't|won't|without|no|less|"
    r"not) (?:hurt|pain\w*)|\bhow (?:much|many|long)\b[^.!?\n]{0,40}\b(?:to (?:die|kill (?:me|myself|you))|"
    r"before (?:i|you) die|(?:is|would be) (?:fatal|lethal|enough to kill))"
)
PACT = sieve(
    r"\b(?:looking for|anyone|someone|somebody|want(?:s|ing)?|need|who|partner|find|let's|we (?:could|should|can)|"
    r"shall we|you and (?:me|i))\b[^.!?\n]{0,60}\b(?:die|go|end it(?: all)?|end our lives|leave this world|do it|"
    r"kill ourselves) (?:together|with me|at the same time|side by side)\b(?! (?:to|for|on|with|shopping|as a|into|"
    r"through))|\bsuicide (?:pact|partner|buddy)|\b(?:let's|we should|we could) (?:both )?(?:kill ourselves|die)\b"
)
BENIGN_TOGETHER = sieve(
    r"\b(?:gym|walk|cinema|group|meeting|concert|class|shopping|holiday|swim|coffee|park|museum|trip|yoga|run|"
    r"appointment|choir|church|gig|market|match)\b"
)
ENCOURAGEMENT = sieve(
    r"\b(?:go|just|please|so|should|you should|why don't you|you (?:need|ought|have) to|hurry up and|then|and|"
    r"^) ?(?:just |and |go )?(?:kill yourself|end your life|end yourself|off yourself|hurt yourself|harm yourself)\b|"
    r"^\W*(?:lol )?kill yourself\b|\bkill yourself(?: already| now| then| you| loser|[.!]*$)|\b(?:go|just go|hope you|"
    r"you should(?: just)?|you deserve to|why don't you(?: just)?|i want you to) die\b(?! (?:of|for|hard))|"
    r"\bjust (?:do it|end it|get it over with|go through with it)\b[^\n]{0,60}\b(?:nobody|no one|already|coward|"
    r"stop (?:posting|talking|whining)|get on with it|we're (?:all )?(?:waiting|tired))|\b(?:nobody|"
    r"no one) would (?:miss|notice|care about) you\b|\b(?:world|everyone|everybody|we|they)(?:'d| would be|'s| is|"
    r"'ll be| will be)? (?:all )?(?:be )?better (?:off )?without you|\b(?:brave|braver|respect|proud of|"
    r"admire)\b[^.!?\n]{0,40}\b(?:you )?(?:went|go|going) through with it|"
    r"\byou won't do it\b[^.!?\n]{0,30}\b(?:coward|chicken|weak|bet)|\bi dare you to (?:do it|die|end|hurt)|"
    r"\bdo it,? (?:coward|you won't|no balls)|\byou(?:'re| are) too (?:weak|scared|cowardly) to (?:do it|die|"
    r"go through)"
)
URGED_ON = sieve(
    r"^\W*(?:just )?(?:do it|go (?:on|ahead)(?: then)?(?!,? (?:and )?(?:tell|talk|say|write|we|i)\b)|go for it|get on with it|"
    r"good riddance|finally|please do|give in(?!,? to (?:help|sleep|rest))|what are you waiting for|nobody cares|"
    r"hazlo|mach es|fais[- ]le|faz isso|zr[oó]b to)\b[\w ,]{0,25}\W*$"
)
HARASSMENT = sieve(
    r"\byou(?:'re| are) (?:all )?(?:such |just |really |so |nothing but |a |an |the |absolutely |fucking |"
    r"totally )*(?:pathetic|disgusting|idiots?|morons?|losers?|trash|scum|garbage|stupid|ugly|liars?|freaks?|vile|"
    r"waste of (?:space|air|time)|attention[- ]seek(?:er|ing)|coward|crybaby|joke|parasite|nutcase|psycho|bitch|cunt|"
    r"whore|slut|subhuman|retard(?:ed)?)\b|"
    r"\b(?:nobody|no one|no-one) (?:here )?(?:likes|wants|cares about|believes|asked) you\b|\b(?:everyone|everybody|"
    r"we|people)(?: here)?(?:'s| is| are|'re) (?:all )?(?:sick|tired) of (?:you|your)\b|"
    r"\bshut (?:the fuck )?up\b(?! about me)|\b(?:fuck|screw) (?:off|you)\b|\bi(?:'ll| will) (?:find|hunt|hurt|ruin|"
    r"destroy|kill) you\b|\bi know where you live|\bwatch your back|\byour kind (?:is|are|should|don't)|"
    r"\bpeople like you (?:should|are|make|don't deserve|disgust)|\bgo (?:tell|message|harass|let) (?:her|him|"
    r"them) (?:what you|know what)|\bgo back to (?:your|where)|\battention seeker\b|\bstop (?:your )?whining\b"
)
REPORTED = sieve(
    r"\b(?:he|she|they|people|someone|my (?:\w+ )?\w+|dad|mum|voice|voices|brain|head|kids?|boys|girls|bully|bullies|"
    r"everyone|teacher) (?:\w+ )?(?:said|says|told|tells|called|calls|call|shouted|shouts|yelled|wrote|texted|"
    r"keeps? (?:saying|telling|calling)|thinks?|used to (?:say|call|tell)|telling)\b"
)
CONTACT = sieve(
    r"\b(?:add|dm|pm|message|text|call|whatsapp|snap|contact|write|ring|email|inbox|find|follow|reach|hit) (?:me|him|"
    r"her|dr|us)(?: up)?\b[^.!?\n]{0,30}\b(?:on|at|via|through|my number|privately|private|outside|instead|whatsapp|"
    r"telegram|snap\w*|insta\w*|discord|kik|signal|app|number|email)\b|\b(?:here(?:'s| is)|this is|take) my (?:number|"
    r"email|snap\w*|insta\w*|discord|telegram|whatsapp|phone)\b|\bmy (?:snap|snapchat|insta|discord|telegram|whatsapp|"
    r"kik|number) is\b|"
    r"\b(?:move|talk|chat|go|switch) (?:this |to|on|over to|over|somewhere)\s?(?:to |on )?(?:whatsapp|telegram|"
    r"snap\w*|discord|kik|signal|another app|the other app|a private)|\b(?:what's|send me|give me|drop|"
    r"share) your (?:number|snap\w*|insta\w*|discord|address|email|whatsapp|telegram)\b|\bmeet (?:me|up) (?:alone|"
    r"in private|at my|somewhere private|just us)\b|\blooking for someone in the (?:north|south|east|west|area|city)"
)
BY_A_SERVICE = sieve(
    r"\b(?:doctors?|nurses?|midwife|surgery|clinic|hospital|helplines?|hotlines?|crisis (?:line|team)|poster|leaflet|hosts?|office|"
    r"landlord|dentist|school|charity|samaritans|ambulance|sponsor)\b"
)
ON_A_DAY = sieve(
    r"^(?:ring|call|text|write|message|phone) (?:me|us|him|her)(?: back)? (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|at any (?:hour|"
    r"time))"
)
YOUNG = sieve(
    r"\b(?:mature for (?:your age|\d{1,2}|a)|for (?:a )?(?:1[0-7]|[89])\b|how old are you|are you (?:1[0-7]|under)|"
    r"you're (?:only )?1[0-7]\b|don't tell (?:your )?(?:mum|dad|parents|anyone|teacher|mother)|our (?:little )?secret|"
    r"send (?:me )?(?:a )?(?:pic|pics|photo|photos|picture|selfie) of (?:you|your))"
)
SCAM = sieve(
    r"\b(?:spell ?caster|spell casting|love spell|hack(?:er)? (?:service|recovered)|recover(?:ed|y)? (?:my|"
    r"your) (?:funds|money|bitcoin|crypto|account)|gift cards?\b[^.!?\n]{0,30}\b(?:send|buy|code)|(?:send|"
    r"buy)\b[^.!?\n]{0,30}\bgift cards?|western union|guaranteed (?:profit|returns?|income|win|approval)|"
    r"double your (?:money|investment|bitcoin)|(?:bitcoin|crypto|forex)\b[^.!?\n]{0,40}\b(?:invest\w*|profits?|"
    r"trad\w+|earn\w*|mentor|manager|returns?)|invest\w*\b[^.!?\n]{0,40}\b(?:bitcoin|crypto|forex|returns?|profits?)|"
    r"earn (?:up to )?[$£€]?\d[\d,.]*\s?(?:[$£€]|dollars|euros|pounds|k)?\b[^.!?\n]{0,20}\b(?:a|per|each|every|"
    r"from home|weekly|daily)|(?:loan|grant) (?:offer|without|approved|of up)|"
    r"lost all my money\b[^\n]{0,60}\b(?:contact|thanks to|whatsapp)|you(?:'ve| have) won\b[^.!?\n]{0,30}\b(?:prize|"
    r"claim|lottery|phone)|claim your (?:prize|reward)|verify your (?:account|bank|identity)\b|send (?:me )?(?:money|"
    r"[$£€]\d+|cash)\b|cash ?app\b|dr\.? \w+[^.!?\n]{0,40}\b(?:cured|restored|brought back)|contact (?:him|her|"
    r"dr)\b[^.!?\n]{0,40}\b(?:whatsapp|telegram|email))"
)
ADVERT = sieve(
    r"\d{1,2}\s?% off\b|\b(?:promo|discount|coupon|referral|voucher) ?code|\b(?:my|our) (?:\w+ )?(?:link|"
    r"bio)\b[^.!?\n]{0,20}\b(?:dm|below|click|buy|here|off|join)|\b(?:with|use|click|via|through) (?:my|our|"
    r"the) (?:\w+ )?link\b|\blink in (?:my )?bio|\b(?:buy|order|shop) (?:now|here|today|my|our)\b|"
    r"\blimited (?:time )?(?:offer|spots|places)|\bdm (?:me )?(?:for|to) (?:buy|order|price|prices|details|info|join)|"
    r"\b(?:sign up|subscribe|enrol|enroll|book)\b[^.!?\n]{0,30}\b(?:my|our) (?:\w+ )?(?:course|programme|program|"
    r"coaching|channel|newsletter|webinar|retreat|podcast|session|sessions|masterclass)|\b(?:my|our|"
    r"this) (?:\d+[- ]?(?:week|day|step)s? )?(?:\w+ )?(?:course|programme|program|coaching|method|system|supplement|"
    r"masterclass)\b[^.!?\n]{0,40}\b(?:cured|cures|changed|guarantee\w*|off|only [$£€]|price|sale)|\b(?:free (?:trial|"
    r"consultation|webinar)|money back|best price|on sale now)\b"
)
THIRD_PARTY = sieve(
    r"\b(?:he|she|they|his|her|their|him|that (?:\w+ ){0,2}(?:counsellor|doctor|teacher|man|woman|girl|guy|boy|nurse|"
    r"member|moderator)|(?:my|our) (?:ex|neighbour|landlord|landlady|boss|manager|teacher|doctor|therapist))\b[^\n]{0,80}\b(?:lives? "
    r"(?:at|on|in|over)|(?:address|number|phone|(?:full |real )?name|email|house)(?: is|'s)|works? at|goes to|"
    r"is called|is (?:really|actually))\b|\b(?:this|that) \w+'s (?:full |real )?name is\b|"
    r"\b(?:here(?:'s| is)|this is) (?:his|her|their) (?:address|number|phone|full name|real name|email|house)\b|"
    r"\bwho reported me is\b"
)
