"""Who may give times, book them, and come into the waiting room."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.access import check_may_take_part
from hearthside.accounts.models import Person, unseen_by
from hearthside.appointments.models import Appointment, Giver, Kind, Slot, near
from hearthside.kernel.refusals import NotAllowed, NotNow
from hearthside.safety import access as safety


def giver_of(person: Person) -> Giver | None:
    """The person as somebody who gives times, or None."""
    return Giver.objects.select_related("person").filter(person=person).first()


def may_give(person: Person) -> bool:
    """Certified peers and named professionals; grown up and not paused."""
    if person.is_minor or person.is_paused:
        return False
    return person.is_helper or Giver.objects.filter(person=person, kind=Kind.PROFESSIONAL).exists()


def check_gives(person: Person) -> None:
    """Passes for those who may give times; for anybody else the page does not exist (Http404)."""
    if not may_give(person):
        raise Http404


def check_names(person: Person) -> None:
    """Passes for safety leads and operators, who name professionals; for anybody else the page does not exist (Http404)."""
    if person.is_paused or not (person.is_safety_lead or person.is_operator):
        raise Http404


def get_giver_for(person: Person, giver_id: UUID) -> Giver:
    """Somebody who gives times that this person may book; else Http404."""
    found = near(person).select_related("person").filter(pk=giver_id).first()
    if found is None or not found.gives:
        raise Http404
    return found


def get_slot_for(person: Person, slot_id: UUID) -> Slot:
    """A time that this person may know of: of somebody near, not withdrawn; else Http404."""
    found = Slot.objects.select_related("giver__person").filter(pk=slot_id, giver__in=near(person)).first()
    if found is None or found.is_withdrawn or not found.giver.gives:
        raise Http404
    return found


def get_own_slot_for(person: Person, slot_id: UUID) -> Slot:
    """A time that this person gives; else Http404."""
    found = Slot.objects.select_related("giver__person").filter(pk=slot_id, giver__person=person).first()
    if found is None or found.is_withdrawn:
        raise Http404
    return found


def get_appointment_for(person: Person, appointment_id: UUID) -> Appointment:
    """An appointment of the two it is between; for anybody else it does not exist (Http404). One query."""
    rows = Appointment.objects.of(person).select_related("slot__giver__person", "person")
    found = rows.filter(pk=appointment_id).first()
    if found is None:
        raise Http404
    return found


def side_of(person: Person, one: Appointment) -> str:
    """`giver` or `person`: on which side of it somebody is."""
    return "giver" if one.slot.giver.person_id == person.pk else "person"


def check_can_book(person: Person, slot: Slot) -> None:
    """Refuses a paused account, a time that has begun, people under age where no safety lead allowed it, and who keeps away."""
    check_may_take_part(person)
    safety.check_not_sanctioned(person, None)
    to_list = (reverse("appointments:list"), _("See other times"))
    if slot.is_withdrawn or slot.starts_at <= timezone.now() or not slot.giver.gives:
        raise NotNow(_("This time is not free any more. Here are others."), way_on=to_list)
    if slot.giver.person_id in unseen_by(person) | {person.pk} or (person.is_minor and not slot.giver.takes_minors):
        raise NotAllowed(_("You cannot book this one. Here are others."), way_on=to_list)


def check_stands(one: Appointment) -> None:
    """Refuses an appointment that was called off, moved, or is over."""
    if not one.stands:
        raise NotNow(
            _("This appointment does not stand any more."),
            way_on=(reverse("appointments:yours"), _("Your appointments")),
        )


def check_room(person: Person, one: Appointment) -> None:
    """Refuses the waiting room outside its time, and where the two keep away from each other by now."""
    check_may_take_part(person)
    other = one.slot.giver.person_id if one.person_id == person.pk else one.person_id
    if not one.is_room_open or other in unseen_by(person):
        raise NotNow(
            _("The waiting room is open from ten minutes before. You can come back then."),
            way_on=(reverse("appointments:one", args=[one.pk]), _("To the appointment")),
        )


def check_has_it(person: Person, one: Appointment) -> None:
    """Refuses the giver: moving, and a yes to the link, are for the person whose appointment it is."""
    if one.person_id != person.pk:
        raise NotAllowed(
            _("That is for the person who comes to you. You can call it off, or give other times."),
            way_on=(reverse("appointments:one", args=[one.pk]), _("To the appointment")),
        )


def get_professional_for(person: Person, giver_id: UUID) -> Giver:
    """A named professional, for those who name them; else Http404."""
    check_names(person)
    found = Giver.objects.select_related("person").filter(pk=giver_id, kind=Kind.PROFESSIONAL).first()
    if found is None:
        raise Http404
    return found


def id_in(text: str) -> UUID:
    """The id somebody sent; one that is none finds nothing (Http404)."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
