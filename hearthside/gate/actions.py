"""What the gate does: set it, close it for some hours, look at what new people post, remember who invited them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.gate import access, alike
from hearthside.gate import keeping as kept
from hearthside.gate.keeping import keeping
from hearthside.gate.models import Brought, Setting
from hearthside.kernel import audit
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow
from hearthside.safety import actions as safety
from hearthside.safety.models import Case
from hearthside.safety.verdicts import Verdict

HOURS = (6, 24, 72)
FIRST_POST, FIRST_VOICE, ALIKE = "first_post", "first_voice", "alike"
LEAST_WORDS = 20
"""Shorter greetings are alike by nature; they are compared only while first posts wait."""
MANY = 3
POSTS_AN_HOUR = 3
"""What a new person may post in an hour while the gate is closed."""


@transaction.atomic
def set_gate(*, actor: Person, first_posts: str, joins_an_hour: int) -> None:
    """From now on this holds. Refuses everybody but operators and safety leads (Http404)."""
    access.check_keeper(actor)
    changes = {"first_posts": first_posts, "joins_an_hour": joins_an_hour}
    Setting.objects.update_or_create(id=1, defaults=changes)
    audit.record(actor, "gate.set", actor, code=first_posts)
    _changed()


@transaction.atomic
def close_gate(*, actor: Person, hours: int) -> None:
    """For so many hours people join by invitation only, first posts wait and new people post slowly. It ends by itself."""
    access.check_keeper(actor)
    if hours not in HOURS:
        raise NotNow(_("Please choose one of the spans listed."))
    Setting.objects.update_or_create(id=1, defaults={"closed_until": timezone.now() + timedelta(hours=hours)})
    audit.record(actor, "gate.closed", actor, code=str(hours))
    _changed()


@transaction.atomic
def open_gate(*, actor: Person | str) -> None:
    """It is as on any other day. `actor` is a word when time did it."""
    if isinstance(actor, Person):
        access.check_keeper(actor)
    if Setting.objects.filter(id=1).exclude(closed_until=None).update(closed_until=None):
        audit.record(actor, "gate.opened", actor if isinstance(actor, Person) else None)
    _changed()


def _changed() -> None:
    kept.forget()
    transaction.on_commit(kept.forget)


def count_sign_up() -> None:
    """One more account. Refuses (TooFast) more than the operator set for an hour, all over the place."""
    check_rate("gate-sign-up", "all", at_most=keeping().joins_now, per_seconds=3600)


def at_the_door(
    author: Person,
    verdict: Verdict,
    *,
    words: str,
    scope: UUID | None,
    once: str,
    has_spoken: Callable[[], bool],
    is_anonymous: bool = False,
) -> Verdict:
    """The verdict on a new person's words, with what the gate adds: a first post may wait, and so do words that many new people send.

    For words without a name it is the same whoever wrote them: what waits must not tell that its writer is new. A call for help is never
    touched: neither hidden nor slowed. Nothing is asked of the database for others. Refuses (TooFast) more than three posts an hour of a
    new person while the gate is closed."""
    if verdict.shows_help or not (author.is_newcomer or is_anonymous):
        return verdict
    if author.is_newcomer and keeping().is_closed:
        check_rate("gate-post", author.pk, at_most=POSTS_AN_HOUR, per_seconds=3600, once=f"gate{author.pk}{once}")
    if verdict.holds:
        return verdict
    if keeping().first_posts_wait and not has_spoken():
        return _waits(verdict, FIRST_VOICE if is_anonymous else FIRST_POST)
    if _is_long(words) and len({subject for subject, _case in alike.find(alike.bands_of(words), scope)}) >= MANY - 1:
        return _waits(verdict, ALIKE)
    return verdict


def _is_long(words: str) -> bool:
    return len(alike.words_of(words)) >= LEAST_WORDS


def _waits(verdict: Verdict, why: str) -> Verdict:
    return replace(verdict, holds=True, harms=(*verdict.harms, why))


def follow_up(verdict: Verdict, *, words: str, writer: Person, **about: Any) -> Case | None:
    """As `safety.follow_up` for something new, but what new people send alike, and what waits, has one case instead of many."""
    is_looked_at = writer.is_newcomer or about["author"] is None
    if not is_looked_at or verdict.shows_help or not (verdict.holds or _is_long(words)):
        return safety.follow_up(verdict, is_new=True, **about)
    bands = alike.bands_of(words)
    case = _case_of_the_same(bands, about["scope"]) if verdict.holds else None
    if case is not None:
        safety.add_alike(case, kind=about["kind"], subject_id=about["subject_id"], author=about["author"])
    else:
        case = safety.follow_up(verdict, is_new=True, **about)
    alike.remember(bands, about["scope"], about["subject_id"], case)
    return case


def _case_of_the_same(bands: list[str], scope: UUID | None) -> Case | None:
    cases = {case for _subject, case in alike.find(bands, scope) if case}
    return Case.objects.open().filter(pk__in=cases, is_held=True).order_by("opened_at").first()


def remember_invitation(*, person: Person, by: Person | None) -> None:
    """Who invited a new person is known to safety leads for 180 days. Somebody who is not new, or was invited before, stays as they are."""
    if by is not None and by.pk != person.pk and person.is_newcomer:
        Brought.objects.get_or_create(person=person, defaults={"by": by})
