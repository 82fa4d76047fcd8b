"""The receipt for words that wait: where they stand in line, and when somebody reads again. The truth of the roster, never a guess."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthside.accounts.models import Person
from hearthside.roster.queries import coverage
from hearthside.roster.stints import promised_windows, stints_between
from hearthside.roster.words import until_words
from hearthside.safety.models import Case, Cases, Sanction
from hearthside.safety.vocabulary import OF_WORDS


@dataclass(frozen=True)
class Receipt:
    """What the author is told at once, and where they can go from there."""

    heading: str
    lines: list[str]
    ways: list[tuple[str, str]]


def receipt(about: list[tuple[str, UUID]], person: Person) -> Receipt:
    """The receipt for the words these cases are about. Five queries at most; names nobody."""
    held = [case for kind, key in about for case in _holding(kind, key)]
    told = Sanction.objects.in_force().filter(person=person, case__in=held, restriction__in=OF_WORDS)
    first = min(held, key=lambda case: (-case.need, case.opened_at), default=None)
    return Receipt(
        heading=_("Your words are safe. They wait for a moderator."),
        lines=[
            _("You are not in trouble, and nothing is lost. Only you and the team see them for now."),
            f"{_place(first)} {time_in_words(timezone.now())}",
            _what_next(held),
            _("You can change them, take them back, or wait. If it is hard right now, there are people who listen."),
        ],
        ways=[*_reason(has_reason=told.exists()), (_("Get help now"), reverse("directory:help"))],
    )


def _what_next(held: list[Case]) -> str:
    if held and all(case.awaits_edit for case in held):
        return _("The team asked you for a change. When nothing in it can hurt a reader any more, it is shown at once.")
    return _("A person reads them. Then they are shown, or that person writes to you here.")


def _reason(*, has_reason: bool) -> list[tuple[str, str]]:
    return [(_("Read the reason, or ask somebody else to look"), reverse("safety:mine"))] if has_reason else []


def _holding(kind: str, subject_id: UUID) -> Cases:
    """The cases that hold these words: their own, or the one that stands for many like them."""
    alike = Q(alikes__kind=kind, alikes__subject_id=subject_id)
    return Case.objects.filter(Q(kind=kind, subject_id=subject_id) | alike, is_held=True)


def _place(case: Case | None) -> str:
    if case is not None and case.taken_by_id:
        return _("Somebody of the team has it in their hands.")
    ahead = ahead_of(case).count() if case else 0
    if not ahead:
        return _("It is the next one to be read.")
    return ngettext("%(count)d other waits before it.", "%(count)d others wait before it.", ahead) % {"count": ahead}


def ahead_of(case: Case) -> Cases:
    """Words of the same place that wait and that nobody has taken: those in greater need, and of equal need the older ones."""
    waiting = Case.objects.open().filter(is_held=True, scope=case.scope, taken_by=None).exclude(pk=case.pk)
    return waiting.filter(Q(need__gt=case.need) | Q(need=case.need, opened_at__lt=case.opened_at))


def time_in_words(now: datetime) -> str:
    """Until when somebody is here, or from when on; where no hours are set, that we cannot say."""
    covered = coverage()
    if covered.is_staffed:
        return covered.line
    opens = next_opening(now)
    if opens is None:
        return _("We cannot say when somebody reads again. It waits until then.")
    words = until_words(timezone.localtime(opens), timezone.localtime(now))
    return _("No one is reading right now. Somebody is here again at %(time)s.") % {"time": words}


def next_opening(now: datetime) -> datetime | None:
    """The next moment at which somebody promised to be here, in the week ahead. Three queries."""
    ahead = promised_windows(stints_between(now, now + timedelta(days=8)))
    return min((window.starts_at for window in ahead if window.starts_at > now), default=None)
