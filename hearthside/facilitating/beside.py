"""What this room adds to a live room: words at its top, and the ways of those who host."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.facilitating import access, scripts
from hearthside.facilitating.queries import helm_of
from hearthside.hosted.beside import Word
from hearthside.hosted.models import Room, Seat
from hearthside.kernel.refusals import permits
from hearthside.meetings.models import Occurrence


def words_in_the_room(room: Room, seat: Seat) -> list[Word]:
    """That somebody is looked after, what the last round is about, and, once no host is here, that one may step in. One query; three in a
    room that lost its host."""
    found: list[Word] = []
    helm = helm_of(room)
    if helm.risk_at is not None:
        found.append(_at_risk(room, seat))
    if room.is_round and helm.is_check_out:
        found.append(Word(scripts.CHECK_OUT))
    is_lost = room.closes_at is not None and not room.is_overrun
    if is_lost and not seat.is_host and permits(access.check_could_host, seat.person, room.occurrence):
        step_in = reverse("facilitating:step_in", args=[room.pk])
        found.append(Word(_("You may host this meeting. If you do, it can go on."), press=(step_in, _("I host now"))))
    return found


def _at_risk(room: Room, seat: Seat) -> Word:
    if seat.is_host:
        return Word(
            _("Somebody may be at risk. The eight steps are open."),
            "danger",
            way=(_console(room.pk), _("To the steps")),
        )
    return Word(scripts.GATHER, "attention", way=(reverse("directory:help"), _("Get help now")))


def links_for_hosts(occurrence: Occurrence, is_on: bool) -> list[tuple[str, Any]]:
    """The console while the room is on, the sheet on paper, and the notes."""
    return [
        *([(_console(occurrence.pk), _("The console"))] if is_on else []),
        (reverse("facilitating:sheet", args=[occurrence.pk]), _("The sheet on paper")),
        (reverse("facilitating:log", args=[occurrence.pk]), _("The notes")),
    ]


def _console(occurrence_id: Any) -> str:
    return reverse("facilitating:console", args=[occurrence_id])
