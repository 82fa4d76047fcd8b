"""What the room keeps about a person: what they said in talks, and what they agreed to."""

from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.kernel.consent import Yes
from hearthside.mending.actions import agreed_words, end_talks_of
from hearthside.mending.models import Line, Talk
from hearthside.mending.vocabulary import Stage
from hearthside.vault.fields import reveal

MODELS: list[type[Model]] = [Talk, Line]


def export(person: Person) -> dict[str, object]:
    """One's own words, and what one agreed to. Nobody else is named."""
    said = Line.objects.filter(author=person).order_by("at")
    agreed = [one for one in Talk.objects.of(person).filter(stage=Stage.AGREED).order_by("ended_at")]
    return {
        "said_in_talks": [{"at": one.at.isoformat(), "words": reveal(one.text)} for one in said],
        "agreed_in_talks": [
            {"at": one.ended_at.isoformat() if one.ended_at else "", "words": agreed_words(one)} for one in agreed
        ],
    }


def agreed(person: Person) -> list[Yes]:
    """The talks they said yes to that have not ended. Nobody else is named, nor what the other said."""
    said_yes = Q(first=person, stage__in=[Stage.SECOND, Stage.GOING]) | Q(other=person, stage=Stage.GOING)
    to = _("A talk with somebody, with a third between you")
    return [
        Yes(to, reverse("mending:talk", args=[row.pk]), timezone.localdate(row.asked_at))
        for row in Talk.objects.filter(said_yes)
    ]


def erase(person: Person) -> None:
    """Their words are gone, and every talk they were in is over and gone."""
    end_talks_of([person.pk])
    Line.objects.filter(author=person).delete()
    Talk.objects.filter(first=person).delete()
    Talk.objects.filter(other=person).delete()
    Talk.objects.filter(guide=person).delete()
