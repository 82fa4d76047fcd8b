"""The calls that wait for somebody as one banner, however many there are: the number in words, and a button for the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.roster.queries import Call

NUMBERS = (
    gettext_lazy("Two"), gettext_lazy("Three"), gettext_lazy("Four"), gettext_lazy("Five"), gettext_lazy("Six"),
    gettext_lazy("Seven"), gettext_lazy("Eight"), gettext_lazy("Nine"), gettext_lazy("Ten"),
)  # fmt: skip
"""From two on, as they begin a sentence."""


@dataclass(frozen=True)
class Banner:
    """One banner: its first words, what to do, the button, and the call that the button answers."""

    words: str
    what: str
    button: str
    page_id: UUID
    is_drill: bool


def banners(calls: Sequence[Call]) -> list[Banner]:
    """At most two: people first, then a drill. The button answers the call that has waited longest."""
    real, drills = [one for one in calls if not one.is_drill], [one for one in calls if one.is_drill]
    return [*([_people(real)] if real else []), *([_drill(drills[0])] if drills else [])]


def _people(calls: list[Call]) -> Banner:
    if len(calls) == 1:
        words, what = _("Somebody may need you now."), _("Press the button, so that nobody else is called.")
        return Banner(words, what, _("I am on it"), calls[0].page_id, False)
    words = _("%(number)s people may need you now.") % {"number": number_words(len(calls))}
    what = _("Take the one who has waited longest. The others go on being called until somebody takes them too.")
    return Banner(words, what, _("I am on the first"), calls[0].page_id, False)


def _drill(call: Call) -> Banner:
    what = _("Please press the button, as you would at night.")
    return Banner(_("This is a drill. Nobody is in need."), what, _("I am on it"), call.page_id, True)


def number_words(count: int) -> str:
    """ "Two" to "Ten"; more than that in figures."""
    return str(NUMBERS[count - 2]) if 2 <= count < len(NUMBERS) + 2 else str(count)
