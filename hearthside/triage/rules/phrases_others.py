"""What people say about someone else: worry, danger, abuse, harm to others, and grief."""

from __future__ import annotations

from hearthside.words.sieve import sieve

_KIN = (
    r"(?:friend|best friend|mate|brother|sister|mum|dad|mother|father|son|daughter|wife|husband|partner|girlfriend|"
    r"boyfriend|cousin|uncle|aunt|nephew|niece|flatmate|roommate|neighbour|neighbor|colleague|coworker|ex|teacher|"
    r"student|"
    r"child|kid|stepson|stepdaughter|stepdad|stepmum|grandma|grandad|gran|client|boss)"
)
OTHER = (
    rf"(?:he|she|they|he's|she's|they're|my (?:\w+ )?{_KIN}|(?:a|our|his|her|this|that) (?:\w+ )?(?:{_KIN}|girl|guy|"
    rf"boy|man|woman|person|member|user)|someone|somebody|one of (?:my|our|the) \w+)"
)
_ENDS = (
    r"(?:kill(?:ing)? (?:himself|herself|themsel(?:f|ves))|end(?:ing)? (?:his|her|their) (?:own )?li(?:fe|ves)|"
    r"end(?:ing)? it(?: all)?|tak(?:e|ing) (?:his|her|their) (?:own )?li(?:fe|ves)|die\b(?! (?:for|of|laughing))|"
    r"suicide|suicidal|hurt(?:ing)? (?:himself|herself|themsel(?:f|ves))|harm(?:ing)? (?:himself|herself|themsel(?:f|"
    r"ves))|self[- ]?harm(?:ing|s|ed)?|not (?:want(?:ing)? to )?(?:be here|live))"
)
OTHER_AT_RISK = sieve(
    rf"\b{OTHER}\b[^.!?\n]{{0,70}}\b(?:{_ENDS}|wants? to (?:die|be dead)|(?:doesn't|don't) want to (?:live|be here|"
    rf"be alive)|(?:nobody|no one) would miss (?:him|her|them)|better off without (?:him|her|them)|better off dead|"
    rf"no reason to live|wishes? (?:he|she|they) (?:was|were) dead)\b|"
    rf"\b(?:worried|scared|afraid|frightened|terrified)\b[^.!?\n]{{0,40}}\b(?:he|she|they|him|her|them|"
    rf"my \w+)\b[^.!?\n]{{0,30}}\b(?:might|will|would|could|may|going to) (?:do something|{_ENDS}|hurt|not be safe)"
)
OTHER_NOW = sieve(
    rf"\b{OTHER}\b[^.!?\n]{{0,60}}\b(?:texted|messaged|said|sent|left|posted|wrote|called|sending|saying|"
    rf"rang)\b[^.!?\n]{{0,25}}\b(?:goodbye|good bye|farewell|a note|goodbyes)\b|\b(?:won't|isn't|not|doesn't|hasn't|"
    rf"stopped) (?:pick(?:ing)? up|answer(?:ing|ed)?|repl(?:y|ying|ied)|respond(?:ing|ed)?)\b[^.!?\n]{{0,60}}"
)
EMERGENCY = sieve(
    r"\b(?:not|isn't|stopped|barely|hardly) breathing\b|\bunconscious\b|\bunresponsive\b|\bcollapsed (?:and|in|on)\b|"
    r"\b(?:won't|can't|not|isn't) (?:wak(?:e|ing) (?:up(?! (?:before|until|till|early|for|on time|with))|her|him|"
    r"them)|get (?:him|her|them) to wake)|\bcan't wake (?:him|her|them|my)|\b(?:called|calling|call|waiting for|"
    r"need) (?:an |the |for an |for the )?(?:ambulance|999|911|112|paramedics)\b|\bambulance (?:is|on)|"
    r"\b(?:i )?(?:just )?found (?:him|her|them|my \w+) (?:on the floor|unconscious|lying)|\bbleeding (?:badly|a lot|"
    r"out|heavily)"
)
NO_EMERGENCY = sieve(
    r"\b(?:years? ago|last (?:year|month|week)|when i was|in an emergency|if (?:you|someone|anyone|it|there)|"
    r"you can call|please call|call 112|should i call|back in|months? ago|in the (?:film|book|show|game|episode)|"
    r"training|first aid)\b"
)
ABUSE = sieve(
    r"\b(?:hits?|hitting|beats?|beating|punch(?:es|ed)?|kick(?:s|ed)?|slap(?:s|ped)?|shov(?:es|ed)|push(?:es|"
    r"ed) me (?:against|down|into)|grabb?(?:s|ed)|chok(?:es|ed)|hurts?|hurting|threaten(?:s|ed|ing)?|rap(?:es|ed)|"
    r"raping|assault(?:s|ed)?|abus(?:es|ed|ing)|molest(?:s|ed|ing)?|touch(?:es|ed|ing)?|forc(?:es|ed|ing)|lock(?:s|"
    r"ed)|stalk(?:s|ed|ing)?) (?:(?:me|my (?:mum|mother|sister|brother|kids|child|son|daughter|baby)|"
    r"us)\b(?: (?:again|in|when|where|if|with|to|every|tonight|so|and|last|at|because|years|for|as|a lot|all|until|"
    r"before|often|while|by|many|out|around|today|yesterday|on)|[.,!\n]|$))|"
    r"\b(?:he|she|they|my (?:partner|husband|wife|boyfriend|girlfriend|dad|mum|stepdad|stepmum|ex|uncle|brother|"
    r"father|mother|son)) (?:\w+ )?(?:hit|hits|beat|beats|punched|kicked|slapped|choked|raped|assaulted|molested|"
    r"attacked|threatened) (?:me|us|my)\b|\bi(?:'m| am) being (?:abused|hit|beaten|stalked|hurt|raped|trafficked|"
    r"exploited|blackmailed)|"
    r"\b(?:checks|reads|took|takes|keeps|has|controls) (?:my|all my) (?:phone|messages|bank card|card|money|passport|"
    r"wages|keys|papers)\b[^.!?\n]{0,80}\b(?:not allowed|won't let|keeps|controls|can't|and)\b|"
    r"\bnot allowed to (?:see|leave|talk|speak|work|go out|have)\b[^.!?\n]{0,40}\b(?:he|she|husband|wife|partner|"
    r"friends?|sister|family|house|any ?more)|\b(?:he|she|they) won't let me (?:leave|see|go|out|work|have|talk)|"
    r"\b(?:scared|afraid|terrified|frightened) (?:of|to go home to|of what) (?:him|he|my (?:husband|partner|dad|"
    r"stepdad|wife|boyfriend|mum|ex|father|mother))\b"
)
CHILD_HARM = sieve(
    r"\b(?:hits?|hitting|beats?|beating|slaps?|kicks?|hurts?|hurting|shakes?|touch(?:es|ing)|abus(?:es|ing)|"
    r"starv(?:es|ing)|molest(?:s|ing)|lock(?:s|ing)) (?:the|his|her|their|a|that|this|those) (?:\w+ )?(?:kids?|child|"
    r"children|baby|toddler|son|daughter|girl|boy|wife|husband|mother|mum|dad|father|gran|grandmother|partner|"
    r"girlfriend)\b|"
    r"\b(?:child|kid|boy|girl|son|daughter|pupil|toddler|niece|nephew)\b[^.!?\n]{0,40}\b(?:bruises|is being (?:hit|"
    r"hurt|abused|beaten|touched)|gets (?:hit|beaten|hurt))|\bi (?:keep hitting|hit|hurt|slapped|shook) my (?:kids?|"
    r"child|son|daughter|baby|wife|husband|partner|girlfriend|boyfriend|mum)\b"
)
DANGER_NOW = sieve(
    r"\b(?:right now|tonight|now|locked (?:myself )?in|i'm locked|hiding (?:in|from|under)|outside (?:my|the) (?:door|"
    r"house)|banging on|next time (?:i|he|she)|he's coming|on (?:his|her) way (?:back|home|here)|said (?:he|"
    r"she)(?:'ll| will|'d| would) kill|going to kill (?:me|us)|trapped in)\b"
)
HARM_TO_OTHERS = sieve(
    r"\b(?:want(?:ed)? to|going to|thinking (?:about|of)|think about|thoughts (?:of|about)|stop thinking about|"
    r"plan(?:ning)? (?:to|on)|urges? to|fantasi\w+ about|i will|i'll|i might|picturing|imagining|ready to|"
    r"about to) (?:\w+ )?(?:hurt(?:ing)?|harm(?:ing)?|kill(?:ing)?|attack(?:ing)?|murder(?:ing)?) "
    rf"(?:him|her|them|someone|somebody|people|everyone|all of them|my (?:\w+ )?(?:{_KIN}|manager|family|kids|children|"
    rf"baby|parents|class|classmates|landlord|family)|the (?:\w+ )?(?:people|kids|boss|manager|teacher|man|woman|guy|"
    rf"neighbours?)|everybody)\b"
)
BEREAVED = sieve(
    r"\b(?:lost|losing|lose) (?:my|our|a|his|her|the) (?:\w+ ){1,3}to suicide|\b(?:died|dying|death|passed) (?:by|"
    r"from|to|through) suicide|\b(?:took|taking|ended) (?:his|her|their) (?:own )?li(?:fe|ves)\b|\bkilled (?:himself|"
    r"herself|themsel(?:f|ves))\b|\bcommitted suicide|\b(?:his|her|their|my (?:\w+ )?(?:brother|sister|mum|dad|son|"
    r"daughter|friend|cousin|uncle|wife|husband)'s) suicide\b|\bsuicide loss|\bbereaved by suicide"
)
CARING = sieve(
    rf"\b(?:support|help|talk to|look after|caring for|care for|be there for|worried about|worry about|"
    rf"scared for) (?:my|a|our) (?:\w+ )?{_KIN}\b[^.!?\n]{{0,60}}\b(?:depress\w+|anxi\w+|mental|self|bipolar|psychosis|"
    rf"breakdown|ptsd|ocd|eating|drinking|addict\w*|crisis|low|struggl\w+|him|her|them)"
)
