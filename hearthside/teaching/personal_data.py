"""What the room keeps about a person: what was said of their words, and what they said of the words of others. No words."""

from uuid import UUID

from django.db.models import Model, Q, QuerySet

from hearthside.accounts.models import Person
from hearthside.conversations.voices import posts_of
from hearthside.teaching.models import Label, Reader, SecondLook

MODELS: list[type[Model]] = [Label, SecondLook, Reader]


def export(person: Person) -> dict[str, object]:
    """What was said of their words, by name and by voice, and what they said themselves. Not who said it of theirs."""
    return {
        "said_of_my_words": [_row(one) for one in _about(person).order_by("at")],
        "said_by_me": [_row(one) for one in Label.objects.filter(by=person).order_by("at")],
        "second_looks_by_me": [
            {"at": one.answered_at.isoformat() if one.answered_at else "", "all_was_well": one.is_well}
            for one in SecondLook.objects.filter(answered_by=person).order_by("answered_at")
        ],
    }


def erase(person: Person) -> None:
    """Nothing that was said of their words is left, and nothing points to them; the next fit does not know them. What they said of the
    words of others stays without their name."""
    _about(person).delete()
    SecondLook.objects.filter(subject_id__in=_own(person)).delete()
    Label.objects.filter(by=person).update(by=None)
    SecondLook.objects.filter(answered_by=person).update(answered_by=None)
    Reader.objects.filter(adopted_by=person).update(adopted_by=None)


def _own(person: Person) -> set[UUID]:
    posts = posts_of(person)
    return {post.pk for post in posts} | {post.thread_id for post in posts if post.number == 1}


def _about(person: Person) -> QuerySet[Label]:
    return Label.objects.filter(Q(person=person) | Q(subject_id__in=_own(person)))


def _row(label: Label) -> dict[str, object]:
    return {
        "at": label.at.isoformat(),
        "about": str(label.subject_id),
        "how_soon_somebody_should_come": label.level,
        "harms": label.harms_there,
        "no_harms": label.harms_not_there,
    }
