"""What the room keeps about a person: offers made by and to them while they stand, and notes to themselves."""

from django.db.models import Model, Q

from hearthside.accounts.models import Person
from hearthside.seasons.actions.covering import lose_cover
from hearthside.seasons.models import Closing, Kind, Offer, ReturnNote, Stage
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [Offer, Closing, ReturnNote]


def export(person: Person) -> dict[str, object]:
    """Offers with their days, without the other's name, and notes with their words."""
    offers = Offer.objects.filter(Q(made_by=person) | Q(made_to=person)).select_related("group").order_by("made_at")
    notes = ReturnNote.objects.filter(person=person).select_related("group").order_by("made_on", "pk")
    return {
        "offers": [_offer(one, person) for one in offers],
        "notes_to_self": [
            {
                "group": one.group.name if one.group else None,
                "words": reveal(one.words) if one.words else "",
                "remind_on": one.remind_on.isoformat() if one.remind_on else None,
            }
            for one in notes
        ],
    }


def _offer(offer: Offer, person: Person) -> dict[str, object]:
    days = {"from": offer.starts_on, "until": offer.ends_on}
    said = {name: day.isoformat() for name, day in days.items() if day}
    part = "made" if offer.made_by_id == person.pk else "asked"
    return {"group": offer.group.name, "what": offer.kind, "part": part, "stage": offer.stage, **said}


def erase(person: Person) -> None:
    """No offer, cover or note of the person is left. A cover they had goes back to the leader, who is told; one that stands for them
    stays with who covers, so that the group keeps somebody."""
    for offer in Offer.objects.filter(made_to=person, kind=Kind.COVER).exclude(stage=Stage.OFFERED):
        lose_cover(group_id=offer.group_id, person_id=person.pk)
    Offer.objects.filter(Q(made_by=person) | Q(made_to=person)).delete()
    ReturnNote.objects.filter(person=person).delete()
