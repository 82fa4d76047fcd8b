"""What points to words that have changed or gone is let go; figures past their time as well."""

from django.utils import timezone

from hearthside.teaching.models import Count, Label, SecondLook
from hearthside.teaching.vocabulary import COUNTS_KEPT_FOR, LOOK_WITHIN, LOOKED_BACK
from hearthside.teaching.words import fingerprint, words_of


def forget_what_is_gone() -> int:
    """Labels whose words are no longer there as they were are gone, second looks without an answer after two weeks or with an answer after
    the time that figures look back, and old counts; how many labels went. Refuses a closed vault."""
    now = timezone.now()
    gone = [one.pk for one in Label.objects.iterator() if is_gone(one)]
    Label.objects.filter(pk__in=gone).delete()
    SecondLook.objects.filter(is_well=None, drawn_at__lt=now - LOOK_WITHIN).delete()
    SecondLook.objects.filter(answered_at__lt=now - LOOKED_BACK).delete()
    Count.objects.filter(day__lt=(now - COUNTS_KEPT_FOR).date()).delete()
    return len(gone)


def is_gone(label: Label) -> bool:
    """Whether the words a label points to have changed or gone."""
    words = words_of(label.kind, label.subject_id)
    return words is None or fingerprint(words) != label.fingerprint
