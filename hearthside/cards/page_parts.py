"""What this room shows on the page of a group, in lists and in comparisons; remembered, so that a page costs no query."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from hearthside.cards import words
from hearthside.cards.models import Card
from hearthside.groups.models import Group, Membership
from hearthside.groups.sections import Part, Told
from hearthside.kernel.recall import recalled

A_MINUTE = 60


def card_of(group_id: UUID) -> Card:
    """The group's card as it was at most a minute ago, or an empty one. No query while it is remembered."""
    columns = ("words", "said", "said_on")

    def read() -> dict[str, Any]:
        return Card.objects.filter(group=group_id).values(*columns).first() or {
            "words": {},
            "said": {},
            "said_on": None,
        }

    return Card(group_id=group_id, **recalled(f"card:{group_id}", read, for_seconds=A_MINUTE))


def on_the_page(request: HttpRequest, group: Group, membership: Membership | None) -> Part | None:
    """The six qualities, what people said, hours, training and privacy. Nothing before a group is open."""
    if group.opened_on is None and not group.is_living:
        return None
    may_say = membership is not None and not membership.is_leading
    key = f"{group.pk}:{group.readers}:{may_say}"
    return Part("cards/on_page.html", lambda: {**_shown(card_of(group.pk), group), "may_say": may_say}, key=key)


def _shown(card: Card, group: Group) -> dict[str, Any]:
    return {
        "lines": words.lines(card),
        "said": words.said(card),
        "said_on": words.on_day(card.said_on),
        "is_quiet": is_quiet(card),
        "more": _more(card, group),
    }


def _more(card: Card, group: Group) -> list[tuple[str, str]]:
    return [
        *(words.trainings(card) or [(_("Those who lead"), words.training(card))]),
        (_("Who is awake"), words.hours(card)),
        (_("Privacy"), words.privacy(group.readers)),
    ]


def is_quiet(card: Card) -> bool:
    """Nobody has written for two weeks."""
    return words.code_of(card, "quiet") == "yes"


def in_comparisons(groups: list[Group]) -> Told:
    """The qualities of each group, in words. One query."""
    cards = {card.group_id: card for card in Card.objects.filter(group__in=groups)}
    return {key: [(line.name, line.says) for line in words.lines(card)] for key, card in cards.items()}


def quiet_ones() -> set[UUID]:
    """Ids of the groups where nobody has written for two weeks, as it was at most a minute ago. No query while it is remembered."""

    def read() -> list[UUID]:
        return list(Card.objects.filter(words__quiet__code="yes").values_list("group_id", flat=True))

    return set(recalled("cards:quiet", read, for_seconds=A_MINUTE))


def in_lists(groups: list[Group]) -> dict[UUID, str]:
    """A short word for a list, about groups that have one."""
    quiet = quiet_ones()
    return {group.pk: _("Quiet for two weeks") for group in groups if group.pk in quiet}
