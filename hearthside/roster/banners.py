"""The calls that wait for somebody as one banner, however many there are: the number in words, and a button for the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hearthside.roster.queries import Call
from hearthside.ui.words_for_numbers import number_words


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
    what = _("Take the one who has waited longest. The others go on being called until somebody takes them too.")
    return Banner(people_words(len(calls)), what, _("I am on the first"), calls[0].page_id, False)


def people_words(count: int) -> str:
    """What is said of two calls or more."""
    return _("%(number)s people may need you now.") % {"number": number_words(count)}


def _drill(call: Call) -> Banner:
    what = _("Please press the button, as you would at night.")
    return Banner(_("This is a drill. Nobody is in need."), what, _("I am on it"), call.page_id, True)
