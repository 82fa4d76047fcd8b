"""What this room keeps about a person: times they give, and appointments they have."""

from django.db import transaction
from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.appointments import actions
from hearthside.appointments.models import Appointment, Giver, Slot
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [Giver, Slot, Appointment]


def export(person: Person) -> dict[str, object]:
    """Their appointments with their own words, and how they are shown as somebody who gives times. Nobody else is named."""
    giver = Giver.objects.filter(person=person).first()
    mine = Appointment.objects.filter(person=person).select_related("slot").order_by("slot__starts_at")
    return {
        "appointments": [
            {
                "starts_at": one.starts_at.isoformat(),
                "way": one.slot.way,
                "state": one.state,
                "about": reveal(one.about),
                "said_yes_to_the_link_at": one.consented_at.isoformat() if one.consented_at else None,
            }
            for one in mine
        ],
        "gives": {"work": giver.work, "about": giver.about, "times": _times(giver)} if giver else None,
    }


def _times(giver: Giver) -> list[dict[str, object]]:
    rows = giver.slots.order_by("starts_at")
    return [{"starts_at": one.starts_at.isoformat(), "where": reveal(one.where)} for one in rows]


@transaction.atomic
def erase(person: Person) -> None:
    """Nothing of theirs stands: who gives them a time is told and has it free again; who had one of theirs is told as well."""
    for one in Appointment.objects.filter(person=person).standing().select_related("slot__giver"):
        actions.call_off(person=person, one=one)
    giver = Giver.objects.filter(person=person).first()
    if giver is not None:
        for slot in giver.slots.filter(is_withdrawn=False):
            actions.withdraw_slot(slot=slot)
    Appointment.objects.filter(person=person).delete()
    Giver.objects.filter(person=person).delete()
    Giver.objects.filter(named_by=person).update(named_by=None)
