"""What must be green before the doors open to others (MISSION M1). Each item is read from the site as it is now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import second_step
from hearthside.accounts.models import Person, State
from hearthside.accounts.passkeys import passkeys_of
from hearthside.directory.queries import helplines_for
from hearthside.groups.models import LIVING, Group
from hearthside.groups.queries import gaps
from hearthside.kernel.place import place
from hearthside.oversight.claims import Claim
from hearthside.roster.models import StaffedHours
from hearthside.web import backups

HERE_ONLY = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Item:
    """One line of the list: what it is, why it matters, what to do, where, and whether it is green."""

    key: str
    title: Any
    why: Any
    todo: Any
    address: str
    is_green: bool


def items(operator: Person) -> list[Item]:
    """The whole list, in the order in which one does it."""
    return [Item(key, *words, _address(page), check(operator)) for key, words, page, check in _LIST]


def _address(page: str) -> str:
    """The page; the one of the account leads back to the list."""
    return reverse(page, query={"next": reverse("web:checklist")} if page.startswith("accounts:") else None)


def is_all_green(operator: Person) -> bool:
    """Whether the doors may open."""
    return all(item.is_green for item in items(operator))


def backup_claim() -> Claim:
    """For the duty-of-care assessment: a whole copy of the last week lies somewhere."""
    made = backups.last_backup()
    return Claim(
        "backup",
        _("What people wrote is not lost"),
        made is not None and timezone.now() - made.at < timedelta(days=8),
        _("The last whole backup: %(day)s.") % {"day": made.at.date()} if made else _("No backup was ever made."),
        "/site/backups/",
    )


def practice_claim() -> Claim:
    """For the duty-of-care assessment: the last backup was brought back somewhere else, whole and readable, not long ago."""
    done = backups.last_practice()
    return Claim(
        "restore_practised",
        _("A backup was tried out"),
        backups.is_practice_fresh(),
        done.words if done else _("No restore was practised yet."),
        "/site/backups/",
    )


def _has_safety_lead(_operator: Person) -> bool:
    """Named in the place's words, and somebody who can sign in answers for it."""
    leads = Person.objects.filter(is_safety_lead=True, state__in=[State.ACTIVE, State.RESTING])
    return bool(place().safety_lead) and leads.exists()


def _has_hours(_operator: Person) -> bool:
    return StaffedHours.objects.exists()


def _has_checked_line(_operator: Person) -> bool:
    """We have the country's emergency number, and the team has checked a line of the country in the last 90 days. A country that is not
    in the book may have no line at all: then the number itself must have been looked up."""
    card = helplines_for(place().country)
    to_talk = [one for one in card.lines if not one.line.is_information]
    is_known = bool(card.emergency.numbers) and not (card.is_own and card.emergency.is_unsure)
    return is_known and (any(one.trust == "checked" for one in to_talk) or (card.is_own and not to_talk))


def _has_group(_operator: Person) -> bool:
    return any(not gaps(group) for group in Group.objects.filter(state__in=LIVING)[:20])


def _has_backup(_operator: Person) -> bool:
    made = backups.last_backup()
    return made is not None and made.at <= timezone.now()


def _has_way_back(operator: Person) -> bool:
    return bool(operator.recovery_hash) or (operator.has_usable_password() and bool(passkeys_of(operator)))


def _has_second_step(operator: Person) -> bool:
    return second_step.has_any(operator) or not place().team_has_two_steps


def _is_address_safe(_operator: Person) -> bool:
    return settings.SITE_URL.startswith("https://") or urlsplit(settings.SITE_URL).hostname in HERE_ONLY


_Row = tuple[str, tuple[Any, Any, Any], str, Callable[[Person], bool]]
_LIST: list[_Row] = [
    (
        "second_step",
        (
            _("You sign in with two steps"),
            _("The pages of the team show what people wrote in trust. They open only with a second step."),
            _("Add a passkey, or a code from an app. It takes about two minutes, and then you come back here."),
        ),
        "accounts:ways_in",
        _has_second_step,
    ),
    (
        "safety_lead",
        (
            _("Someone leads safety, and has an account"),
            _("When a post worries us, one person must know that it is theirs to act."),
            _("Press the name of the person there, and tick that they lead safety."),
        ),
        "web:people",
        _has_safety_lead,
    ),
    (
        "hours",
        (
            _("Hours are set when someone is here"),
            _("Each page says if a trained person is here now. It must be true."),
            _("Say on which days and at what times someone reads."),
        ),
        "roster:hours",
        _has_hours,
    ),
    (
        "helplines",
        (
            _("A helpline of your country is checked"),
            _("A number that does not work can cost a life."),
            _("Call or open one line, see that it works, and note it."),
        ),
        "directory:check",
        _has_checked_line,
    ),
    (
        "group",
        (
            _("A first group is ready"),
            _("People need a room to come into, with ground rules and a leader."),
            _("Start a group. It is open when nothing is left out."),
        ),
        "groups:new",
        _has_group,
    ),
    (
        "backup",
        (
            _("A backup was made"),
            _("People trust us with their words. They must not get lost."),
            _("Somebody makes the first one on the machine itself. The steps are on a page of their own."),
        ),
        "web:backups",
        _has_backup,
    ),
    (
        "way_back",
        (
            _("You have a second way to sign in"),
            _("If you lose your pass-phrase, nobody else can let you in."),
            _("Make a recovery phrase or add a passkey."),
        ),
        "accounts:ways_in",
        _has_way_back,
    ),
    (
        "address",
        (
            _("The address is safe"),
            _("Without https, others on the way could read along."),
            _("Set HEARTHSIDE_SITE_URL to an address that begins with https://."),
        ),
        "web:checklist",
        _is_address_safe,
    ),
]
