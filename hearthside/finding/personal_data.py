"""What the room keeps about a person."""

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.accounts.models import Person
from hearthside.finding.actions import KEPT_FOR
from hearthside.finding.models import KeptAnswers
from hearthside.finding.queries import kept_answers
from hearthside.finding.questions import in_words
from hearthside.kernel.consent import Yes

MODELS: list[type[Model]] = [KeptAnswers]


def export(person: Person) -> dict[str, object]:
    """The answers they chose to keep, in words."""
    kept = kept_answers(person)
    if kept is None:
        return {"finder_answers": None}
    answers = {question: words for question, words in in_words(kept.said)}
    return {"finder_answers": {"answers": answers, "kept_until": kept.until.isoformat()}}


def agreed(person: Person) -> list[Yes]:
    """That their answers are kept, for the month that it lasts."""
    row = KeptAnswers.objects.filter(person=person).first()
    if row is None:
        return []
    since, until = timezone.localdate(row.kept_until - KEPT_FOR), timezone.localdate(row.kept_until)
    return [Yes(_("That we keep your answers about groups"), reverse("finding:kept"), since, until)]


def erase(person: Person) -> None:
    """No answer is left."""
    KeptAnswers.objects.filter(person=person).delete()
