"""What the safety reader makes of a question in the search box. Nothing is kept, no case is opened: asking is private."""

from hearthside.safety.actions.screening import screen
from hearthside.search.worry import Reading


def reads_a_question(text: str) -> Reading:
    """Whether help comes first, and whether nothing else should be shown."""
    verdict = screen(text)
    return Reading(
        shows_help=verdict.shows_help, looks_for_harm="method_seeking" in verdict.harms or "pact" in verdict.harms
    )
