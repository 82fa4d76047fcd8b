"""What the safety reader makes of a question in the search box. Nothing is kept, no case is opened: asking is private."""

from hearthside.safety.actions.screening import screen
from hearthside.safety.verdicts import Verdict
from hearthside.safety.vocabulary import Level
from hearthside.search.terms import words_in
from hearthside.search.worry import Reading

NOT_UNDERSTOOD = {"language", "empty"}
"""Why a text is amber when the reader could not make sense of it. For a post a person looks then; here nobody does."""
FEW = 2
"""Words that the reader may not understand without our fearing the worst. More may be a sentence of somebody who asks for help."""


def reads_a_question(text: str) -> Reading:
    """Whether help comes first, and whether nothing else should be shown."""
    verdict = screen(text)
    is_unsure = _is_not_understood(verdict) and len(list(words_in(text[:400]))) <= FEW
    return Reading(
        shows_help=verdict.shows_help and not is_unsure,
        looks_for_harm="method_seeking" in verdict.harms or "pact" in verdict.harms,
        is_unsure=is_unsure,
    )


def _is_not_understood(verdict: Verdict) -> bool:
    return verdict.level == Level.AMBER and any(reason["code"] in NOT_UNDERSTOOD for reason in verdict.reasons)
