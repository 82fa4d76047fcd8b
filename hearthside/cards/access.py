"""Who may say how a group was: people who were there, not those who lead it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person
from hearthside.cards.models import Review
from hearthside.cards.weighing import THERE_FOR
from hearthside.conversations.models import ReadMark
from hearthside.groups.access import membership_of
from hearthside.groups.models import INSIDE, LEADING, Group
from hearthside.kernel.refusals import NotAllowed, NotNow


def check_was_there(person: Person, group: Group) -> int:
    """Refuses who was not in the group for two weeks, read nothing there, or leads it. Somebody who left may change what they said before.
    Returns for how many days they have been there. Up to three queries."""
    check_may_take_part(person)
    mine = membership_of(person, group)
    if mine is None or mine.state not in INSIDE:
        return _said_before(person, group)
    way = (reverse("groups:group", args=[group.slug]), _("To the group"))
    if mine.role in LEADING:
        raise NotAllowed(_("You look after this group, so others say how it is."), way_on=way)
    days = (timezone.localdate() - mine.joined_on) // timedelta(days=1)
    has_read = ReadMark.objects.filter(person=person, thread__group=group, last_number__gt=0).exists()
    if days < THERE_FOR or not has_read:
        raise NotNow(_("You can say how it is once you have been here and read along for two weeks."), way_on=way)
    return days


def _said_before(person: Person, group: Group) -> int:
    row = Review.objects.filter(person=person, group=group).first()
    if row is None:
        raise NotAllowed(_("Only people who were in the group can say how it is."))
    return row.days
