"""What else goes with a cover: the watches of who is away, and the safety of the group when they lead it. For these days only."""

from __future__ import annotations

from hearthside.accounts.models import Person, State
from hearthside.groups.models import Group
from hearthside.groups.queries import look_again_at
from hearthside.kernel import audit
from hearthside.roster import actions as roster
from hearthside.seasons.models import Offer, Stage


def hand_duties(offer: Offer, away: Person, by: Person) -> None:
    """The watches of who is away are with who covers, or ask for somebody; the safety of the group is with somebody who is here."""
    look_again_at(by.pk)
    if offer.starts_on and offer.ends_on:
        roster.stand_in(away=away, by=by, first=offer.starts_on, last=offer.ends_on)
    if Group.objects.filter(pk=offer.group_id, safety_lead=away).exists():
        _hand_safety(offer, away, by)


def _hand_safety(offer: Offer, away: Person, by: Person) -> None:
    to = who_leads_safety(away, by)
    if to is None:
        return
    Group.objects.filter(pk=offer.group_id).update(safety_lead=to)
    offer.moves_safety, offer.safety_with = True, to
    offer.save(update_fields=["moves_safety", "safety_with"])
    look_again_at(to.pk)
    audit.record(away, "seasons.safety_handed", offer.group)


def who_leads_safety(away: Person, by: Person) -> Person | None:
    """Who covers, when they lead safety or are a certified helper; else another safety lead; else who covers, if they are grown up."""
    if by.is_safety_lead or by.is_helper:
        return by
    leads = Person.objects.filter(is_safety_lead=True, state=State.ACTIVE).exclude(pk=away.pk)
    return leads.order_by("joined_on", "name").first() or (None if by.is_minor else by)


def give_safety_back(offer: Offer) -> None:
    """The safety of the group is with the leader again, unless the team gave it to somebody else meanwhile."""
    if not offer.moves_safety or offer.stage != Stage.RUNNING:
        return
    rows = Group.objects.filter(pk=offer.group_id)
    if offer.safety_with_id:
        rows = rows.filter(safety_lead=offer.safety_with_id)
    if rows.update(safety_lead=offer.made_by_id):
        audit.record("seasons", "seasons.safety_given_back", offer.group)


def give_watches_back(offer: Offer) -> None:
    """The coming watches are the leader's again, as far as nobody else took them."""
    roster.give_back(away=offer.made_by, by=offer.made_to)


def let_watches_go(offer: Offer) -> None:
    """Who covered cannot any more: their coming watches for the leader ask for somebody."""
    if offer.stage == Stage.RUNNING:
        roster.let_down(away=offer.made_by, by=offer.made_to)
