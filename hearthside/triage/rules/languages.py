"""Says whether a text is in a language these rules read: English, and in part Spanish, French, German and Polish."""

from __future__ import annotations

import re
from typing import Literal

from hearthside.triage.rules.respelling import SHORTEST, words
from hearthside.words.listed import listed

Language = Literal["en", "es", "fr", "de", "pl", "pt", "unknown"]
_COMMON: dict[Language, frozenset[str]] = {
    "en": listed("""the and is are was to of in it it's that this you they he she with for not have has had be been my me at on
        but so if what a an do don't i i'm i've i'd i'll we our your her his him them there here no yes can can't will won't would
        could about just from out up as or all any am why how who when where because never really feel like get got go more some
        one day today now then than too very much know think want need make time im ok okay lol hi hello thanks thank please sorry
        good bad night morning still after before again help love life into off down over their its off does did didn't"""),
    "es": listed("""el la los las y es son de en que un una por con no se lo mi tu pero como para está muy del al yo me te su ya
        más estoy quiero hoy hola gracias todo nada bien mal porque cuando tengo soy he ha sin sobre mis nadie"""),
    "fr": listed("""le la les et est sont de en que un une pour avec ne pas je j'ai tu il elle mon ma mais dans du des ce qui sur
        au c'est suis n'ai plus veux bonjour merci tout rien bien mal parce quand me te se nous vous personne très si"""),
    "de": listed("""der die das und ist sind zu in es dass ich du er sie wir mit für nicht habe hat ein eine mein aber auf den dem
        von so wie mehr will heute hallo danke alles nichts gut schlecht weil wenn mich mir bin war kein keine noch schon"""),
    "pl": listed("""i w na jest są do że nie się to z mam ma ja ty on ona mój moja ale jak po za od co czy już tak tylko chcę dziś
        cześć dziękuję wszystko nic dobrze źle bo kiedy mnie mi jestem był była nikt bardzo"""),
    "pt": listed("""o a os as e é são de em que um uma por com não se eu você ele ela meu minha mas como para está muito do da no na
        me te já mais estou quero hoje olá oi obrigado obrigada tudo nada bem mal porque quando tenho sou foi sem sobre ninguém"""),
}
FEW = 5
"""Fewer words than this may be anything, and are taken to be English when their letters allow it."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def language_of(plain: str) -> Language:
    """The language of a plain text, from its common words; "unknown" when none of the six fits."""
    found = _WORD.findall(plain[:6000])
    if not found:
        return "unknown"
    counts = {language: sum(map(known.__contains__, found)) for language, known in _COMMON.items()}
    best = max(counts, key=lambda each: counts[each])
    if counts[best] >= max(1, len(found) // 10):
        return best
    return "en" if _looks_english(found) else "unknown"


def _looks_english(found: list[str]) -> bool:
    """Whether words of which none is common may be English: very few of them, or two in three of the longer ones are in our sheets."""
    if not "".join(found).isascii():
        return False
    longer = [word for word in found if len(word) >= SHORTEST]
    return len(found) < FEW or sum(word in words().seen for word in longer) * 3 >= len(longer) * 2 > 0
