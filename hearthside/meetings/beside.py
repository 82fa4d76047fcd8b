"""The next meetings on the page of a group."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.groups.beside import Beside
from hearthside.groups.models import LIVING, Group
from hearthside.meetings.models import Kind
from hearthside.meetings.queries import next_of


def next_meetings(group: Group, is_inside: bool) -> Beside | None:
    """When the group meets next, without names or places. People outside see only what is open to all."""
    if group.state not in LIVING:
        return None
    rows = [one for one in next_of(group.pk) if is_inside or one.is_public]
    lines = [(Kind(one.kind).label, one.starts_at, reverse("meetings:meeting", args=[one.id])) for one in rows]
    way = (_("See all meetings"), reverse("meetings:of_group", args=[group.slug]))
    return Beside(_("When it meets"), lines, _("Nothing is planned right now."), way)
