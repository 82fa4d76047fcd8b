"""Buddies: somebody said yes to being one, somebody new would like one; either may say no without a word."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as groups
from hearthside.groups.models import Group
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow
from hearthside.kernel.rows import found_or_made
from hearthside.notifications.actions import tell
from hearthside.trying import company, notices, passport
from hearthside.trying.models import Buddy, Pair

TOGETHER_FOR = timedelta(days=28)
"""How long a buddy keeps somebody company; it ends by itself, without a word."""


@transaction.atomic
def be_buddy(*, person: Person, group: Group, shares: list[str], most: int = 1) -> Buddy:
    """The member may be asked to keep newcomers of this group company, at most so many (1 to 3) at a time, over all groups. Refuses who
    may not write in the group now, and a yes without anything to share."""
    groups.check_can_write(person, group)
    said = company.known(shares)
    if not said:
        raise NotNow(_("Please choose at least one thing, so that somebody with the same can be found."))
    mine, _is_new = found_or_made(Buddy(group=group, person=person, shares=[]), by=("group", "person"))
    mine.shares, mine.most = said, max(1, min(most, 3))
    mine.save()
    return mine


@transaction.atomic
def be_no_buddy(*, person: Person, group: Group) -> None:
    """The member is asked no more, and those who waited for an answer of theirs wait for nobody. Works for anybody, at any time."""
    Buddy.objects.filter(person=person, group=group).delete()
    Pair.objects.filter(buddy=person, group=group, is_agreed=False).delete()


@transaction.atomic
def find_buddy(*, newcomer: Person, group: Group, shares: list[str]) -> Pair | None:
    """Somebody who shares at least one thing is asked to keep the newcomer company; None when there is nobody now. What the newcomer
    chose is kept only as far as both have it in common, and nobody is asked about the same person twice. Refuses who may not write here."""
    groups.check_can_write(newcomer, group)
    check_rate("trying.buddy", newcomer.pk, at_most=5, per_seconds=86_400)
    if here := Pair.objects.filter(group=group, newcomer=newcomer, until__gt=timezone.now()).first():
        return here
    asked = passport.page_of(newcomer, group.pk).get("asked", [])
    found = company.best_buddy(newcomer, group, company.known(shares), but_not=asked)
    if found is None or not _still_free(buddy := found[0]):
        return None
    passport.write(newcomer, group.pk, asked=[*asked, str(buddy.person_id)])
    Pair.objects.filter(group=group, newcomer=newcomer).delete()
    until = timezone.now() + TOGETHER_FOR
    pair = Pair.objects.create(group=group, newcomer=newcomer, buddy=buddy.person, shares=found[1], until=until)
    tell([buddy.person], notices.COMPANY, about=pair.pk)
    return pair


def _still_free(buddy: Buddy) -> bool:
    """Counted again with the buddy's account locked: two newcomers at one moment do not both become the last one."""
    Person.objects.select_for_update(no_key=True).filter(pk=buddy.person_id).values_list("pk").first()
    return Pair.objects.filter(buddy=buddy.person_id, until__gt=timezone.now()).count() < buddy.most


@transaction.atomic
def say_yes(*, buddy: Person, pair: Pair) -> None:
    """They keep each other company now; the newcomer is told that somebody said yes."""
    groups.check_can_write(buddy, pair.group)
    if Pair.objects.filter(pk=pair.pk, buddy=buddy, is_agreed=False).update(is_agreed=True):
        tell([pair.newcomer], notices.COMPANY_FOUND, about=pair.pk)


@transaction.atomic
def end_pair(*, person: Person, pair_id: UUID) -> None:
    """There is no such pair any more. Either of the two may do it at any time; nobody is told, and nothing is asked."""
    Pair.objects.filter(pk=pair_id, newcomer=person).delete()
    Pair.objects.filter(pk=pair_id, buddy=person).delete()
