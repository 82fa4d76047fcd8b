"""First words for moderators who write to somebody. They are never sent as they stand: a person makes them their own (DOMAIN 3.4)."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from hearthside.safety.models import Case

DRAFTS = {
    "care": _(
        "Thank you for telling us how it is. I am glad you are here.\n\n"
        "Are you safe right now? Is there somebody who could be with you?\n\n"
        "I read what is written here in our staffed hours. If it gets worse before I answer, please call one of the lines on the help page."
    ),
    "hidden": _(
        "I hid what you wrote for now, to keep others safe. You are not in trouble. How are you?\n\n"
        "If you like, you can change it, and I will look again. What you wanted to say matters."
    ),
    "reminder": _(
        "Thank you for being part of this place. I am writing about something you wrote.\n\n"
        "It may land harder than you meant. Could you say it in another way? If you see it differently, tell me."
    ),
}


LOOKING_IN = _(
    "I thought of you today and hope things are a little lighter. There is no need to answer. We are here in our staffed hours."
)


def draft_for(case: Case, verb: str) -> str:
    """First words for this step, until somebody has taken it once: after that they speak for themselves. One query at most."""
    if verb not in FIRST_WORDS or case.steps.filter(verb=verb).exists():
        return ""
    return FIRST_WORDS[verb](case)


def _to_the_author(case: Case) -> str:
    """The draft that fits: care first, then what is hidden, then a kind reminder."""
    if case.is_held:
        return str(DRAFTS["hidden"])
    return str(DRAFTS["care" if case.is_care else "reminder"])


FIRST_WORDS: dict[str, Callable[[Case], str]] = {"write": _to_the_author, "look_in": lambda _case: str(LOOKING_IN)}
