"""What the place claims about its care, each claim read from the site as it is now and tied to its proof.

Nothing here is written by hand: switch a control off and its claim turns into a gap.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hearthside.accounts.models import Person, State
from hearthside.directory.queries import helplines_for, overdue_lines
from hearthside.groups.models import LIVING, Group
from hearthside.groups.queries import gaps
from hearthside.kernel import audit
from hearthside.kernel.models import DeadLetter
from hearthside.kernel.place import place
from hearthside.oversight.access import is_officer
from hearthside.roster.drills import drill_is_due, drills
from hearthside.roster.models import StaffedHours
from hearthside.safety.models import Case, Sanction
from hearthside.safety.vocabulary import APPEAL_TARGET

RECENT = timedelta(days=7)


@dataclass(frozen=True)
class Claim:
    """A duty, whether it is met now, what that means in a sentence, and where one can see it for oneself."""

    key: str
    duty: Any
    holds: bool
    said: Any
    proof: str


Check = Callable[[], Claim]
_checks: list[Check] = []


def register(check: Check) -> None:
    """After this, the assessment holds what this check finds. Rooms above plug theirs in."""
    if check not in _checks:
        _checks.append(check)


def assessment() -> list[Claim]:
    """Every claim, in the order of the duties: people, then words, then the machine."""
    return [check() for check in (*_OWN, *_checks)]


def _claim(key: str, duty: Any, proof: str, holds: bool, met: Any, gap: Any) -> Claim:
    return Claim(key, duty, holds, met if holds else gap, proof)


def _officers() -> Claim:
    awake = Person.objects.filter(state__in=[State.ACTIVE, State.RESTING])
    count = sum(is_officer(one) for one in awake.filter(is_safety_lead=True) | awake.filter(is_operator=True))
    return _claim(
        "two_officers",
        _("Two people can decide together"),
        "/site/people/",
        count >= 2,
        _("%(count)d people can ask for and agree to what takes two.") % {"count": count},
        _("What takes two people cannot be done: fewer than two safety leads and operators are here."),
    )


def _lead() -> Claim:
    leads = Person.objects.filter(is_safety_lead=True, state=State.ACTIVE).count()
    return _claim(
        "safety_lead",
        _("Somebody answers for safety"),
        "/site/people/",
        leads > 0,
        ngettext("%(count)d safety lead is here.", "%(count)d safety leads are here.", leads) % {"count": leads},
        _("No safety lead is here."),
    )


def _hours() -> Claim:
    rows = StaffedHours.objects.count()
    return _claim(
        "staffed_hours",
        _("Pages say truthfully when somebody is here"),
        "/hours/",
        rows > 0,
        ngettext("Hours are set: once a week.", "Hours are set: %(count)d times a week.", rows) % {"count": rows},
        _("No hours are set. Every page says that nobody is here."),
    )


def _drill() -> Claim:
    due = drill_is_due()
    last = drills()[:1]
    return _claim(
        "drill",
        _("Calls at night were practised in the last 90 days"),
        "/hours/drills/",
        bool(last) and not due,
        _("The last drill: %(day)s.") % {"day": last[0].opened_at.date() if last else ""},
        due or _("No drill was held yet."),
    )


def _lines() -> Claim:
    country, overdue = place().country, len(overdue_lines(place().country))
    known = bool(helplines_for(country).lines)
    return _claim(
        "helplines",
        _("Helplines were called in the last 90 days"),
        f"/help/check/?country={country}",
        known and overdue == 0,
        _("Every line of our country was checked."),
        _("We know of no line of our country.")
        if not known
        else ngettext(
            "%(count)d line of our country was not checked in the last 90 days.",
            "%(count)d lines of our country were not checked in the last 90 days.",
            overdue,
        )
        % {"count": overdue},
    )


def _groups() -> Claim:
    open_groups = Group.objects.filter(state__in=LIVING)
    with_gaps = sum(bool(gaps(group)) for group in open_groups)
    return _claim(
        "groups",
        _("Every group has a purpose, rules, a leader and somebody for safety"),
        "/groups/mine/",
        with_gaps == 0,
        _("All %(count)d groups have them.") % {"count": open_groups.count()},
        ngettext("%(count)d group lacks something.", "%(count)d groups lack something.", with_gaps)
        % {"count": with_gaps},
    )


def _late_cases() -> Claim:
    late = Case.objects.open().filter(due_at__lt=timezone.now(), taken_by=None).count()
    return _claim(
        "cases_in_time",
        _("Nobody waits longer than we said"),
        "/safety/",
        late == 0,
        _("No case waits past its time."),
        ngettext("%(count)d case waits past its time.", "%(count)d cases wait past their time.", late)
        % {"count": late},
    )


def _late_appeals() -> Claim:
    late = Sanction.objects.appealed().filter(appealed_at__lt=timezone.now() - APPEAL_TARGET).count()
    return _claim(
        "appeals_in_time",
        _("A second look comes within a week"),
        "/safety/",
        late == 0,
        _("No second look is late."),
        ngettext("%(count)d second look is late.", "%(count)d second looks are late.", late) % {"count": late},
    )


def _unread() -> Claim:
    unread = Case.objects.open().filter(is_unread=True).count()
    return _claim(
        "reader_works",
        _("Every text is read for risk before it is shown"),
        "/safety/",
        unread == 0,
        _("Nothing waits that the reader could not read."),
        ngettext(
            "The reader failed on %(count)d text that nobody has read yet.",
            "The reader failed on %(count)d texts that nobody has read yet.",
            unread,
        )
        % {"count": unread},
    )


def _audit() -> Claim:
    broken = audit.verify()
    return _claim(
        "audit_whole",
        _("What the team does is on record and cannot be changed unseen"),
        "hearthside audit verify",
        broken is None,
        _("The log is whole."),
        _("The log does not fit from entry %(number)s on.") % {"number": broken},
    )


def _keys_apart() -> Claim:
    inside = str(settings.HEARTHSIDE_KEYRING_FILE).startswith(f"{settings.DATA_DIR}/")
    return _claim(
        "keys_apart",
        _("Sealed words and the key to them lie apart"),
        "docs/run/sealed-values.md",
        not inside,
        _("The key lies outside the data folder."),
        _("The key lies in the data folder: who takes one takes both."),
    )


def _jobs() -> Claim:
    failed = DeadLetter.objects.filter(failed_at__gt=timezone.now() - RECENT).count()
    return _claim(
        "jobs_done",
        _("What should happen later does happen"),
        "/site/",
        failed == 0,
        _("No job failed for good in the last week."),
        ngettext(
            "%(count)d job failed for good in the last week.",
            "%(count)d jobs failed for good in the last week.",
            failed,
        )
        % {"count": failed},
    )


_OWN: tuple[Check, ...] = (
    _lead, _officers, _hours, _drill, _lines, _groups, _late_cases, _late_appeals, _unread, _audit, _keys_apart, _jobs,
)  # fmt: skip
