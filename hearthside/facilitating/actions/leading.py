"""Who leads, rounds, and turns that were taken aloud."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.facilitating.models import Helm, Voice
from hearthside.hosted import access as hosted
from hearthside.hosted import actions as rooms
from hearthside.hosted.models import HOST_IS_LOST_AFTER, Place, Room, Seat
from hearthside.kernel.refusals import NotAllowed, NotNow


def change_helm(room: Room, **fields: object) -> None:
    """The helm of this room says this now, and open pages look again. In the caller's transaction."""
    if not Helm.objects.filter(room=room).update(**fields):
        Helm.objects.bulk_create([Helm(room=room)], ignore_conflicts=True)
        Helm.objects.filter(room=room).update(**fields)
    rooms.changed(room.pk)


@transaction.atomic
def take_lead(*, seat: Seat, room: Room) -> None:
    """This host leads; the other one watches. Nobody's leave is asked: whoever takes it has it."""
    hosted.check_leads(seat)
    change_helm(room, leads=seat)


@transaction.atomic
def hand_over(*, host: Seat, room: Room, to: Seat | None = None) -> Seat:
    """The other host leads now, or this one when there are several. Refuses while no other host is in the room."""
    hosted.check_leads(host)
    others = Seat.objects.filter(room=room, is_host=True, place=Place.IN).exclude(pk=host.pk).order_by("came_at", "pk")
    found = others.filter(pk=to.pk).first() if to else others.first()
    if found is None:
        raise NotNow(_("No second host is in the room right now. You can ask somebody of the team to step in."))
    change_helm(room, leads=found)
    return found


def look_after_leads() -> None:
    """Where the one who leads has left, or has not been seen for two minutes, and another host is there, that one leads."""
    since = timezone.now() - HOST_IS_LOST_AFTER
    for helm in Helm.objects.filter(room__closed_at=None).exclude(leads=None).select_related("leads", "room"):
        lead = helm.leads
        if lead is None or (lead.is_in and lead.seen_at > since):
            continue
        here = Seat.objects.filter(room=helm.room_id, is_host=True, place=Place.IN, seen_at__gt=since)
        other = here.exclude(pk=lead.pk).order_by("came_at").first()
        if other is not None and Helm.objects.filter(pk=helm.pk, leads=lead).update(leads=other):
            rooms.changed(helm.room_id)


@transaction.atomic
def start_round(*, host: Seat, room: Room) -> None:
    """A round begins in which everybody is asked; it is not the last one."""
    rooms.start_round(host=host, room=room)
    change_helm(room, is_check_out=False)


@transaction.atomic
def start_check_out(*, host: Seat, room: Room) -> None:
    """The last round begins: one word or one thing to take along, or a pass. The page of everybody says so."""
    rooms.start_round(host=host, room=room)
    change_helm(room, is_check_out=True)


@transaction.atomic
def mark_voice(*, host: Seat, guest: Seat) -> None:
    """One more turn of this person was taken aloud; their hand is down. Refuses hosts, whose time is not weighed."""
    _check_weighed(host, guest)
    Voice.objects.bulk_create([Voice(seat=guest)], ignore_conflicts=True)
    Voice.objects.filter(seat=guest).update(turns=F("turns") + 1)
    rooms.lower_hand(seat=guest)


@transaction.atomic
def take_back_voice(*, host: Seat, guest: Seat) -> None:
    """The last mark of this person is gone, if there was one."""
    _check_weighed(host, guest)
    Voice.objects.filter(seat=guest, turns__gt=0).update(turns=F("turns") - 1)
    rooms.changed(guest.room_id)


def _check_weighed(host: Seat, guest: Seat) -> None:
    hosted.check_leads(host)
    if guest.is_host or guest.room_id != host.room_id:
        raise NotAllowed(_("Only turns of those who take part are marked."))
