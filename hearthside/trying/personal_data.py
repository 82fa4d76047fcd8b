"""What this room keeps about a person."""

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel.consent import Yes
from hearthside.trying import passport
from hearthside.trying.company import labels, shares_of
from hearthside.trying.models import Buddy, Pair, Passport, Trial, Welcome
from hearthside.vault.sealing import Sealed

MODELS: list[type[Model]] = [Trial, Passport, Welcome, Buddy, Pair]


def export(person: Person) -> dict[str, object]:
    """Groups they try, their own notes, and what they said as a buddy. The other of a pair is not named."""
    trials = Trial.objects.filter(person=person).order_by("until").values_list("group__name", "until")
    pairs = Pair.objects.select_related("group").order_by("until")
    return {
        "looking_around": [{"group": name, "until": until.isoformat()} for name, until in trials],
        "notes": _notes(person),
        "buddy_in": [
            {"group": row.group.name, "shares": labels(shares_of(row)), "at_most": row.most}
            for row in Buddy.objects.filter(person=person).select_related("group").order_by("group__name")
        ],
        "kept_company_in": [row.group.name for row in pairs.filter(buddy=person)],
        "has_company_in": [row.group.name for row in pairs.filter(newcomer=person)],
    }


def _notes(person: Person) -> list[dict[str, object]]:
    try:
        pages = passport.pages_of(person).values()
    except Sealed:
        return []
    return [{name: page.get(name) for name in ("name", "note", "marks", "ended_on")} for page in pages]


def agreed(person: Person) -> list[Yes]:
    """Where newcomers may ask them for company."""
    return [
        Yes(
            _("That new people in %(group)s may ask you for company") % {"group": row.group.name},
            reverse("trying:buddy", args=[row.group.slug]),
            row.since,
        )
        for row in Buddy.objects.filter(person=person).select_related("group")
    ]


def erase(person: Person) -> None:
    """Nothing is left. Their hello went with their words, which the room above has let go of before."""
    for model in (Trial, Passport, Buddy):
        model._default_manager.filter(person=person).delete()
    for role in ("newcomer", "buddy"):
        Pair.objects.filter(**{role: person}).delete()
