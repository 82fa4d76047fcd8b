"""Doing it with others: a thing becomes a meeting of a group, or a conversation somebody may start. Both are made by their own rooms."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from hearthside.accounts.models import Person
from hearthside.conversations import access as talk
from hearthside.conversations import actions as conversations
from hearthside.groups.models import Group, Mode
from hearthside.kernel.refusals import NotNow
from hearthside.meetings import actions as meetings
from hearthside.meetings import recurrence
from hearthside.meetings.models import LONGEST_TITLE, Meeting
from hearthside.meetings.plans import Plan
from hearthside.planner.catalogue import Activity

FORMAT = "activity_60"
"""How a meeting goes in which something is done together."""
SHORTEST, LONGEST = 30, 120
SATURDAY, ELEVEN = 5, time(11)


def first_words(activity: Activity) -> str:
    """What a form says at first of doing it together; whoever sends it can change every word."""
    together = _("Let us do this together, each at our own pace. You can also just be there.")
    step = activity.words("first_step")
    return f"{together} {_('The first step is enough:')} {step}" if step else together


def next_saturday() -> datetime:
    """Eleven o'clock on the next Saturday, by the clock of the site: a start that can be changed."""
    today = timezone.localdate()
    return datetime.combine(today + timedelta(days=(SATURDAY - today.weekday()) % 7 or 7), ELEVEN)


def meet(*, actor: Person, group: Group, activity: Activity, title: str, about: str, local: datetime | None) -> Meeting:
    """The group has a meeting, once, for its members, where they usually meet; who leads can add the place. Refuses as
    `meetings.plan_meeting` does, and a time that is over."""
    zone = recurrence.read_zone(settings.TIME_ZONE)
    if local is None or recurrence.to_utc(local, zone) <= timezone.now():
        raise NotNow(later("Please choose a day and a time to come."))
    plan = Plan(
        title=title[:LONGEST_TITLE],
        about=about,
        kind=activity.meets_as,
        format_key=FORMAT,
        mode=group.mode or Mode.ONLINE,
        zone=settings.TIME_ZONE,
        starts_local=recurrence.write_local(local),
        minutes=max(SHORTEST, min(activity.minutes or 60, LONGEST)),
    )
    return meetings.plan_meeting(actor=actor, group=group, plan=plan)


def offer(*, person: Person, group: Group, title: str, about: str) -> None:
    """The idea lies ready as the draft of a conversation in the group, for its person to look at and send; nobody has seen it. Refuses who
    may not start one there now, and where other words of theirs wait to be sent."""
    talk.check_start(person, group)
    place = f"new:{group.pk}"
    waiting = conversations.read_draft(person, place)
    if waiting.get("body") and waiting["body"] != about:
        way = reverse("conversations:new", args=[group.slug]), later("See the words that wait")
        raise NotNow(later("Other words of yours wait there to be sent. Send them first, or clear them."), way_on=way)
    conversations.save_draft(
        person=person, place=place, words={"title": title, "body": about, "intent": "company", "notes": []}
    )
