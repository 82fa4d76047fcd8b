"""What this room keeps about a person: that they were at a meeting, for two weeks; what they answered; what they noted as a host."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.facilitating.models import Climate, Felt, Helm, Log, Onward, Voice
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [Helm, Voice, Log, Onward, Felt, Climate]


def export(person: Person) -> dict[str, object]:
    """Meetings they were at lately, turns they took aloud, answers that wait to be summed up, and the days of notes they wrote."""
    was = (
        Onward.objects.filter(person=person, days=1).order_by("due_at").values_list("occurrence__starts_at", flat=True)
    )
    wrote = Log.objects.filter(written_by=person).values_list("occurrence__starts_at", flat=True)
    return {
        "was_there": [at.isoformat() for at in was],
        "turns_aloud": sum(Voice.objects.filter(seat__person=person).values_list("turns", flat=True)),
        "how_it_was": [reveal(row.answers) for row in Felt.objects.filter(person=person).order_by("said_on")],
        "notes_written": [at.isoformat() for at in wrote.order_by("occurrence__starts_at")],
    }


def erase(person: Person) -> None:
    """Nothing of theirs is left, nobody reads that they led or spoke; notes they wrote as a host go on without their name."""
    Voice.objects.filter(seat__person=person).delete()
    Helm.objects.filter(leads__person=person).update(leads=None)
    Onward.objects.filter(person=person).delete()
    Felt.objects.filter(person=person).delete()
    Log.objects.filter(written_by=person).update(written_by=None)
