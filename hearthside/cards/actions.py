"""Saying how a group was, taking it back, and working cards out."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.cards import access, summing_up, working_out
from hearthside.cards.models import QUESTIONS, Card, Review
from hearthside.cards.weighing import VALUES
from hearthside.groups.models import Group
from hearthside.kernel.rates import check_rate
from hearthside.kernel.recall import forget
from hearthside.kernel.rows import found_or_made

WORTH_A_NEW_SUM = 5
"""A summary is made anew only when so many said something, changed it or took it back: one person's answer shows in no difference."""
A_MONTH = timedelta(days=28)


@transaction.atomic
def say(*, person: Person, group: Group, answers: dict[str, str]) -> Review | None:
    """The person's one review of the group says this; without any answer it is gone. Unknown answers are left out. Refuses as
    `check_was_there` does."""
    days = access.check_was_there(person, group)
    check_rate("cards.say", person.pk, at_most=20, per_seconds=3600)
    said = {question: answers[question] for question in QUESTIONS if answers.get(question) in VALUES}
    if not said:
        take_back(person=person, group=group)
        return None
    mine, _is_new = found_or_made(Review(group=group, person=person, answers={}, days=days), by=("group", "person"))
    mine.answers, mine.days = said, days
    mine.save()
    _count_change(group.pk)
    return mine


@transaction.atomic
def take_back(*, person: Person, group: Group) -> None:
    """Nothing the person said about the group is kept. Works for everybody, at any time."""
    gone, _kinds = Review.objects.filter(person=person, group=group).delete()
    if gone:
        _count_change(group.pk)


def _count_change(group_id: UUID) -> None:
    if not Card.objects.filter(group=group_id).update(changes=F("changes") + 1):
        Card.objects.bulk_create([Card(group_id=group_id, words={}, changes=1)], ignore_conflicts=True)


@transaction.atomic
def make_card(group: Group, today: date | None = None) -> Card:
    """The card of the group is as of today. What rests on reports is worked out anew once in four weeks only, so that no single report
    shows; likewise what people said (see `WORTH_A_NEW_SUM`)."""
    today = today or timezone.localdate()
    Card.objects.bulk_create([Card(group=group, words={})], ignore_conflicts=True)
    card = Card.objects.select_for_update().get(group=group)
    card.words = {**working_out.words_of(group, today), **_slow_words(card, group, today)}
    card.made_on = today
    _sum_up(card, today)
    card.save()
    forget(f"card:{group.pk}")
    return card


def _slow_words(card: Card, group: Group, today: date) -> dict[str, working_out.Word]:
    """As they were, while they are younger than four weeks."""
    kept = {name: card.words[name] for name in working_out.SLOW if name in card.words}
    days = [date.fromisoformat(word["on"]) for word in kept.values()]
    if len(kept) == len(working_out.SLOW) and min(days) > today - A_MONTH:
        return kept
    return working_out.slow_words_of(group, today)


def _sum_up(card: Card, today: date) -> None:
    rows = summing_up.counted(card.group_id, today)
    if rows is None:  # The vault is closed: what was said stays as it is.
        return
    sums = summing_up.sums(rows)
    gone = {question for question in card.said if question not in sums}
    if gone or not card.said or (card.changes >= WORTH_A_NEW_SUM and sums):
        is_new = not gone and bool(sums)
        card.said = sums if is_new else {name: band for name, band in card.said.items() if name not in gone}
        card.said_on = today if is_new else card.said_on
        card.changes = 0 if is_new else card.changes
