"""What the room keeps about a person."""

from django.db.models import Model

from hearthside.accounts.models import Person
from hearthside.finding.models import KeptAnswers
from hearthside.finding.queries import kept_answers
from hearthside.finding.questions import in_words

MODELS: list[type[Model]] = [KeptAnswers]


def export(person: Person) -> dict[str, object]:
    """The answers they chose to keep, in words."""
    kept = kept_answers(person)
    if kept is None:
        return {"finder_answers": None}
    answers = {question: words for question, words in in_words(kept.said)}
    return {"finder_answers": {"answers": answers, "kept_until": kept.until.isoformat()}}


def erase(person: Person) -> None:
    """No answer is left."""
    KeptAnswers.objects.filter(person=person).delete()
