"""The only writers of this room: planning a stream, going live and ending, who is on screen, and what they say about a replay."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel import audit, push
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.meetings.links import ASKED, is_good
from hearthside.meetings.models import Host, Occurrence
from hearthside.notifications.actions import tell
from hearthside.streams import access, events
from hearthside.streams.models import OnScreen, Stream, Yes
from hearthside.streams.origins import CAPTIONS, VIDEOS, is_ours

MOST_ON_SCREEN = 40


@dataclass(frozen=True)
class Plan:
    """Where the stream is: a link that people choose to open, or a video on a machine of the operator's, with captions. Seconds of
    delay. A replay's address can be added later."""

    link: str = ""
    video: str = ""
    captions: str = ""
    replay: str = ""
    delay: int = 30


def check_plan(plan: Plan) -> None:
    """Refuses addresses that a browser does not open safely, and pictures from machines that the operator did not name."""
    if plan.link and not is_good(plan.link):
        raise NotNow(ASKED)
    if plan.video and not is_ours(plan.video, VIDEOS):
        raise NotNow(_("A video has to be on this site's own media server, and end in .m3u8, .mp4 or .webm."))
    if plan.captions and not is_ours(plan.captions, CAPTIONS):
        raise NotNow(_("Captions have to be on this site's own media server, and end in .vtt."))
    if plan.replay and not (is_ours(plan.replay, VIDEOS) or is_good(plan.replay)):
        raise NotNow(ASKED)
    if not plan.link and not plan.video:
        raise NotNow(_("Please say where the stream can be seen: by a link, or as a video."))


@transaction.atomic
def plan_stream(*, actor: Person, occurrence: Occurrence, plan: Plan) -> Stream:
    """The stream has these addresses, all sealed. Refuses as `access.check_leads` and `check_plan`."""
    access.check_leads(actor, occurrence)
    access.check_is_not_off(occurrence)
    check_rate("streams.plan", actor.pk, at_most=60, per_seconds=3600)
    check_plan(plan)
    stream = access.stream_of(occurrence) or Stream(occurrence=occurrence, made_by=actor)
    for name, value in asdict(plan).items():
        setattr(stream, name, value or None if name != "delay" else value)
    stream.save()
    audit.record(actor, "streams.planned", occurrence)
    push.changed(stream.topic)
    return stream


@transaction.atomic
def go_live(*, actor: Person, stream: Stream) -> None:
    """Open pages show it now. One that was ended by mistake goes on."""
    access.check_leads(actor, stream.occurrence)
    access.check_is_not_off(stream.occurrence)
    Stream.objects.filter(pk=stream.pk).update(begun_at=stream.begun_at or timezone.now(), ended_at=None)
    audit.record(actor, "streams.begun", stream.occurrence)
    push.changed(stream.topic)


@transaction.atomic
def end_stream(*, actor: Person, stream: Stream) -> None:
    """It is over; what follows is the replay, or none."""
    access.check_leads(actor, stream.occurrence)
    Stream.objects.filter(pk=stream.pk, begun_at__isnull=False).update(ended_at=timezone.now())
    audit.record(actor, "streams.ended", stream.occurrence)
    push.changed(stream.topic)


@transaction.atomic
def name_on_screen(*, actor: Person, stream: Stream, people: list[Person]) -> None:
    """These people are asked whether a replay may be shown; until each has said yes there is none. Named twice is named once."""
    access.check_leads(actor, stream.occurrence)
    if stream.on_screen.count() + len(people) > MOST_ON_SCREEN:
        raise NotNow(_("A stream can name at most 40 people."))
    for person in people:
        _row, is_new = OnScreen.objects.get_or_create(stream=stream, person=person)
        if is_new:
            tell([person], events.ON_SCREEN, about=stream.pk)
    push.changed(stream.topic)


@transaction.atomic
def say(*, person: Person, stream: Stream, said: str) -> OnScreen:
    """What the person says about a replay with themselves in it; it counts at once. Somebody whom nobody named is on screen by
    saying so. When a replay that was shown has to go, the hosts are told to take the file down."""
    if said not in (Yes.YES, Yes.NO, Yes.NOT_ME):
        raise NotAllowed(_("Please choose one of the answers."))
    check_rate("streams.say", person.pk, at_most=60, per_seconds=3600)
    was_shown = access.replay_may_be_shown(stream)
    defaults = {"said": said, "said_at": timezone.now()}
    row, _is_new = OnScreen.objects.update_or_create(stream=stream, person=person, defaults=defaults)
    if was_shown and not access.replay_may_be_shown(stream):
        tell_hosts(stream)
    push.changed(stream.topic)
    return row


def tell_hosts(stream: Stream) -> None:
    """Those who host hear that a recording has to be taken down; not who said so."""
    hosts = Host.objects.filter(occurrence=stream.pk).values_list("person_id", flat=True)
    tell(list(hosts), events.TAKE_DOWN, about=stream.pk)


@transaction.atomic
def forget_person(person: Person) -> None:
    """They are in no list any more, and what they are in has no replay: whoever goes takes their yes along."""
    for row in OnScreen.objects.select_related("stream").filter(person=person):
        was_shown = access.replay_may_be_shown(row.stream)
        said = Yes.NOT_ME if row.said == Yes.NOT_ME else Yes.NO
        OnScreen.objects.filter(pk=row.pk).update(person=None, said=said, said_at=timezone.now())
        if was_shown and said == Yes.NO:
            tell_hosts(row.stream)
    Stream.objects.filter(made_by=person).update(made_by=None)
