"""When it gets hot, and when somebody may be at risk: the two protocols, begun and ended with one tap."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.facilitating.actions.leading import change_helm
from hearthside.facilitating.models import Helm
from hearthside.facilitating.scripts import RISK
from hearthside.hosted import access as hosted
from hearthside.hosted import actions as rooms
from hearthside.hosted.models import Room, Seat
from hearthside.kernel import audit
from hearthside.kernel.refusals import NotNow


@transaction.atomic
def begin_hot(*, host: Seat, room: Room) -> None:
    """The console shows the steps for a hot topic, and the room is in slow mode: one line each in twenty seconds."""
    hosted.check_leads(host)
    change_helm(room, hot_at=timezone.now())
    rooms.set_slow(host=host, room=room, is_slow=True)


@transaction.atomic
def end_hot(*, host: Seat, room: Room) -> None:
    """It has cooled down: the steps are put away and slow mode is over."""
    hosted.check_leads(host)
    change_helm(room, hot_at=None)
    rooms.set_slow(host=host, room=room, is_slow=False)


@transaction.atomic
def begin_risk(*, host: Seat, room: Room) -> None:
    """Both hosts see the eight steps, from the first, small rooms end, and everybody reads that somebody is being looked after. Begun
    twice it goes on where it was. What is written down about it is that it was begun, and by whom; nobody else is named."""
    hosted.check_leads(host)
    if Helm.objects.filter(room=room).exclude(risk_at=None).exists():
        return
    change_helm(room, risk_at=timezone.now(), risk_step=0, was_risk=True)
    rooms.end_nooks(host=host, room=room)
    audit.record(host.person, "facilitating.risk", room.occurrence)


@transaction.atomic
def step_risk(*, host: Seat, room: Room, done: int) -> None:
    """So many of the eight steps are done; one tap too many or too few can be put right."""
    hosted.check_leads(host)
    change_helm(room, risk_step=max(0, min(done, len(RISK))))


@transaction.atomic
def end_risk(*, host: Seat, room: Room) -> None:
    """The steps are put away. That there was somebody at risk stays with the notes of the meeting, with what is to be done after."""
    hosted.check_leads(host)
    change_helm(room, risk_at=None)


@transaction.atomic
def offer_nooks(*, host: Seat, room: Room, prompt: str, minutes: int) -> None:
    """Small rooms are offered to everybody. Refuses while somebody may be at risk, and as `hosted.actions.offer_nooks` does."""
    if Helm.objects.filter(room=room).exclude(risk_at=None).exists():
        raise NotNow(_("Somebody needs all of you right now. Small rooms can wait."))
    rooms.offer_nooks(host=host, room=room, prompt=prompt, minutes=minutes)
